package dev.tenfold.policy.aws;

import dev.tenfold.policy.Block;
import dev.tenfold.policy.Move;
import dev.tenfold.policy.Outcome;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.aws.CapacityTurn.Floor;
import dev.tenfold.policy.aws.MixedInstances.Division;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One EC2 Auto Scaling group under the rules: its alarms, those that target tracking makes among them, its policies and
 * its scheduled actions.
 */
public final class GroupController {
    private final GroupSpec group;
    private final GroupPause pause = new GroupPause();
    private final List<GroupBrakes> brakes = new ArrayList<>();
    private final Forecasts forecasts;
    private final ScalingRun run;

    /**
     * Takes on a group as it stands.
     *
     * @param spec the group, which must be the {@link GroupSpec} of it, with everything that acts on it
     * @param histories by the name of a predictive policy, what it forecasts from
     * @param start the moment at which the rehearsal begins
     */
    public GroupController(
            GroupScaling spec, Map<String, LoadHistory> histories, Instant start, PolicySession session) {
        if (!(spec.scaled() instanceof GroupSpec scaled)) {
            throw new IllegalArgumentException(spec.scaled().id() + " is not an EC2 Auto Scaling group");
        }
        group = scaled;
        List<PredictivePolicy> predictive = spec.policies().stream()
                .filter(PredictivePolicy.class::isInstance)
                .map(PredictivePolicy.class::cast)
                .toList();
        forecasts = new Forecasts(predictive, histories, start);
        run = new ScalingRun(spec, this::brakesOf, start, session);
    }

    private Brakes brakesOf(ScalingPolicySpec policy) {
        GroupBrakes made = new GroupBrakes(policy, group, pause);
        brakes.add(made);
        return made;
    }

    /**
     * Does what is due: scheduled actions, alarms, policies.
     *
     * @param nowNanos the moment, nanoseconds since the rehearsal's start; never before the last one
     */
    public Outcome evaluate(CloudWatchView cloudWatch, GroupView view, long nowNanos) {
        pause.look(view, nowNanos);
        brakes.forEach(brake -> brake.look(view, nowNanos));
        int before = view.desired();
        int scheduled = run.schedule(before, nowNanos);
        Floor floor = forecasts.floor(scheduled, run.limits(), nowNanos);
        int after = run.evaluate(cloudWatch, scheduled, floor, nowNanos);
        if (after != before) {
            int fromPool = group.warmPool().isEmpty() ? 0 : Math.min(Math.max(0, after - before), view.warmPool());
            view.setCapacity(after, fromPool);
        }
        List<Block> blocks = new ArrayList<>(run.blocks());
        blocks.addAll(forecasts.blocks());
        long next = Math.min(run.nextNanos(nowNanos), forecasts.nextNanos(nowNanos));
        return new Outcome(run.moves(), blocks, next);
    }

    /**
     * What happens when Spot takes instances away: the group launches as many again, at once, whatever cooldown is
     * running; its capacity stays.
     *
     * @param instances that were taken
     */
    public Move interrupted(GroupView view, int instances, long nowNanos) {
        int desired = view.desired();
        view.setCapacity(desired, 0);
        String why = "Spot took " + instances + " of " + division(desired).spot()
                + " Spot instances, and the group launches as many again to keep " + desired;
        return new Move(
                nowNanos, desired - instances, desired, group.id(), "a lost instance is replaced", why, List.of());
    }

    /** How a capacity is divided between On-Demand and Spot. */
    public Division division(int capacity) {
        return group.mixed().orElse(MixedInstances.ON_DEMAND).divide(capacity);
    }

    /** How many instances are to wait in the warm pool beside a capacity; 0 without a pool. */
    public int warmPoolSize(int capacity) {
        return group.warmPool()
                .map(pool -> pool.pool().size(capacity, run.limits().max()))
                .orElse(0);
    }

    /** The limits at present: those written, or those of the last scheduled action. */
    public CapacityLimits limits() {
        return run.limits();
    }

    /** The alarms. */
    public AlarmController alarms() {
        return run.alarms();
    }

    /** What changed at the alarms when last evaluated. */
    public List<AlarmChange> alarmChanges() {
        return run.changes();
    }
}
