package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.HpaSettings.ScaleToZeroMode;
import java.util.List;
import java.util.Optional;

/** What an autoscaler remembers, while it lives. */
final class HpaState {
    private final ScaleEvents ups;
    private final ScaleEvents downs;
    private final Conditions conditions;
    private Recommendations recommendations;
    private int currentReplicas;
    private int desiredReplicas;

    HpaState(HpaMemory memory) {
        ups = new ScaleEvents(memory.scaleUps());
        downs = new ScaleEvents(memory.scaleDowns());
        conditions = new Conditions(memory.conditions());
        recommendations = memory.recommendations().map(Recommendations::new).orElse(null);
        currentReplicas = memory.currentReplicas();
        desiredReplicas = memory.desiredReplicas();
    }

    HpaMemory memory() {
        return new HpaMemory(
                Optional.ofNullable(recommendations).map(Recommendations::list),
                ups.list(),
                downs.list(),
                conditions.list(),
                currentReplicas,
                desiredReplicas);
    }

    Conditions conditions() {
        return conditions;
    }

    Recommendations recommendations() {
        return recommendations;
    }

    int currentReplicas() {
        return currentReplicas;
    }

    int desiredReplicas() {
        return desiredReplicas;
    }

    /** The first reconcile recommends what there is, so that a restarted controller does not move at once. */
    void startRecommending(int current, long nowNanos) {
        if (recommendations == null) {
            recommendations = new Recommendations(List.of(new Recommendation(current, nowNanos)));
        }
    }

    void status(int current, int desired) {
        currentReplicas = current;
        desiredReplicas = desired;
    }

    /** What earlier recommendations leave of a proposal, which is recorded among them. */
    int stabilise(HpaPlan plan, int current, int proposed, long nowNanos) {
        return plan.hasBehavior
                ? recommendations.stabilise(current, proposed, plan.upWindowNanos, plan.downWindowNanos, nowNanos)
                : recommendations.stabilise(proposed, plan.downWindowNanos, nowNanos);
    }

    /** What the bounds, and the pace given earlier changes, leave of a number. */
    Limited limit(HpaPlan plan, int current, int replicas, long nowNanos) {
        if (!plan.hasBehavior) {
            return plan.bounds.clamp(current, replicas, plan.settings);
        }
        if (replicas > current) {
            return plan.bounds.limitUp(current, replicas, plan.upPace.up(current, ups, downs, nowNanos));
        }
        return replicas < current
                ? plan.bounds.limitDown(current, replicas, plan.downPace.down(current, ups, downs, nowNanos))
                : Limited.within(replicas, null);
    }

    /** Whether it was this autoscaler that put the workload at zero. */
    boolean isPutAtZero(HpaPlan plan) {
        return plan.settings.scaleToZero() == ScaleToZeroMode.CONDITION_ON
                && conditions.isTrue(Condition.SCALED_TO_ZERO);
    }

    /** Notes after a write whether it was one to zero, where the controller keeps such a note. */
    void noteZero(HpaPlan plan, int replicas) {
        switch (plan.settings.scaleToZero()) {
            case LEGACY -> {}
            case CONDITION_OFF -> conditions.remove(Condition.SCALED_TO_ZERO);
            case CONDITION_ON -> {
                boolean zero = replicas == 0 && plan.bounds.minReplicas() == 0 && plan.measuresAtZero;
                conditions.set(zero ? Condition.AT_ZERO : Condition.NOT_AT_ZERO);
            }
        }
    }

    /** Remembers a change of the replicas, which only a behavior ever looks at. */
    void changed(HpaPlan plan, int from, int to, long nowNanos) {
        if (plan.hasBehavior && to > from) {
            ups.store(to - from, plan.upPace.longestPeriodNanos(), nowNanos);
        } else if (plan.hasBehavior) {
            downs.store(from - to, plan.downPace.longestPeriodNanos(), nowNanos);
        }
    }
}
