package dev.tenfold.rehearsal;

import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.ScaleDirection;
import dev.tenfold.policy.aws.ScalingPolicySpec;
import dev.tenfold.policy.aws.TargetTrackingPolicy;
import dev.tenfold.rehearsal.AimStrain.Aim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** What the policies of AWS on one group or target aim at: CPU as it truly is, other metrics as last published. */
final class GroupAims {
    private final Platform platform;
    private final Capacity capacity;

    private GroupAims(Platform platform, Capacity capacity) {
        this.platform = platform;
        this.capacity = capacity;
    }

    static Strain strain(Platform platform, GroupScaling spec, Capacity capacity) {
        GroupAims from = new GroupAims(platform, capacity);
        List<Aim> aims = new ArrayList<>();
        double window = 0;
        for (ScalingPolicySpec policy : spec.policies()) {
            if (policy instanceof TargetTrackingPolicy tracking) {
                AlarmSpec high = tracking.ownAlarms(spec.scaled()).get(0);
                aims.add(from.aim(high, tracking.target(), Double.NaN));
            }
            window = Math.max(window, seconds(policy.scaleInCooldown().orElse(Duration.ZERO)));
        }
        for (AlarmSpec alarm : spec.allAlarms()) {
            if (alarm.operator().side() == ScaleDirection.OUT && spec.alarms().contains(alarm)) {
                aims.add(from.aim(alarm, alarm.threshold(), low(spec, alarm)));
            } else if (alarm.operator().side() == ScaleDirection.IN) {
                window = Math.max(window, seconds(alarm.timing().window()));
            }
        }
        return new AimStrain(
                aims, spec.scaled().limits().min(), spec.scaled().limits().max(), window);
    }

    /** The value of the same metric below which another alarm takes capacity away; NaN if none does. */
    private static double low(GroupScaling spec, AlarmSpec high) {
        return spec.alarms().stream()
                .filter(alarm -> alarm.operator().side() == ScaleDirection.IN)
                .filter(alarm -> alarm.query().label().equals(high.query().label()))
                .mapToDouble(AlarmSpec::threshold)
                .max()
                .orElse(Double.NaN);
    }

    private Aim aim(AlarmSpec alarm, double target, double low) {
        String label = alarm.query().label();
        DoubleSupplier value =
                label.equals("CPUUtilization") ? () -> capacity.cpuRatio() * 100 : () -> published(alarm);
        return new Aim(label, target, low, value);
    }

    private double published(AlarmSpec alarm) {
        long minute = platform.nowNanos() / MinuteSeries.MINUTE * MinuteSeries.MINUTE;
        double[] points =
                alarm.query().read(platform.cloudWatch(), alarm.timing().period(), minute, 2);
        return Double.isNaN(points[1]) ? points[0] : points[1];
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
