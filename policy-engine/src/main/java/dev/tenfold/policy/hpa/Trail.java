package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.Decision.Action;
import dev.tenfold.policy.hpa.Decision.ErrorLabel;
import dev.tenfold.policy.hpa.Decision.MetricLabels;
import dev.tenfold.policy.hpa.Decision.MetricReading;
import dev.tenfold.policy.hpa.Decision.MetricStatus;
import dev.tenfold.policy.hpa.Proposal.Measure;
import dev.tenfold.policy.hpa.Proposal.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The way one decision took, kept so that it can be told when somebody asks.
 *
 * @param plan the policy
 * @param turn which way it was
 * @param wrote what became of the write; null where nothing was to be written
 * @param statusReplicas current replicas of the status before
 * @param current replicas asked for before
 * @param desired replicas wanted
 * @param outcomes of the metrics, in the order of the policy; empty where none was read
 * @param leading index of the metric whose proposal was kept; -1 where none was
 * @param proposed by the metrics together
 * @param stabilised after earlier recommendations had their say
 * @param limited after the limits
 */
record Trail(
        HpaPlan plan,
        Turn turn,
        Cluster.Write wrote,
        int statusReplicas,
        int current,
        int desired,
        List<MetricOutcome> outcomes,
        int leading,
        int proposed,
        int stabilised,
        Limited limited) {

    /** The ways that a reconcile can take. */
    enum Turn {
        NO_SCALE,
        DISABLED_AT_ZERO,
        ABOVE_MAXIMUM,
        BELOW_MINIMUM,
        INVALID_SELECTOR,
        AMBIGUOUS_SELECTOR,
        METRICS_FAILED,
        METRICS_DECIDED,
        WOKEN_TO_MINIMUM
    }

    List<MetricReading> readings(long nowNanos) {
        List<MetricReading> readings = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Proposal proposal) {
                Quantity quantity = Quantity.of(plan.metrics.get(i), proposal.reading());
                readings.add(new MetricReading(
                        quantity.subject(),
                        quantity.value(),
                        quantity.target(),
                        nowNanos - proposal.reading().atNanos()));
            }
        }
        return readings;
    }

    List<MetricStatus> statuses() {
        List<MetricStatus> statuses = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            String type = plan.metrics.get(i).type();
            statuses.add(outcomes.get(i) instanceof Proposal proposal ? status(type, proposal.reading()) : null);
        }
        return Collections.unmodifiableList(statuses);
    }

    private static MetricStatus status(String type, Reading reading) {
        boolean whole = reading.measure() == Measure.VALUE;
        return new MetricStatus(
                type,
                reading.measure() == Measure.UTILIZATION ? OptionalInt.of(reading.utilization()) : OptionalInt.empty(),
                whole ? OptionalLong.empty() : OptionalLong.of(reading.milli()),
                whole ? OptionalLong.of(reading.milli()) : OptionalLong.empty());
    }

    List<MetricLabels> labels() {
        List<MetricLabels> labels = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            String type = plan.metrics.get(i).type();
            if (outcomes.get(i) instanceof Proposal proposal) {
                Action action = Action.between(statusReplicas, proposal.replicas());
                labels.add(new MetricLabels(type, action, ErrorLabel.NONE));
            } else {
                boolean unknown = outcomes.get(i) == MetricFailure.UNKNOWN_TYPE;
                labels.add(new MetricLabels(type, Action.NONE, unknown ? ErrorLabel.SPEC : ErrorLabel.INTERNAL));
            }
        }
        return labels;
    }
}
