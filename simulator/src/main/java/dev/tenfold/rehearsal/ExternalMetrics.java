package dev.tenfold.rehearsal;

import dev.tenfold.policy.hpa.Measurement;
import dev.tenfold.policy.hpa.MetricSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Whoever serves external metrics to a HorizontalPodAutoscaler. */
interface ExternalMetrics {
    /** Whether the services themselves are looked at when a metric is asked for, rather than what was scraped. */
    boolean live();

    /** All series of a metric; empty where the call failed. */
    Optional<List<Measurement>> measurements(MetricSpec.External metric);

    /** Tells the value that a metric had when last asked for; NaN while it has none. */
    DoubleSupplier last(String metric);
}
