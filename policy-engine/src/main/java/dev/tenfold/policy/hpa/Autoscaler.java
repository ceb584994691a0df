package dev.tenfold.policy.hpa;

import dev.tenfold.policy.PhasedFact;
import dev.tenfold.policy.hpa.Cluster.Scale;
import dev.tenfold.policy.hpa.Cluster.Write;
import dev.tenfold.policy.hpa.Decision.Action;
import dev.tenfold.policy.hpa.Decision.ErrorLabel;
import dev.tenfold.policy.hpa.HpaSettings.ScaleToZeroMode;
import dev.tenfold.policy.hpa.Trail.Turn;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One autoscaler: the fact that the rules of {@code hpa.drl} walk through the {@link Phase phases} of a reconcile. Its
 * questions are what the rules ask in their conditions; its acts are what they do, each a step to the next phase.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/horizontal.go">
 *     horizontal.go, reconcileAutoscaler</a>
 */
public final class Autoscaler implements PhasedFact {
    private static final int MOST_WRITES = 5;
    private static final Scale NO_SCALE = new Scale(0, 0, "");

    private final HpaPlan plan;
    private final HpaState state;
    private final Selection selection = new Selection();
    private final Supplier<String> firingRule;

    private Phase phase = Phase.DONE;
    private Cluster cluster;
    private long nowNanos;
    private boolean scaleRead;
    private Scale scale = NO_SCALE;
    private MetricPoll poll = MetricPoll.NONE;
    private int proposed;
    private int stabilised;
    private Limited limited;
    private int desired;
    private Turn turn;
    private Write wrote;
    private boolean failed;
    private String rule;

    Autoscaler(HpaPlan plan, HpaMemory memory, Supplier<String> firingRule) {
        this.plan = plan;
        this.state = new HpaState(memory);
        this.firingRule = firingRule;
    }

    /** Begins a reconcile: reads the scale and, unless the bounds decide alone, the metrics. */
    void begin(Cluster cluster, long nowNanos) {
        this.cluster = cluster;
        this.nowNanos = nowNanos;
        poll = MetricPoll.NONE;
        proposed = 0;
        stabilised = 0;
        limited = null;
        turn = null;
        wrote = null;
        failed = false;
        rule = null;
        phase = Phase.BOUNDS;
        Optional<Scale> answer = cluster.scale();
        scaleRead = answer.isPresent();
        scale = answer.orElse(NO_SCALE);
        desired = scale.specReplicas();
        if (scaleRead) {
            state.conditions().set(Condition.SUCCEEDED_GET_SCALE);
            state.startRecommending(scale.specReplicas(), nowNanos);
        }
        if (isUpToMetrics()) {
            readMetrics();
        }
    }

    private void readMetrics() {
        selection.select(cluster, scale);
        if (!isSelectorClear()) {
            return;
        }
        poll = MetricPoll.of(
                plan.metrics, new Observation(cluster, scale, selection.pods(), nowNanos, plan.perPod, plan.whole));
        proposed = poll.proposed();
        phase = poll.failures() > 0 ? Phase.FAILURES : Phase.METRICS;
    }

    /** What came of the reconcile, once the rules are through with it. */
    Decision end() {
        boolean done = wrote == Write.DONE;
        Trail trail = new Trail(
                plan,
                turn,
                wrote,
                state.currentReplicas(),
                getCurrent(),
                desired,
                poll.outcomes(),
                poll.leading(),
                proposed,
                stabilised,
                limited);
        if (turn != Turn.NO_SCALE) {
            boolean known = turn == Turn.DISABLED_AT_ZERO || limited != null || wrote == Write.DONE;
            state.status(getCurrent(), known && wrote != Write.FAILED ? desired : state.desiredReplicas());
        }
        return new Decision(
                nowNanos,
                getCurrent(),
                state.desiredReplicas(),
                done ? Action.between(getCurrent(), desired) : Action.NONE,
                failed ? ErrorLabel.INTERNAL : ErrorLabel.NONE,
                state.conditions().list(),
                rule,
                trail);
    }

    HpaMemory memory() {
        return state.memory();
    }

    // ---- What the rules ask.

    /** Name of the phase that the reconcile is in. Text, since Drools finds the rules of a phase by hash only for text. */
    public String getPhase() {
        return phase.name();
    }

    /** Whether the scale of the workload could be read. */
    public boolean isScaleRead() {
        return scaleRead;
    }

    /** Replicas asked for at present. */
    public int getCurrent() {
        return scale.specReplicas();
    }

    /** The fewest replicas. */
    public int getMinReplicas() {
        return plan.bounds.minReplicas();
    }

    /** The most replicas. */
    public int getMaxReplicas() {
        return plan.bounds.maxReplicas();
    }

    /** Whether a workload at zero may be woken by its metrics. */
    public boolean isWakeable() {
        return plan.settings.scaleToZero() == ScaleToZeroMode.LEGACY
                ? getMinReplicas() == 0
                : state.isPutAtZero(plan) && (getMinReplicas() > 0 || plan.measuresAtZero);
    }

    /** Whether the metrics decide: the replicas are within bounds, or at zero and wakeable. */
    public boolean isUpToMetrics() {
        if (!scaleRead) {
            return false;
        }
        return getCurrent() == 0 ? isWakeable() : getCurrent() <= getMaxReplicas() && getCurrent() >= getMinReplicas();
    }

    /** Whether the selector is one, and picks pods of no other autoscaler. */
    public boolean isSelectorClear() {
        return selection.problem() == null;
    }

    /** How many metrics the policy has. */
    public int getMetrics() {
        return plan.metrics.size();
    }

    /** How many of them failed. */
    public int getFailures() {
        return poll.failures();
    }

    /** The largest number that a metric asks for. */
    public int getProposed() {
        return proposed;
    }

    /** Whether the policy has a behavior. */
    public boolean isBehaved() {
        return plan.hasBehavior;
    }

    /** Which limit the number ran into. */
    public String getLimitedBy() {
        return limited.reason().text();
    }

    /** Whether a workload that this autoscaler put at zero would wake with fewer replicas than the fewest. */
    public boolean isWakingTooLow() {
        return getCurrent() == 0 && desired < getMinReplicas() && state.isPutAtZero(plan);
    }

    @Override
    public boolean isSettled() {
        return phase == Phase.DONE;
    }

    // ---- What the rules do.

    /** Ends the reconcile because the scale could not be read. */
    public void stopWithoutScale() {
        state.conditions().set(Condition.FAILED_GET_SCALE);
        fail(Turn.NO_SCALE);
    }

    /** Ends the reconcile because nobody wants the workload to run. */
    public void stayAtZero() {
        state.conditions().set(Condition.SCALING_DISABLED);
        if (plan.settings.scaleToZero() == ScaleToZeroMode.CONDITION_OFF) {
            state.conditions().remove(Condition.SCALED_TO_ZERO);
        }
        turn = Turn.DISABLED_AT_ZERO;
        decideHere();
        phase = Phase.DONE;
    }

    /** Wants the most replicas, without looking at any metric. */
    public void moveToMaximum() {
        force(getMaxReplicas(), Turn.ABOVE_MAXIMUM);
    }

    /** Wants the fewest replicas, without looking at any metric. */
    public void moveToMinimum() {
        force(getMinReplicas(), Turn.BELOW_MINIMUM);
    }

    /** Ends the reconcile because it is not clear which pods are meant. */
    public void refuseSelector() {
        boolean invalid = selection.problem() == Turn.INVALID_SELECTOR;
        state.conditions().set(invalid ? Condition.INVALID_SELECTOR : Condition.AMBIGUOUS_SELECTOR);
        fail(selection.problem());
    }

    /** Ends the reconcile with the reason of the first metric that failed. */
    public void reportFailedMetrics() {
        state.conditions().set(Condition.metricFailed(plan.metrics.get(poll.firstFailure())));
        fail(Turn.METRICS_FAILED);
    }

    /** Goes by what the metrics propose; one that failed still makes the reconcile end with an error. */
    public void goByMetrics() {
        state.conditions().set(Condition.VALID_METRIC_FOUND);
        failed = poll.failures() > 0;
        turn = Turn.METRICS_DECIDED;
        decideHere();
        proposed = Math.max(0, proposed);
        stabilised = state.stabilise(plan, getCurrent(), proposed, nowNanos);
        if (stabilised != proposed) {
            phase = Phase.HOLD;
        } else {
            state.conditions().set(Condition.READY_FOR_NEW_SCALE);
            approachLimits();
        }
    }

    /** Lets lower recommendations of the scale-up window keep the replicas down. */
    public void holdRise() {
        hold(Condition.SCALE_UP_STABILIZED);
    }

    /** Lets higher recommendations of the scale-down window keep the replicas up. */
    public void holdFall() {
        hold(Condition.SCALE_DOWN_STABILIZED);
    }

    private void hold(Condition condition) {
        state.conditions().set(condition);
        decideHere();
        approachLimits();
    }

    private void approachLimits() {
        limited = state.limit(plan, getCurrent(), stabilised, nowNanos);
        desired = limited.replicas();
        if (desired != stabilised) {
            phase = Phase.LIMIT;
        } else {
            state.conditions().set(Condition.scalingLimited(false, limited.reason()));
            approachWrite();
        }
    }

    /** Takes what the limits leave. */
    public void takeLimit() {
        state.conditions().set(Condition.scalingLimited(true, limited.reason()));
        decideHere();
        approachWrite();
    }

    private void approachWrite() {
        phase = desired != getCurrent() || isWakingTooLow() ? Phase.WRITE : Phase.DONE;
    }

    /** Wants the fewest replicas for a workload that would be woken with less. */
    public void wakeToMinimum() {
        desired = getMinReplicas();
        turn = Turn.WOKEN_TO_MINIMUM;
        decideHere();
    }

    /** Asks the cluster for the number of replicas wanted. */
    public void write() {
        wrote = cluster.write(desired);
        for (int i = 1; i < MOST_WRITES && wrote == Write.CONFLICT; i++) {
            wrote = cluster.scale().isPresent() ? cluster.write(desired) : Write.FAILED;
        }
        if (wrote == Write.DONE) {
            state.conditions().set(Condition.SUCCEEDED_RESCALE);
            state.changed(plan, getCurrent(), desired, nowNanos);
            state.noteZero(plan, desired);
        } else {
            wrote = Write.FAILED;
            state.conditions().set(Condition.FAILED_UPDATE_SCALE);
            failed = true;
        }
        phase = Phase.DONE;
    }

    private void force(int replicas, Turn turn) {
        this.turn = turn;
        desired = replicas;
        decideHere();
        phase = Phase.WRITE;
    }

    private void fail(Turn turn) {
        this.turn = turn;
        failed = true;
        decideHere();
        phase = Phase.DONE;
    }

    private void decideHere() {
        rule = firingRule.get();
    }
}
