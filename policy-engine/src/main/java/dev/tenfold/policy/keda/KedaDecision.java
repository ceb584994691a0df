package dev.tenfold.policy.keda;

import dev.tenfold.document.Durations;
import dev.tenfold.policy.Move;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of one poll.
 *
 * @param object the ScaledObject
 * @param atNanos when, nanoseconds since the rehearsal's start
 * @param from replicas asked for before
 * @param to replicas asked for afterwards
 * @param course that it took
 * @param rule name of the rule that decided
 * @param ageNanos since the last activity, or since the creation while there was none
 * @param forced whether an annotation forces the activity
 * @param findings of the triggers, in their order; empty if none was asked
 * @param composite what the formula came to, if there is one
 * @param status afterwards
 */
public record KedaDecision(
        ScaledObject object,
        long atNanos,
        int from,
        int to,
        Course course,
        String rule,
        long ageNanos,
        boolean forced,
        List<TriggerFinding> findings,
        Optional<Composite> composite,
        KedaStatus status) {
    public KedaDecision {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(course, "course");
        Objects.requireNonNull(rule, "rule");
        findings = List.copyOf(findings);
        Objects.requireNonNull(composite, "composite");
        Objects.requireNonNull(status, "status");
    }

    /** Why, in one sentence with the numbers. It is put together when asked for. */
    public String why() {
        PollTiming timing = object.timing();
        Duration cooldown = course == Course.COOLING_AT_FIRST ? timing.initialCooldown() : timing.cooldown();
        return course.sentence()
                .replace("%from", replicas(from))
                .replace("%to", replicas(to))
                .replace("%age", Durations.format(Duration.ofNanos(ageNanos)))
                .replace("%cooldown", Durations.format(cooldown))
                .replace("%triggers", triggers());
    }

    /** The change of replicas, if there was one. */
    public Optional<Move> move() {
        return from == to
                ? Optional.empty()
                : Optional.of(new Move(atNanos, from, to, object.name(), rule, why(), readings()));
    }

    /** What was read of each trigger that gave a value. */
    public List<Move.Reading> readings() {
        return findings.stream()
                .filter(finding -> finding.value().isPresent())
                .map(finding -> new Move.Reading(
                        finding.metric(),
                        TriggerFinding.number(finding.value().getAsDouble()),
                        "active above " + TriggerFinding.number(finding.activation()),
                        atNanos - finding.atNanos()))
                .toList();
    }

    private String triggers() {
        if (forced) {
            return "the annotation force-activation holds";
        }
        boolean anyFailed = findings.stream().anyMatch(TriggerFinding::failed);
        if (composite.isPresent() && !anyFailed) {
            return composite.get().words(object.modifiers());
        }
        List<TriggerFinding> telling = findings.stream().filter(this::isTelling).toList();
        return (telling.isEmpty() ? findings : telling)
                .stream().map(TriggerFinding::words).collect(Collectors.joining("; "));
    }

    /** Whether a finding says why: the active ones do if the target runs, the failed ones if that is what matters. */
    private boolean isTelling(TriggerFinding finding) {
        return switch (course) {
            case WOKEN, ACTIVE, SCALE_OUT_PAUSED -> finding.active();
            case ACTIVE_IN_PART -> finding.active() || finding.failed();
            case FAILED, AWAITING_FALLBACK -> finding.failed();
            default -> true;
        };
    }

    private static String replicas(int count) {
        return count + (count == 1 ? " replica" : " replicas");
    }
}
