package dev.tenfold.rehearsal;

import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.ScaleDirection;
import dev.tenfold.policy.aws.ScalingPolicySpec;
import dev.tenfold.policy.aws.TargetTrackingPolicy;
import dev.tenfold.spelling.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How far instances are from what their policies aim at: CPU as it truly is, other metrics as last published. */
final class GroupStrain implements Strain {
    /** A policy of AWS acts at its threshold, and lets capacity go well below it. */
    private static final double TOLERANCE_DOWN = 0.3;

    private final Platform platform;
    private final GroupScaling spec;
    private final Capacity capacity;
    private final List<Aim> aims = new ArrayList<>();
    private final double windowSeconds;
    private Aim strongest;
    private double ratio = Double.NaN;

    GroupStrain(Platform platform, GroupScaling spec, Capacity capacity) {
        this.platform = platform;
        this.spec = spec;
        this.capacity = capacity;
        double window = 0;
        for (ScalingPolicySpec policy : spec.policies()) {
            if (policy instanceof TargetTrackingPolicy tracking) {
                AlarmSpec high = tracking.ownAlarms(spec.scaled()).get(0);
                aims.add(new Aim(high, tracking.target()));
            }
            window = Math.max(
                    window, policy.scaleInCooldown().orElse(Duration.ZERO).toNanos() / 1e9);
        }
        for (AlarmSpec alarm : spec.allAlarms()) {
            if (alarm.operator().side() == ScaleDirection.OUT && spec.alarms().contains(alarm)) {
                aims.add(new Aim(alarm, alarm.threshold()));
            } else if (alarm.operator().side() == ScaleDirection.IN) {
                window = Math.max(window, span(alarm));
            }
        }
        windowSeconds = window;
    }

    /** A metric and the value at which more is called for. */
    private record Aim(AlarmSpec alarm, double target) {
        boolean ofCpu() {
            return alarm.query().label().equals("CPUUtilization");
        }
    }

    @Override
    public double ratio() {
        ratio = Double.NaN;
        for (Aim aim : aims) {
            double one = value(aim) / aim.target();
            if (!Double.isNaN(one) && !(one <= ratio)) {
                ratio = one;
                strongest = aim;
            }
        }
        return ratio;
    }

    private double value(Aim aim) {
        if (aim.ofCpu()) {
            return capacity.cpuRatio() * 100;
        }
        long minute = platform.nowNanos() / 60_000_000_000L * 60_000_000_000L;
        Duration period = aim.alarm().timing().period();
        double[] points = aim.alarm().query().read(platform.cloudWatch(), period, minute, 2);
        return Double.isNaN(points[1]) ? points[0] : points[1];
    }

    @Override
    public String words() {
        return strongest == null
                ? "no metric of the policy is measured"
                : strongest.alarm().query().label() + " at " + Figure.plain(ratio * strongest.target(), 1) + " against "
                        + Figure.plain(strongest.target(), 1);
    }

    @Override
    public int minimum() {
        return spec.scaled().limits().min();
    }

    @Override
    public int maximum() {
        return spec.scaled().limits().max();
    }

    @Override
    public double toleranceUp() {
        return 0;
    }

    @Override
    public double toleranceDown() {
        return TOLERANCE_DOWN;
    }

    @Override
    public double windowSeconds() {
        return windowSeconds;
    }

    private static double span(AlarmSpec alarm) {
        return alarm.timing().period().toNanos() / 1e9 * alarm.timing().evaluationPeriods();
    }
}
