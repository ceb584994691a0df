package dev.tenfold.rehearsal;

import dev.tenfold.policy.rules.Outcome;
import dev.tenfold.policy.rules.Recommendation;
import dev.tenfold.rehearsal.Happening.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What own rules say of what the other policies want: nothing is scaled before they were asked. */
final class Consent {
    /** A policy that is refused keeps asking: the same answer is told again after this time. */
    private static final long TOLD_AGAIN_NANOS = 600_000_000_000L;

    private final Platform platform;
    private final List<OwnRulesPilot> rules = new ArrayList<>();
    private final Map<String, Answer> told = new TreeMap<>();

    Consent(Platform platform) {
        this.platform = platform;
    }

    /** From now on these rules are asked too. */
    void needs(OwnRulesPilot pilot) {
        rules.add(pilot);
    }

    /**
     * Asks all own rules, in the order of their files; one that bounds a wish hands on what it leaves of it.
     *
     * @return the replicas that are allowed; those before if it is forbidden
     */
    int ask(Recommendation wanted) {
        Recommendation left = wanted;
        for (OwnRulesPilot pilot : rules) {
            Optional<Outcome> ruling = pilot.review(left);
            if (ruling.isPresent()) {
                int allowed = pilot.allowed(ruling.get(), left);
                tell(pilot, ruling.get(), left, allowed);
                left = new Recommendation(
                        wanted.policy(), wanted.kind(), wanted.service(), wanted.from(), allowed, wanted.why());
            }
            if (left.to() == wanted.from()) {
                return wanted.from();
            }
        }
        if (!rules.isEmpty() && left.to() == wanted.to()) {
            told.remove(key(wanted));
        }
        return left.to();
    }

    private void tell(OwnRulesPilot pilot, Outcome ruling, Recommendation wanted, int allowed) {
        Answer answer = new Answer(ruling.rule(), wanted.isGrowth(), allowed, platform.nowNanos());
        Answer before = told.get(key(wanted));
        if (before != null && before.isLike(answer)) {
            return;
        }
        told.put(key(wanted), answer);
        String move = wanted.service() + " " + wanted.from() + " -> " + wanted.to();
        boolean forbidden = allowed == wanted.from();
        String title = pilot.name()
                + (forbidden
                        ? " forbids " + wanted.policy() + ": " + move
                        : " lets " + wanted.policy() + " have " + allowed + ": " + move);
        platform.world()
                .history()
                .note(new Happening(
                        platform.nowNanos(),
                        Kind.NOTICE,
                        wanted.service(),
                        title,
                        0,
                        0,
                        pilot.name(),
                        ruling.rule(),
                        ruling.why(),
                        List.of()));
    }

    private static String key(Recommendation wanted) {
        return wanted.policy() + " on " + wanted.service();
    }

    /** What a policy was told. */
    private record Answer(String rule, boolean growth, int allowed, long atNanos) {
        boolean isLike(Answer later) {
            return rule.equals(later.rule)
                    && growth == later.growth
                    && allowed == later.allowed
                    && later.atNanos - atNanos < TOLD_AGAIN_NANOS;
        }
    }
}
