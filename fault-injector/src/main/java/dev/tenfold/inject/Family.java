package dev.tenfold.inject;

import dev.tenfold.metric.Labels;
import java.util.List;
import java.util.Objects;

/**
 * The series of one metric.
 *
 * @param name the metric's name; of a histogram without {@code _bucket}, {@code _sum} and {@code _count}
 * @param type what its values mean
 * @param help one sentence on it, may be empty
 * @param readings its series, each with its full name in the label {@link Labels#NAME}; a histogram's buckets stand in
 *     the order of their bounds, with {@code +Inf}, sum and count after them
 */
public record Family(String name, Type type, String help, List<Reading> readings) {
    /** What a metric's values mean. */
    public enum Type {
        /** A sum that only grows, unless its process restarts. */
        COUNTER,
        /** A value that goes up and down. */
        GAUGE,
        /** Cumulative counts of observations up to each bound. */
        HISTOGRAM
    }

    /**
     * One series at one instant.
     *
     * @param labels name and labels, the marker of its game day included
     * @param value any value; never the staleness marker
     */
    public record Reading(Labels labels, double value) {
        public Reading {
            Objects.requireNonNull(labels, "labels");
        }
    }

    public Family {
        Objects.requireNonNull(type, "type");
        readings = List.copyOf(readings);
    }
}
