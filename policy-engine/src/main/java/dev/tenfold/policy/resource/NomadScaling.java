package dev.tenfold.policy.resource;

import dev.tenfold.document.Durations;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.Figure;
import dev.tenfold.policy.nomad.Check;
import dev.tenfold.policy.nomad.PolicyClock;
import dev.tenfold.policy.nomad.ScalingPolicySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the {@code scaling} blocks of Nomad.
 *
 * @see <a href="https://developer.hashicorp.com/nomad/tools/autoscaling/policy">Scaling policies</a>
 */
public final class NomadScaling {
    /** Their resource type. */
    public static final String TYPE = "nomad scaling";

    /** The property that says which job and group a block stands in. */
    public static final String JOB = "(job)";

    /** The property that says how many of the group there are to begin with. */
    public static final String COUNT = "(count)";

    private NomadScaling() {}

    /** What the blocks declare. */
    public static List<Declaration> declarations(List<Resource> resources) {
        return resources.stream().map(NomadScaling::declaration).toList();
    }

    private static Declaration declaration(Resource resource) {
        Findings findings = new Findings();
        Section scaling = Section.of(resource, findings);
        Optional<Section> policy = scaling.section("policy");
        List<String> targets = targets(scaling, policy);
        String target = targets.isEmpty() ? "" : targets.get(0);
        scaling.require("max");
        OptionalInt min = min(scaling);
        OptionalInt max = scaling.count("max");
        boolean enabled = scaling.truth("enabled").orElse(true);
        PolicyClock clock = clock(policy);
        List<Check> checks = new ArrayList<>();
        policy.ifPresent(written -> checks.addAll(NomadChecks.read(written)));
        if (policy.isEmpty() || checks.isEmpty() && findings.complete()) {
            findings.warn(resource.place(), resource.id() + " has no check: it only bounds what people set");
        }
        if (min.isPresent() && min.getAsInt() < 0) {
            scaling.error("min", "must be >= 0");
        } else if (min.isPresent() && max.isPresent() && max.getAsInt() < min.getAsInt()) {
            scaling.error("max", "must be >= min " + min.getAsInt());
        }
        Optional<ScalingPolicySpec> spec = findings.complete() && min.isPresent() && max.isPresent()
                ? Optional.of(new ScalingPolicySpec(
                        resource.id(), target, enabled, min.getAsInt(), max.getAsInt(), clock, checks))
                : Optional.empty();
        String does = spec.map(NomadScaling::described).orElse("it is not complete");
        String understood = "scaling policy " + resource.id() + (enabled ? "" : " (disabled)")
                + (target.isEmpty() || target.equals(resource.id()) ? "" : " of " + target) + ": " + does;
        return Declared.of(resource, resource.id(), targets, understood, findings, List.of(), spec);
    }

    /** What the block says, or else the count of the group it stands in. */
    private static OptionalInt min(Section scaling) {
        if (scaling.has("min")) {
            return scaling.count("min");
        }
        boolean ofGroup = scaling.has(JOB);
        OptionalInt count = scaling.has(COUNT) ? scaling.count(COUNT) : OptionalInt.of(ofGroup ? 1 : 0);
        String value = count.isPresent() ? String.valueOf(count.getAsInt()) : "the count";
        scaling.leftOut("min", ofGroup ? value + ", the count of the group" : value);
        return count;
    }

    private static List<String> targets(Section scaling, Optional<Section> policy) {
        List<String> targets = new ArrayList<>();
        scaling.name(JOB).ifPresent(job -> {
            targets.add(job);
            targets.add(job.substring(job.lastIndexOf('/') + 1));
        });
        policy.flatMap(written -> written.section("target"))
                .ifPresent(target -> target.keys()
                        .forEach(kind -> target.section(kind).ifPresent(block -> {
                            block.name("aws_asg_name")
                                    .or(() -> block.name("mig_name"))
                                    .or(() -> block.name("vm_scale_set"))
                                    .ifPresent(targets::add);
                            if (targets.isEmpty()) {
                                targets.add(kind);
                            }
                        })));
        return targets;
    }

    private static PolicyClock clock(Optional<Section> policy) {
        Optional<Duration> interval = policy.flatMap(written -> duration(written, "evaluation_interval"));
        Optional<Duration> cooldown = policy.flatMap(written -> duration(written, "cooldown"));
        Optional<Duration> up = policy.flatMap(written -> duration(written, "cooldown_on_scale_up"));
        policy.ifPresent(written -> {
            written.leftOut("evaluation_interval", "10s, unless the agent sets another");
            written.leftOut("cooldown", "5m, unless the agent sets another");
        });
        return new PolicyClock(
                interval.orElse(PolicyClock.DEFAULT_EVALUATION_INTERVAL),
                cooldown.orElse(PolicyClock.DEFAULT_COOLDOWN),
                up);
    }

    /** A length of time as Go writes it, such as {@code 1m30s}. */
    static Optional<Duration> duration(Section section, String key) {
        return section.choice(key, Durations::parse);
    }

    private static String described(ScalingPolicySpec spec) {
        List<String> parts = new ArrayList<>();
        for (Check check : spec.checks()) {
            String aim = check.strategy().aim();
            String on = check.query().isEmpty() ? "" : " on " + check.source() + " `" + check.query() + "`";
            String group = check.group().isEmpty() ? "" : " of group " + check.group();
            parts.add("check " + check.name() + group + ": " + (check.strategy().name() + " " + aim).strip() + on);
        }
        PolicyClock clock = spec.clock();
        String up = clock.cooldownOnScaleUp()
                .map(time -> " (" + Figure.span(time.toNanos()) + " after scaling up)")
                .orElse("");
        return spec.min() + " to " + spec.max() + ", looked at every "
                + Figure.span(clock.evaluationInterval().toNanos()) + ", cooldown "
                + Figure.span(clock.cooldown().toNanos()) + up
                + (parts.isEmpty() ? "" : "; " + String.join("; ", parts));
    }
}
