package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.Cluster.Scale;
import dev.tenfold.policy.hpa.Cluster.Write;
import dev.tenfold.policy.hpa.Decision.Action;
import dev.tenfold.policy.hpa.Decision.ErrorLabel;
import dev.tenfold.policy.hpa.HpaSettings.ScaleToZeroMode;
import dev.tenfold.policy.hpa.Trail.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One autoscaler: the fact that the rules of {@code hpa.drl} walk through the {@link Phase phases} of a reconcile. Its
 * questions are what the rules ask in their conditions; its acts are what they do, each a step to the next phase.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/horizontal.go">
 *     horizontal.go, reconcileAutoscaler</a>
 */
public final class Autoscaler {
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
    private List<MetricOutcome> outcomes = List.of();
    private int failures;
    private int leading;
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

    /** Begins a reconcile: reads the scale. */
    void begin(Cluster cluster, long nowNanos) {
        this.cluster = cluster;
        this.nowNanos = nowNanos;
        Optional<Scale> answer = cluster.scale();
        scaleRead = answer.isPresent();
        scale = answer.orElse(NO_SCALE);
        outcomes = List.of();
        failures = 0;
        leading = -1;
        proposed = 0;
        stabilised = 0;
        limited = null;
        desired = scale.specReplicas();
        turn = null;
        wrote = null;
        failed = false;
        rule = null;
        phase = Phase.BOUNDS;
        if (scaleRead) {
            state.conditions().set(Condition.SUCCEEDED_GET_SCALE);
            state.startRecommending(scale.specReplicas(), nowNanos);
        }
    }

    /** What came of the reconcile, once the rules are through with it. */
    Decision end() {
        if (phase != Phase.DONE) {
            throw new IllegalStateException("no rule leads on from phase " + phase + " of " + plan.spec.name());
        }
        boolean done = wrote == Write.DONE;
        Trail trail = new Trail(
                plan,
                turn,
                wrote,
                state.currentReplicas(),
                getCurrent(),
                desired,
                outcomes,
                leading,
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

    /** Where in the reconcile it is. */
    public Phase getPhase() {
        return phase;
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
                : isPutAtZero() && (getMinReplicas() > 0 || plan.measuresAtZero);
    }

    /** Whether it was this autoscaler that put the workload at zero. */
    public boolean isPutAtZero() {
        return plan.settings.scaleToZero() == ScaleToZeroMode.CONDITION_ON
                && state.conditions().isTrue(Condition.SCALED_TO_ZERO);
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
        return failures;
    }

    /** The largest number that a metric asks for. */
    public int getProposed() {
        return proposed;
    }

    /** Whether the policy has a behavior. */
    public boolean isBehaved() {
        return plan.hasBehavior;
    }

    /** The number that earlier recommendations leave. */
    public int getStabilised() {
        return stabilised;
    }

    /** The number of replicas wanted. */
    public int getDesired() {
        return desired;
    }

    /** Whether a workload that this autoscaler put at zero would wake with fewer replicas than the fewest. */
    public boolean isWakingTooLow() {
        return getCurrent() == 0 && desired < getMinReplicas() && isPutAtZero();
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

    /** Asks every metric how many replicas it wants; the largest number is kept. */
    public void readMetrics() {
        selection.select(cluster, scale);
        phase = Phase.METRICS;
        if (!isSelectorClear()) {
            return;
        }
        Observation seen = new Observation(cluster, scale, selection.pods(), nowNanos, plan.perPod, plan.whole);
        outcomes = new ArrayList<>(plan.metrics.size());
        for (int i = 0; i < plan.metrics.size(); i++) {
            MetricOutcome outcome = plan.metrics.get(i).evaluate(seen);
            outcomes.add(outcome);
            if (outcome.failed()) {
                failures++;
            } else {
                keepLargest(i, ((Proposal) outcome).replicas());
            }
        }
    }

    private void keepLargest(int metric, int replicas) {
        // A proposal of zero does not count as one: whatever comes next replaces it.
        if (proposed == 0 || replicas > proposed) {
            proposed = replicas;
            leading = metric;
        }
    }

    /** Ends the reconcile because it is not clear which pods are meant. */
    public void refuseSelector() {
        state.conditions()
                .set(
                        selection.problem() == Turn.INVALID_SELECTOR
                                ? Condition.INVALID_SELECTOR
                                : Condition.AMBIGUOUS_SELECTOR);
        fail(selection.problem());
    }

    /** Ends the reconcile with the reason of the first metric that failed. */
    public void reportFailedMetrics() {
        int first = 0;
        while (!outcomes.get(first).failed()) {
            first++;
        }
        state.conditions().set(Condition.metricFailed(plan.metrics.get(first)));
        fail(Turn.METRICS_FAILED);
    }

    /** Goes by what the metrics propose; a metric that failed still makes the reconcile end with an error. */
    public void acceptProposal() {
        state.conditions().set(Condition.VALID_METRIC_FOUND);
        failed = failures > 0;
        turn = Turn.METRICS_DECIDED;
        proposed = Math.max(0, proposed);
        phase = Phase.STABILISE;
    }

    /** Lets earlier recommendations hold back a move down. */
    public void stabiliseDownwards() {
        long window = plan.settings.downscaleStabilization().toNanos();
        stabilised = state.recommendations().stabilise(proposed, window, nowNanos);
        stabilisedBy(Condition.SCALE_DOWN_STABILIZED);
    }

    /** Lets earlier recommendations hold back a move, each direction by its own window. */
    public void stabiliseBothWays() {
        stabilised = state.recommendations()
                .stabilise(getCurrent(), proposed, plan.upWindowNanos, plan.downWindowNanos, nowNanos);
        stabilisedBy(proposed >= getCurrent() ? Condition.SCALE_UP_STABILIZED : Condition.SCALE_DOWN_STABILIZED);
    }

    private void stabilisedBy(Condition condition) {
        boolean held = stabilised != proposed;
        state.conditions().set(held ? condition : Condition.READY_FOR_NEW_SCALE);
        if (held) {
            decideHere();
        }
        phase = Phase.LIMIT;
    }

    /** Keeps the number within the bounds, and the step up within a multiple of what there is. */
    public void limitStep() {
        limitTo(plan.bounds.clamp(getCurrent(), stabilised, plan.settings));
    }

    /** Keeps a move up within the pace and below the most replicas. */
    public void limitRise() {
        limitTo(plan.bounds.limitUp(getCurrent(), stabilised, state.up(plan.upPace, getCurrent(), nowNanos)));
    }

    /** Keeps a move down within the pace and above the fewest replicas. */
    public void limitFall() {
        limitTo(plan.bounds.limitDown(getCurrent(), stabilised, state.down(plan.downPace, getCurrent(), nowNanos)));
    }

    /** Notes that there is no move to limit. */
    public void limitNothing() {
        limitTo(Limited.within(stabilised, null));
    }

    private void limitTo(Limited outcome) {
        limited = outcome;
        desired = outcome.replicas();
        boolean cut = desired != stabilised;
        state.conditions().set(Condition.scalingLimited(cut, outcome.reason()));
        if (cut) {
            decideHere();
        }
        phase = Phase.WRITE;
    }

    /** Wants the fewest replicas for a workload that is about to be woken with less. */
    public void wakeToMinimum() {
        desired = getMinReplicas();
        turn = Turn.WOKEN_TO_MINIMUM;
        decideHere();
    }

    /** Asks the cluster for the number of replicas wanted. */
    public void write() {
        decideHereUnlessDecided();
        wrote = cluster.write(desired);
        for (int i = 1; i < MOST_WRITES && wrote == Write.CONFLICT; i++) {
            wrote = cluster.scale().isPresent() ? cluster.write(desired) : Write.FAILED;
        }
        if (wrote == Write.DONE) {
            state.conditions().set(Condition.SUCCEEDED_RESCALE);
            state.changed(plan, getCurrent(), desired, nowNanos);
            noteZero();
        } else {
            wrote = Write.FAILED;
            state.conditions().set(Condition.FAILED_UPDATE_SCALE);
            failed = true;
        }
        phase = Phase.DONE;
    }

    /** Leaves the number of replicas as it is. */
    public void leave() {
        decideHereUnlessDecided();
        phase = Phase.DONE;
    }

    private void noteZero() {
        switch (plan.settings.scaleToZero()) {
            case LEGACY -> {}
            case CONDITION_OFF -> state.conditions().remove(Condition.SCALED_TO_ZERO);
            case CONDITION_ON ->
                state.conditions()
                        .set(
                                desired == 0 && getMinReplicas() == 0 && plan.measuresAtZero
                                        ? Condition.AT_ZERO
                                        : Condition.NOT_AT_ZERO);
        }
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

    private void decideHereUnlessDecided() {
        if (rule == null) {
            decideHere();
        }
    }
}
