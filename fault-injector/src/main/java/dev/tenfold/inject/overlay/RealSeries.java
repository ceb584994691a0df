package dev.tenfold.inject.overlay;

import dev.tenfold.metric.Sample;
import java.time.Instant;
import java.util.List;

/** Where real values are read. */
public interface RealSeries {
    /**
     * The values that the series of a metric have at an instant.
     *
     * @throws dev.tenfold.prometheus.PrometheusFailure if they cannot be read
     */
    List<Sample> read(String metric, Instant at);
}
