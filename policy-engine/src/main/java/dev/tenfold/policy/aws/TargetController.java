package dev.tenfold.policy.aws;

import dev.tenfold.policy.Outcome;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.aws.CapacityTurn.Floor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One scalable target of Application Auto Scaling under the rules: its alarms, those that target tracking makes among
 * them, its policies and its scheduled actions.
 */
public final class TargetController {
    private final ScalableTargetSpec target;
    private final List<TargetBrakes> brakes = new ArrayList<>();
    private final ScalingRun run;

    /**
     * Takes on a target as it stands.
     *
     * @param spec the target, which must be the {@link ScalableTargetSpec} of it, with everything that acts on it
     * @param start the moment at which the rehearsal begins
     */
    public TargetController(GroupScaling spec, Instant start, PolicySession session) {
        if (!(spec.scaled() instanceof ScalableTargetSpec scaled)) {
            throw new IllegalArgumentException(spec.scaled().id() + " is not a scalable target");
        }
        target = scaled;
        run = new ScalingRun(spec, this::brakesOf, start, session);
    }

    private Brakes brakesOf(ScalingPolicySpec policy) {
        TargetBrakes made = new TargetBrakes(target.cooldowns(policy.scaleInCooldown(), policy.scaleOutCooldown()));
        brakes.add(made);
        return made;
    }

    /**
     * Does what is due: scheduled actions, alarms, policies.
     *
     * @param nowNanos the moment, nanoseconds since the rehearsal's start; never before the last one
     */
    public Outcome evaluate(CloudWatchView cloudWatch, TargetView view, long nowNanos) {
        brakes.forEach(brake -> brake.look(nowNanos));
        int before = view.capacity();
        int scheduled = run.schedule(before, nowNanos);
        int after = run.evaluate(cloudWatch, scheduled, Floor.NONE, nowNanos);
        if (after != before) {
            view.setCapacity(after);
        }
        return new Outcome(run.moves(), run.blocks(), run.nextNanos(nowNanos));
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
