package dev.tenfold.policy.resource;

import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.CapacityLimits;
import dev.tenfold.policy.aws.CompositeAlarmSpec;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.Scalable;
import dev.tenfold.policy.aws.ScalableTargetSpec;
import dev.tenfold.policy.aws.ScalingPolicySpec;
import dev.tenfold.policy.aws.ScheduledActionSpec;
import dev.tenfold.policy.aws.TargetTrackingPolicy;
import dev.tenfold.policy.resource.Declared.WarmUpTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A group or scalable target of a file with everything in the file that acts on it. */
final class AwsGroup {
    private final Optional<Resource> scaled;
    private final List<Member<ScalingPolicySpec>> policies = new ArrayList<>();
    private final List<Member<ScheduledActionSpec>> schedules = new ArrayList<>();
    private final List<AwsAlarm> alarms = new ArrayList<>();
    private final List<Resource> inOrder = new ArrayList<>();
    /** Those that stand within what is scaled. */
    private final List<Resource> inner = new ArrayList<>();

    private Optional<Resource> pool = Optional.empty();

    /**
     * One that nothing acts on yet.
     *
     * @param scaled as the file describes it; empty if it stands elsewhere
     */
    AwsGroup(Optional<Resource> scaled) {
        this.scaled = scaled;
        scaled.ifPresent(inOrder::add);
    }

    /**
     * A policy or scheduled action.
     *
     * @param resource as written
     * @param findings of its reading
     * @param spec empty if something of it is open or would be refused
     */
    record Member<T>(Resource resource, Findings findings, Optional<T> spec) {
        Section section() {
            return Section.of(resource, findings);
        }
    }

    /** A scheduled action that stands within what is scaled. */
    void addInner(Resource member) {
        inner.add(member);
        add(member);
    }

    void add(Resource member) {
        inOrder.add(member);
        Findings findings = new Findings();
        Section section = Section.of(member, findings);
        switch (member.type()) {
            case AwsTypes.WARM_POOL -> pool = Optional.of(member);
            case AwsTypes.GROUP_SCHEDULE ->
                schedules.add(new Member<>(member, findings, ScheduleReader.ofGroup(section, member.id())));
            case AwsTypes.APPLICATION_SCHEDULE ->
                schedules.add(new Member<>(member, findings, ScheduleReader.ofTarget(section, member.id())));
            default -> policies.add(new Member<>(member, findings, new PolicyReader(member, findings).read()));
        }
    }

    void add(AwsAlarm alarm) {
        alarms.add(alarm);
    }

    /** Whether its parts stand in more than one file. */
    boolean isScattered() {
        return all().stream().map(part -> part.place().file()).distinct().count() > 1;
    }

    /** All that it is made of; what stands within another of these is not named by itself. */
    private List<Resource> all() {
        return Stream.concat(
                        inOrder.stream().filter(each -> !inner.contains(each)),
                        alarms.stream().map(AwsAlarm::resource))
                .toList();
    }

    List<Member<ScalingPolicySpec>> policies() {
        return policies;
    }

    List<Member<ScheduledActionSpec>> schedules() {
        return schedules;
    }

    List<AwsAlarm> alarms() {
        return alarms;
    }

    /** The alarms that invoke a policy. */
    Stream<AwsAlarm> alarmsOf(Member<ScalingPolicySpec> policy) {
        return alarms.stream()
                .filter(alarm -> alarm.invoked().contains(policy.resource().name("PolicyName")));
    }

    Declared declared() {
        Findings findings = new Findings();
        Optional<? extends Scalable> found =
                scaled.isPresent() ? read(scaled.get(), findings) : Optional.of(elsewhere());
        found.ifPresent(known -> new AwsWarnings(this, known).add());
        if (scaled.isEmpty()) {
            findings.warn(
                    inOrder.get(0).place(),
                    "the file does not describe what " + inOrder.get(0).id()
                            + " scales: no minimum and no maximum hold unless the scenario sets them, or names the file"
                            + " that does");
        }
        scaled.filter(resource -> policies.stream().anyMatch(AwsGroup::warmsUpByDefault))
                .ifPresent(resource -> GroupReader.leftOutWarmUp(Section.of(resource, findings)));
        policies.forEach(policy -> findings.addAll(policy.findings()));
        schedules.forEach(action -> findings.addAll(action.findings()));
        alarms.forEach(alarm -> findings.addAll(alarm.findings()));
        String name = found.map(Scalable::id).orElseGet(() -> inOrder.get(0).id());
        return Declared.of(
                        inOrder.get(0),
                        name.isEmpty() ? inOrder.get(0).name("PolicyName") : name,
                        targets(name),
                        new AwsSentence(this, scaled, found).text(),
                        findings,
                        warmUps(),
                        found.map(this::spec))
                .madeOf(parts());
    }

    private GroupParts parts() {
        return new GroupParts(
                scaled,
                pool,
                policies.stream().map(Member::resource).toList(),
                alarms.stream()
                        .filter(alarm -> isWritten(alarm) && alarm.metric().isPresent())
                        .map(AwsAlarm::resource)
                        .toList(),
                schedules.stream().map(Member::resource).toList(),
                all());
    }

    private static boolean warmsUpByDefault(Member<ScalingPolicySpec> policy) {
        String type = policy.resource().text("PolicyType").orElse("");
        return policy.resource().type().equals(AwsTypes.GROUP_POLICY)
                && (type.equals("StepScaling") || type.equals("TargetTrackingScaling"))
                && !policy.section().has("EstimatedInstanceWarmup");
    }

    private Optional<? extends Scalable> read(Resource resource, Findings findings) {
        return resource.type().equals(AwsTypes.GROUP)
                ? GroupReader.group(resource, pool, findings)
                : GroupReader.target(resource, findings);
    }

    private List<String> targets(String name) {
        List<String> targets = new ArrayList<>();
        if (!name.isEmpty()) {
            targets.add(name);
            String last = name.substring(name.lastIndexOf('/') + 1);
            if (!last.equals(name)) {
                targets.add(last);
            }
        }
        scaled.map(Resource::id).filter(id -> !targets.contains(id)).ifPresent(targets::add);
        return targets;
    }

    private GroupScaling spec(Scalable known) {
        List<AlarmSpec> metricAlarms = alarms.stream()
                .filter(this::isWritten)
                .flatMap(alarm -> alarm.metric().stream())
                .toList();
        List<CompositeAlarmSpec> composites =
                alarms.stream().flatMap(alarm -> alarm.composite().stream()).toList();
        return new GroupScaling(
                known,
                policies.stream().flatMap(policy -> policy.spec().stream()).toList(),
                metricAlarms,
                composites,
                schedules.stream().flatMap(action -> action.spec().stream()).toList());
    }

    /** Whether an alarm was written by somebody: those of target tracking make themselves. */
    private boolean isWritten(AwsAlarm alarm) {
        return policies.stream()
                .filter(policy -> !(policy.spec().orElse(null) instanceof TargetTrackingPolicy))
                .anyMatch(policy -> alarm.invoked().contains(policy.resource().name("PolicyName")));
    }

    /** What the policies call it, and without limits. */
    private Scalable elsewhere() {
        Resource first = inOrder.get(0);
        boolean application = first.type().startsWith("AWS::ApplicationAutoScaling");
        if (!application) {
            return new GroupSpec(first.text("AutoScalingGroupName").orElse(""), CapacityLimits.NONE);
        }
        String id =
                first.text("ResourceId").or(() -> first.text("ScalingTargetId")).orElse("");
        return new ScalableTargetSpec(
                ServiceNamespace.of(first),
                id,
                ServiceNamespace.dimension(first).orElse(""),
                CapacityLimits.NONE);
    }

    private List<WarmUpTime> warmUps() {
        List<WarmUpTime> times = new ArrayList<>();
        for (Member<ScalingPolicySpec> policy : policies) {
            policy.section()
                    .seconds("EstimatedInstanceWarmup")
                    .ifPresent(time -> times.add(time(policy.section(), "EstimatedInstanceWarmup", time)));
        }
        scaled.map(resource -> Section.of(resource, new Findings()))
                .ifPresent(group -> group.seconds("DefaultInstanceWarmup")
                        .filter(time -> !time.isNegative())
                        .ifPresent(time -> times.add(time(group, "DefaultInstanceWarmup", time))));
        return times;
    }

    private static WarmUpTime time(Section section, String key, Duration time) {
        return new WarmUpTime(section.place(key), section.path(key), time);
    }
}
