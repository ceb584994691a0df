package dev.tenfold.tune;

import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.PredictivePolicy;
import dev.tenfold.policy.aws.PredictiveScaling;
import dev.tenfold.policy.aws.ScalingPolicySpec;
import dev.tenfold.policy.aws.StepAdjustment;
import dev.tenfold.policy.aws.StepScaling;
import dev.tenfold.policy.aws.TargetTrackingPolicy;
import dev.tenfold.policy.aws.TrackedMetric;
import dev.tenfold.spelling.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** The fields of an Auto Scaling group or scalable target, and of everything that acts on it. */
final class GroupFields implements Tunable {
    private static final double HEADROOM = 1.25;
    private static final int[] WARM_UPS = {0, 30, 60, 90, 120, 180, 240, 300};
    private static final int[] COOLDOWNS = {0, 15, 30, 60, 120, 180, 300, 600};
    private static final int[] BUFFERS = {0, 300, 600, 900, 1800};
    private static final int[] PERIODS = {1, 2, 3, 5, 10, 15};
    private static final double HUNDRED = 100;

    private final int owner;
    private final Declaration declaration;
    private final GroupScaling group;
    private final List<Field> fields = new ArrayList<>();

    GroupFields(int owner, Declaration declaration, int need, Outlook outlook) {
        this.owner = owner;
        this.declaration = declaration;
        this.group = (GroupScaling) declaration.spec();
        limits(need);
        for (int i = 0; i < group.policies().size(); i++) {
            policy(i, group.policies().get(i));
        }
        for (int i = 0; i < group.alarms().size(); i++) {
            alarm(i, group.alarms().get(i));
        }
        fields.addAll(ScheduledActions.fields(
                new Knob.Place(owner, declaration.name(), "ScheduledActions[+]"), group, need, outlook));
    }

    @Override
    public List<Knob> knobs() {
        return fields.stream().map(Field::knob).toList();
    }

    @Override
    public Declaration turned(List<Setting> settings) {
        GroupScaling turned = group;
        for (Setting setting : settings) {
            for (Field field : fields) {
                boolean meant = field.knob().place().equals(setting.place())
                        && field.knob().values().contains(setting.value());
                turned = meant ? field.turn().apply(turned, setting.value()) : turned;
            }
        }
        return new Turned(declaration, turned);
    }

    private void limits(int need) {
        boolean instances = group.scaled() instanceof GroupSpec;
        int min = group.scaled().limits().min();
        int max = group.scaled().limits().max();
        int most = (int) Math.ceil(Math.max(need, min) * HEADROOM);
        List<String> floors = Grids.replicas(Math.min(1, min), most, min);
        String floor = instances ? "MinSize" : "MinCapacity";
        add(floor, Knob.Role.FLOOR, floors, String.valueOf(min), (old, value) -> GroupChange.min(old, whole(value)));
        List<String> ceilings = Grids.ceilings(need, max);
        String ceiling = instances ? "MaxSize" : "MaxCapacity";
        add(
                ceiling,
                Knob.Role.CEILING,
                ceilings,
                String.valueOf(max),
                (old, value) -> GroupChange.max(old, whole(value)));
        if (group.scaled() instanceof GroupSpec spec && spec.defaultWarmUp().isPresent()) {
            seconds("DefaultInstanceWarmup", spec.defaultWarmUp(), WARM_UPS, GroupChange::warmUp);
        }
    }

    private void policy(int index, ScalingPolicySpec policy) {
        if (policy instanceof TargetTrackingPolicy tracking) {
            tracking(index, tracking);
        } else if (policy instanceof StepScaling steps) {
            steps(index, steps);
        } else if (policy instanceof PredictivePolicy predictive) {
            predictive(index, predictive);
        }
    }

    private void predictive(int index, PredictivePolicy policy) {
        String at = policy.name() + ".";
        List<String> modes = List.of("ForecastOnly", "ForecastAndScale");
        String mode = modes.get(policy.scaling().mode().ordinal());
        add(
                at + "Mode",
                Knob.Role.FREE,
                modes,
                mode,
                (old, value) -> GroupChange.policy(
                        old,
                        index,
                        each -> GroupChange.mode((PredictivePolicy) each, PredictiveScaling.Mode.of(value))));
        Optional<Duration> buffer = Optional.of(policy.scaling().schedulingBuffer());
        seconds(
                at + "SchedulingBufferTime",
                buffer,
                BUFFERS,
                (old, time) ->
                        GroupChange.policy(old, index, each -> GroupChange.buffer((PredictivePolicy) each, time)));
    }

    private void tracking(int index, TargetTrackingPolicy policy) {
        String at = policy.name() + ".";
        boolean percent = policy.metric() instanceof TrackedMetric.Predefined known
                && known.type().contains("Utilization");
        String current = Figure.plain(policy.target(), 6);
        List<String> values = percent && policy.target() == Math.rint(policy.target()) && policy.target() <= HUNDRED
                ? Grids.percentages((int) policy.target())
                : Grids.around(current);
        add(
                at + "TargetValue",
                Knob.Role.FREE,
                values,
                current,
                (old, value) -> GroupChange.policy(
                        old,
                        index,
                        each -> GroupChange.target((TargetTrackingPolicy) each, Double.parseDouble(value))));
        trackingTimes(index, policy);
    }

    private void trackingTimes(int index, TargetTrackingPolicy policy) {
        String at = policy.name() + ".";
        seconds(
                at + "EstimatedInstanceWarmup",
                policy.estimatedWarmUp(),
                WARM_UPS,
                (old, time) -> GroupChange.policy(
                        old,
                        index,
                        each -> GroupChange.times(
                                (TargetTrackingPolicy) each, Optional.of(time), Optional.empty(), Optional.empty())));
        seconds(
                at + "ScaleInCooldown",
                policy.scaleInCooldown(),
                COOLDOWNS,
                (old, time) -> GroupChange.policy(
                        old,
                        index,
                        each -> GroupChange.times(
                                (TargetTrackingPolicy) each, Optional.empty(), Optional.of(time), Optional.empty())));
        seconds(
                at + "ScaleOutCooldown",
                policy.scaleOutCooldown(),
                COOLDOWNS,
                (old, time) -> GroupChange.policy(
                        old,
                        index,
                        each -> GroupChange.times(
                                (TargetTrackingPolicy) each, Optional.empty(), Optional.empty(), Optional.of(time))));
    }

    private void steps(int index, StepScaling policy) {
        String at = policy.name() + ".";
        List<StepAdjustment> steps = policy.steps().list();
        for (int i = 0; i < steps.size(); i++) {
            int step = i;
            int amount = steps.get(i).amount();
            add(
                    at + "StepAdjustments[" + i + "].ScalingAdjustment",
                    Knob.Role.FREE,
                    amounts(amount),
                    String.valueOf(amount),
                    (old, value) -> GroupChange.policy(
                            old, index, each -> GroupChange.step((StepScaling) each, step, whole(value))));
        }
        seconds(
                at + "EstimatedInstanceWarmup",
                policy.estimatedWarmUp(),
                WARM_UPS,
                (old, time) -> GroupChange.policy(
                        old,
                        index,
                        each -> GroupChange.times((StepScaling) each, Optional.of(time), Optional.empty())));
        seconds(
                at + "Cooldown",
                policy.cooldown(),
                COOLDOWNS,
                (old, time) -> GroupChange.policy(
                        old,
                        index,
                        each -> GroupChange.times((StepScaling) each, Optional.empty(), Optional.of(time))));
    }

    /** Amounts of the same sign: a step that scales out goes on scaling out. */
    private static List<String> amounts(int current) {
        TreeSet<Integer> values = new TreeSet<>(List.of(current));
        for (int size : new int[] {1, 2, 3, 4, 6, 8, 10, 15, 20, 30, 50, 100, 200}) {
            if (current != 0 && size <= Math.max(10, 8 * Math.abs(current))) {
                values.add(Integer.signum(current) * size);
            }
        }
        return values.stream().map(String::valueOf).toList();
    }

    private void alarm(int index, AlarmSpec alarm) {
        String at = alarm.name() + ".";
        String current = Figure.plain(alarm.threshold(), 6);
        boolean percent = alarm.threshold() == Math.rint(alarm.threshold())
                && alarm.threshold() > 0
                && alarm.threshold() <= HUNDRED
                && alarm.query().label().contains("Utilization");
        List<String> values = percent ? Grids.percentages((int) alarm.threshold()) : Grids.around(current);
        add(
                at + "Threshold",
                Knob.Role.FREE,
                values,
                current,
                (old, value) ->
                        GroupChange.alarm(old, index, each -> GroupChange.threshold(each, Double.parseDouble(value))));
        int periods = alarm.timing().evaluationPeriods();
        add(
                at + "EvaluationPeriods",
                Knob.Role.FREE,
                Grids.numbers(periods, PERIODS),
                String.valueOf(periods),
                (old, value) -> GroupChange.alarm(old, index, each -> GroupChange.periods(each, whole(value))));
    }

    /** A time that is written; one that is left out has a meaning of its own, and stays so. */
    private void seconds(
            String path,
            Optional<Duration> written,
            int[] choices,
            BiFunction<GroupScaling, Duration, GroupScaling> turn) {
        written.filter(time -> !time.isNegative()).ifPresent(time -> {
            int current = (int) time.toSeconds();
            add(
                    path,
                    Knob.Role.FREE,
                    Grids.numbers(current, choices),
                    String.valueOf(current),
                    (old, value) -> turn.apply(old, Duration.ofSeconds(whole(value))));
        });
    }

    private void add(
            String path,
            Knob.Role role,
            List<String> values,
            String current,
            BiFunction<GroupScaling, String, GroupScaling> turn) {
        Knob.Place place = new Knob.Place(owner, declaration.name(), path);
        fields.add(new Field(new Knob(place, role, values, values.indexOf(current)), turn));
    }

    private static int whole(String value) {
        return Integer.parseInt(value);
    }
}
