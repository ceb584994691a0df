package dev.tenfold.policy.azure;

import java.util.List;

/**
 * What Azure calls the CPU that instances use, in percent.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/reference/metrics-index">Supported metrics</a>
 */
public final class CpuMetric {
    /** Of scale sets and virtual machines, of App Service plans, and as guest agents report it. */
    private static final List<String> NAMES = List.of(
            "Percentage CPU",
            "CpuPercentage",
            "\\Processor(_Total)\\% Processor Time",
            "/builtin/processor/percentprocessortime");

    private CpuMetric() {}

    /** Whether a metric of that name is the CPU in percent. */
    public static boolean is(String metric) {
        return NAMES.stream().anyMatch(metric::equalsIgnoreCase);
    }
}
