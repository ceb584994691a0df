package dev.tenfold.rehearsal;

/**
 * What held a policy back that would have acted.
 *
 * @param policy who was held back
 * @param rule the rule that said no
 * @param times how often
 * @param lastNanos when it last did, nanoseconds since start
 * @param why its reason then, a sentence with the numbers
 */
public record Restraint(String policy, String rule, int times, long lastNanos, String why) {
    /** The same once more, later. */
    Restraint and(Restraint later) {
        return new Restraint(policy, rule, times + later.times, later.lastNanos, later.why);
    }
}
