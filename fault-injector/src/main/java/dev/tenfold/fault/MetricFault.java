package dev.tenfold.fault;

import java.util.List;
import java.util.Optional;

/**
 * A fault of the monitoring path: services fare as before, and policies see something else. It strikes the metrics of
 * one service or of all, by name, in one of the systems that they come from or in all in which it can happen.
 */
public sealed interface MetricFault extends Fault
        permits AdapterDown,
                ClockSkew,
                CounterReset,
                Lag,
                MetricsApiDown,
                Nan,
                NoisyReplica,
                ScrapeGap,
                StaleValue,
                WrongUnit,
                Zeros {

    /** The service whose metrics it strikes; all if empty. */
    default Optional<String> service() {
        return Optional.empty();
    }

    /** The metric that it strikes, {@code *} standing for any text; all if empty. */
    default Optional<String> metric() {
        return Optional.empty();
    }

    /** The one system in which it happens; all that are {@link #possible()} if empty. */
    default Optional<Source> source() {
        return Optional.empty();
    }

    /** Where such a fault can happen. */
    List<Source> possible();

    /** What is told instead of a measurement. */
    default double told(Seen seen) {
        return seen.value();
    }

    /** Whether what it did to a counter stays when it is over. */
    default boolean lingers() {
        return false;
    }

    /** What becomes of a measurement. */
    default Fate fate() {
        return Fate.ARRIVES;
    }

    /** How much later than usual a measurement is known, nanoseconds. */
    default long lateNanos() {
        return 0;
    }

    /** How far ahead the clock is that stamps measurements, nanoseconds; negative if it is behind. */
    default long aheadNanos() {
        return 0;
    }

    /** Whether it singles out one replica of a service. */
    default boolean singlesOut() {
        return false;
    }

    /** Whether a whole report is told once more, instead of a new one. */
    default boolean repeats() {
        return false;
    }

    /**
     * Whether those who ask get an error, rather than what was measured.
     *
     * @param system whom they ask
     * @param byAdapter whether they ask through the custom and external metrics APIs of Kubernetes
     */
    default boolean silences(Source system, boolean byAdapter) {
        return false;
    }

    /** Whether it is on at an instant, nanoseconds since start. */
    default boolean isOn(long nowNanos) {
        long begin = at().toNanos();
        return nowNanos >= begin && nowNanos < begin + lasts().toNanos();
    }

    /** Whether it happens in a system. */
    default boolean isIn(Source system) {
        return possible().contains(system) && source().map(system::equals).orElse(true);
    }

    /** Whether it strikes a service's metrics. */
    default boolean isOf(String name) {
        return service().map(name::equals).orElse(true);
    }

    /** Whether it strikes a metric of a service in a system. */
    default boolean strikes(Source system, String name, String aMetric) {
        return isIn(system)
                && isOf(name)
                && metric().map(pattern -> Reach.matches(pattern, aMetric)).orElse(true);
    }

    @Override
    default List<Mention> mentions() {
        return service().stream()
                .map(name -> new Mention("service", name, Mention.What.SERVICE))
                .toList();
    }

    @Override
    default String sentence() {
        return title() + " in " + Reach.told(this);
    }

    @Override
    default String subject() {
        return service().orElse("");
    }
}
