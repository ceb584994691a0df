package dev.tenfold.policy.keda.trigger;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * One field of a cron expression: lists, ranges, steps, names, and {@code ?} for {@code *}.
 *
 * @see <a href="https://github.com/robfig/cron/blob/v3.0.1/parser.go">robfig/cron parser.go</a>
 */
final class CronField {
    static final Range MINUTE = new Range("minute", 0, 59, List.of());
    static final Range HOUR = new Range("hour", 0, 23, List.of());
    static final Range DAY = new Range("day of the month", 1, 31, List.of());
    static final Range MONTH = new Range(
            "month",
            1,
            12,
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"));
    static final Range WEEKDAY =
            new Range("day of the week", 0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

    private final BitSet allowed;
    private final boolean any;

    private CronField(BitSet allowed, boolean any) {
        this.allowed = allowed;
        this.any = any;
    }

    /**
     * What a field may say.
     *
     * @param name for messages
     * @param min smallest number
     * @param max largest number
     * @param names of the numbers from the smallest on; may be empty
     */
    record Range(String name, int min, int max, List<String> names) {

        private int number(String text) {
            int named = names.indexOf(text.toLowerCase(Locale.ROOT));
            if (named >= 0) {
                return min + named;
            }
            OptionalLong number = GoText.decimal(text);
            if (number.isEmpty() || number.getAsLong() < min || number.getAsLong() > max) {
                throw new IllegalArgumentException(
                        "must be a cron expression whose " + name + " is " + min + " to " + max + ", not " + text);
            }
            return (int) number.getAsLong();
        }
    }

    /**
     * Reads a field.
     *
     * @throws IllegalArgumentException if it says anything else, with the rule as its message
     */
    static CronField parse(String text, Range range) {
        BitSet allowed = new BitSet();
        boolean any = false;
        for (String part : text.split(",", -1)) {
            any |= !part.isEmpty() && include(part, range, allowed);
        }
        return new CronField(allowed, any);
    }

    /** Adds one part of a list; says whether it stands for all there is. */
    private static boolean include(String part, Range range, BitSet allowed) {
        String[] stepped = part.split("/", -1);
        String[] ends = stepped[0].split("-", -1);
        boolean star = ends[0].equals("*") || ends[0].equals("?");
        if (stepped.length > 2 || !star && ends.length > 2) {
            throw new IllegalArgumentException("must be a cron expression, in which " + part + " is no part");
        }
        boolean open = star || ends.length == 1 && stepped.length == 2;
        int from = star ? range.min() : range.number(ends[0]);
        int to = open ? range.max() : range.number(ends[ends.length - 1]);
        long step = stepped.length == 2 ? step(stepped[1], range) : 1;
        if (from > to) {
            throw new IllegalArgumentException("must be a cron expression whose ranges rise, unlike " + part);
        }
        for (long number = from; number <= to; number += step) {
            allowed.set((int) number);
        }
        return star && step == 1;
    }

    private static long step(String text, Range range) {
        OptionalLong step = GoText.decimal(text);
        if (step.isEmpty() || step.getAsLong() < 1 || step.getAsLong() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "must be a cron expression whose steps of the " + range.name() + " are >= 1, not " + text);
        }
        return step.getAsLong();
    }

    /** Whether it holds a bare asterisk or question mark, which leaves the choice to the other field of days. */
    boolean isAny() {
        return any;
    }

    boolean allows(int number) {
        return allowed.get(number);
    }
}
