package dev.tenfold.inject;

import java.time.Instant;
import java.util.Objects;

/**
 * An alarm of a cloud's metric service, as the model has it now.
 *
 * @param metric what it watches; its samples do not matter
 * @param name its name
 * @param statistic such as {@code Average} or {@code p95}
 * @param rule when it goes off
 * @param state where it stands
 * @param reason one sentence on why
 * @param since when it came to that state, by the wall clock
 */
public record CloudAlarm(
        CloudMetric metric, String name, String statistic, Rule rule, State state, String reason, Instant since) {
    /** Where an alarm stands, in CloudWatch's words. */
    public enum State {
        /** Within its bounds. */
        OK,
        /** Beyond them. */
        ALARM,
        /** Not enough is known. */
        INSUFFICIENT_DATA
    }

    /**
     * When an alarm goes off.
     *
     * @param comparison such as {@code GreaterThanThreshold}
     * @param threshold what is compared with
     * @param periodSeconds length of one period
     * @param evaluationPeriods how many periods are looked at
     * @param datapointsToAlarm how many of them must breach
     * @param treatMissingData such as {@code missing} or {@code breaching}
     */
    public record Rule(
            String comparison,
            double threshold,
            int periodSeconds,
            int evaluationPeriods,
            int datapointsToAlarm,
            String treatMissingData) {}

    public CloudAlarm {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(state, "state");
    }
}
