package dev.tenfold.rehearsal;

import dev.tenfold.policy.Move;
import dev.tenfold.policy.rules.Recommendation;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One policy before it scales one thing: it asks own rules, and tells only what they let happen. */
final class Permit {
    private final Platform platform;
    private final String policy;
    private final String kind;
    private final String target;
    /** What became of the wishes of this moment that were not granted as asked. */
    private final Map<Integer, Integer> changed = new TreeMap<>();

    private long changedNanos = Breach.NEVER;

    /**
     * @param policy its name
     * @param kind what its platform calls it
     * @param target the service, or the pool of nodes
     */
    Permit(Platform platform, String policy, String kind, String target) {
        this.platform = platform;
        this.policy = policy;
        this.kind = kind;
        this.target = target;
    }

    /**
     * Asks own rules.
     *
     * @return the replicas that they allow; {@code from} if they forbid any change
     */
    int ask(int from, int to, String why) {
        if (from == to) {
            return to;
        }
        platform.world().serve(); // Rules look at the services as they are now.
        int allowed = platform.elsewhere(target)
                ? from
                : platform.consent().ask(new Recommendation(policy, kind, target, from, to, why));
        if (platform.nowNanos() != changedNanos) {
            changed.clear();
            changedNanos = platform.nowNanos();
        }
        if (allowed != to) {
            changed.put(to, allowed);
        }
        return allowed;
    }

    /** The move as it happened; nothing if it did not. */
    Optional<Move> told(Move move) {
        int to = allowed(move.to());
        if (to == move.to()) {
            return Optional.of(move);
        }
        return Optional.of(new Move(
                        move.atNanos(),
                        move.from(),
                        to,
                        move.policy(),
                        move.rule(),
                        move.why() + bound(to),
                        move.readings()))
                .filter(real -> real.from() != real.to());
    }

    /** What was allowed of a number that was asked for at this moment. */
    int allowed(int to) {
        return platform.nowNanos() == changedNanos ? changed.getOrDefault(to, to) : to;
    }

    /** The end of a sentence that says why it is another number. */
    static String bound(int to) {
        return "; own rules let it have " + to;
    }
}
