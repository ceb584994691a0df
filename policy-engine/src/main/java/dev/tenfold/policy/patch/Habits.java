package dev.tenfold.policy.patch;

import dev.tenfold.document.Part;
import dev.tenfold.document.Part.Keyed;
import dev.tenfold.document.Part.Layout;
import dev.tenfold.document.Part.Listed;
import java.util.Map;
import java.util.TreeMap;

/** How the author of a file indents: found by looking at it. */
final class Habits {
    private static final int USUAL = 2;

    private final Lines lines;
    private final Map<Integer, Integer> steps = new TreeMap<>();
    private final Map<Integer, Integer> dashes = new TreeMap<>();

    private Habits(Lines lines) {
        this.lines = lines;
    }

    static Habits of(Part document, Lines lines) {
        Habits habits = new Habits(lines);
        habits.look(document);
        return habits;
    }

    /** Blanks by which what belongs to a key is indented. */
    int step() {
        return most(steps, USUAL);
    }

    /** Blanks by which the dashes of a list are indented below their key. */
    int dashes() {
        return most(dashes, step() == USUAL ? USUAL : 0);
    }

    private static int most(Map<Integer, Integer> counts, int otherwise) {
        int best = otherwise;
        int times = 0;
        for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
            if (count.getValue() > times) {
                best = count.getKey();
                times = count.getValue();
            }
        }
        return best;
    }

    private void look(Part part) {
        if (part instanceof Keyed keyed) {
            keyed.entries().forEach(entry -> {
                compare(keyed, entry);
                look(entry.value());
            });
        } else if (part instanceof Listed listed) {
            listed.items().forEach(this::look);
        }
    }

    private void compare(Keyed keyed, Part.Entry entry) {
        boolean indented = keyed.layout() == Layout.BLOCK;
        int from = indented
                ? lines.column(entry.key().start())
                : lines.margin(entry.key().start()).length();
        if (entry.value() instanceof Keyed inner && !inner.entries().isEmpty()) {
            int first = inner.entries().get(0).key().start();
            if (!lines.together(first, entry.key().start())) {
                count(steps, lines.column(first) - from);
            }
        } else if (entry.value() instanceof Listed list && list.layout() == Layout.BLOCK) {
            count(dashes, lines.column(list.span().start()) - from);
        }
    }

    private static void count(Map<Integer, Integer> counts, int blanks) {
        if (blanks >= 0) {
            counts.merge(blanks, 1, Integer::sum);
        }
    }
}
