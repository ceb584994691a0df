package dev.tenfold.policy.aws;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** One field of a cron expression: the numbers that it allows. Lists, ranges, steps and names are understood. */
final class CronField {
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
     * @param names of the numbers from {@code firstNamed} on, such as {@code JAN}; may be empty
     * @param firstNamed number of the first name
     */
    record Range(String name, int min, int max, List<String> names, int firstNamed) {

        Range(String name, int min, int max) {
            this(name, min, max, List.of(), min);
        }

        private int number(String text) {
            int named = names.indexOf(text.toUpperCase(Locale.ROOT));
            if (named >= 0) {
                return firstNamed + named;
            }
            int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
            if (number < min || number > max) {
                throw new IllegalArgumentException(name + " must be " + min + " to " + max + ", was " + text);
            }
            return number;
        }
    }

    /**
     * Reads a field.
     *
     * @throws IllegalArgumentException if it says anything else
     */
    static CronField parse(String text, Range range) {
        BitSet allowed = new BitSet();
        for (String part : text.split(",", -1)) {
            include(part, range, allowed);
        }
        return new CronField(allowed, text.equals("*"));
    }

    private static void include(String part, Range range, BitSet allowed) {
        String[] stepped = part.split("/", -1);
        String[] ends = stepped[0].split("-", -1);
        if (stepped.length > 2 || ends.length > 2) {
            throw new IllegalArgumentException(range.name() + " cannot be " + part);
        }
        boolean all = stepped[0].equals("*");
        int from = all ? range.min() : range.number(ends[0]);
        int to = all || ends.length == 1 && stepped.length == 2 ? range.max() : range.number(ends[ends.length - 1]);
        int step = stepped.length == 2 ? step(stepped[1], range) : 1;
        if (from > to) {
            throw new IllegalArgumentException(range.name() + " must rise, was " + part);
        }
        for (int number = from; number <= to; number += step) {
            allowed.set(number);
        }
    }

    private static int step(String text, Range range) {
        int step = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (step < 1) {
            throw new IllegalArgumentException("a step of " + range.name() + " must be >= 1, was " + text);
        }
        return step;
    }

    /** Whether it is a bare asterisk. */
    boolean isAny() {
        return any;
    }

    boolean allows(int number) {
        return allowed.get(number);
    }

    /** The smallest number allowed from one on; negative if there is none. */
    int next(int from) {
        return allowed.nextSetBit(from);
    }
}
