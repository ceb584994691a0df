package dev.tenfold.export;

import dev.tenfold.fault.Fault;
import dev.tenfold.fault.MetricFault;
import dev.tenfold.fault.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The faults of monitoring that a scenario has: what policies see instead of what is. */
public final class Distortions {
    private final List<MetricFault> faults;

    private Distortions(List<MetricFault> faults) {
        this.faults = faults;
    }

    /** Those among the faults of a scenario. */
    public static Distortions of(List<Fault> faults) {
        return new Distortions(faults.stream()
                .filter(MetricFault.class::isInstance)
                .map(MetricFault.class::cast)
                .toList());
    }

    /** Whether any of them changes what comes from a system. */
    boolean reach(Source system) {
        return faults.stream().anyMatch(fault -> fault.isIn(system) && !fault.silences(system, true));
    }

    /** How late values of a system may be, each lateness once, nanoseconds. */
    List<Long> latenesses(Source system) {
        return faults.stream()
                .filter(fault -> fault.isIn(system))
                .map(MetricFault::lateNanos)
                .filter(late -> late > 0)
                .distinct()
                .toList();
    }

    /**
     * The way of one metric of a service.
     *
     * @param counter whether it counts up
     * @return empty if no fault ever strikes it
     */
    public Optional<Channel> channel(Source system, String service, String metric, boolean counter) {
        List<MetricFault> striking = faults.stream()
                .filter(fault -> fault.strikes(system, service, metric) && !fault.silences(system, true))
                .toList();
        return striking.isEmpty() ? Optional.empty() : Optional.of(new Channel(striking, counter));
    }

    /**
     * Why those get an error who ask a system now.
     *
     * @param byAdapter whether they ask through the custom and external metrics APIs of Kubernetes
     */
    public Optional<String> silence(Source system, boolean byAdapter, long nowNanos) {
        for (MetricFault fault : faults) {
            if (fault.isOn(nowNanos) && fault.silences(system, byAdapter)) {
                return Optional.of(fault.sentence());
            }
        }
        return Optional.empty();
    }

    /** What distorts metrics of a service now, in words; empty if nothing does. */
    public String on(String service, long nowNanos) {
        return faults.isEmpty()
                ? ""
                : faults.stream()
                        .filter(fault -> fault.isOn(nowNanos) && fault.isOf(service))
                        .map(Fault::sentence)
                        .collect(Collectors.joining(", "));
    }
}
