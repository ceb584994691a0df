package dev.tenfold.export;

import dev.tenfold.export.Family.Reading;
import java.util.Map;

/**
 * Containers as the kubelet's cAdvisor sees them. The kubelet does not see requests.
 *
 * @see <a href="https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md">cAdvisor's metrics</a>
 */
final class CadvisorMetrics implements Exporter {
    /** {@code cpu.cfs_period_us}. */
    private static final double PERIOD_MICROS = 100_000;

    /** CPU shares of one requested core. */
    private static final double SHARES = 1024;

    private final long epochMillis;

    /** @param epochMillis when the rehearsal starts */
    CadvisorMetrics(long epochMillis) {
        this.epochMillis = epochMillis;
    }

    @Override
    public void declare(Publisher publisher) {
        double cores = publisher.spec().cores().value();
        double shares = publisher.spec().requestedMilli() / 1000.0 * SHARES;
        double memory = publisher.spec().requests().memory().bytes();
        Families<PodGroup> pods = publisher.ofPods();
        pods.add(
                Job.KUBELET,
                "container_cpu_usage_seconds_total",
                Map.of("cpu", "total"),
                (pod, now) -> pod.cpuSeconds());
        add(pods, "container_memory_working_set_bytes", (pod, now) -> pod.memoryBytes());
        add(pods, "container_memory_usage_bytes", (pod, now) -> pod.memoryBytes());
        add(pods, "container_memory_rss", (pod, now) -> pod.memoryBytes());
        add(pods, "container_cpu_cfs_periods_total", (pod, now) -> pod.periods());
        add(pods, "container_cpu_cfs_throttled_periods_total", (pod, now) -> pod.throttledPeriods());
        add(pods, "container_spec_cpu_quota", (pod, now) -> cores * PERIOD_MICROS * pod.weight());
        add(pods, "container_spec_cpu_period", (pod, now) -> PERIOD_MICROS);
        add(pods, "container_spec_cpu_shares", (pod, now) -> shares * pod.weight());
        add(pods, "container_spec_memory_limit_bytes", (pod, now) -> memory * pod.weight());
        add(pods, "container_start_time_seconds", (pod, now) -> seconds(pod.runningNanos()));
        add(pods, "container_last_seen", (pod, now) -> seconds(now));
        publisher.ofService().add(Job.KUBELET, "up", Map.of(), (service, now) -> 1);
    }

    private static void add(Families<PodGroup> pods, String name, Reading<PodGroup> reading) {
        pods.add(Job.KUBELET, name, Map.of(), reading);
    }

    private double seconds(long nanos) {
        return epochMillis / 1e3 + nanos / 1e9;
    }
}
