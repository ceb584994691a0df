package dev.tenfold.policy.patch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The difference between two texts as {@code patch} takes it.
 *
 * @see <a href="https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html">Detailed description of
 *     unified format</a>
 */
final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private final List<String> before;
    private final List<String> after;
    private final List<Change> changes = new ArrayList<>();

    /** Lines that go, and lines that come in their place: from one index up to another. */
    private record Change(int from, int to, int newFrom, int newTo) {}

    private UnifiedDiff(String before, String after) {
        this.before = lines(before);
        this.after = lines(after);
    }

    /** The difference; empty where there is none. */
    static String of(String file, String before, String after) {
        UnifiedDiff diff = new UnifiedDiff(before, after);
        diff.compare();
        StringBuilder out = new StringBuilder();
        if (!diff.changes.isEmpty()) {
            String name = file.contains(" ") ? file + "\t" : file;
            out.append("--- ")
                    .append(name)
                    .append('\n')
                    .append("+++ ")
                    .append(name)
                    .append('\n');
            diff.hunks(out);
        }
        return out.toString();
    }

    /** Lines with their ends; the last one may have none. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int feed = text.indexOf('\n', at);
            int end = feed < 0 ? text.length() : feed + 1;
            lines.add(text.substring(at, end));
            at = end;
        }
        return lines;
    }

    /**
     * Finds the fewest lines that go and come: the greedy algorithm of E. W. Myers, "An O(ND) Difference Algorithm and
     * Its Variations", 1986. A diagonal is a distance between the indexes in both texts.
     */
    private void compare() {
        int most = before.size() + after.size();
        List<int[]> rounds = new ArrayList<>();
        int[] furthest = new int[2 * most + 2];
        for (int edits = 0; edits <= most; edits++) {
            rounds.add(furthest.clone());
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                int at = most + diagonal;
                boolean comes = diagonal == -edits || diagonal != edits && furthest[at - 1] < furthest[at + 1];
                int x = comes ? furthest[at + 1] : furthest[at - 1] + 1;
                while (x < before.size()
                        && x - diagonal < after.size()
                        && before.get(x).equals(after.get(x - diagonal))) {
                    x++;
                }
                furthest[at] = x;
                if (x >= before.size() && x - diagonal >= after.size()) {
                    retrace(rounds, most);
                    return;
                }
            }
        }
    }

    /** Goes back from the ends of both texts, round by round, and gathers what went and came. */
    private void retrace(List<int[]> rounds, int most) {
        int x = before.size();
        int y = after.size();
        for (int edits = rounds.size() - 1; edits > 0; edits--) {
            int[] furthest = rounds.get(edits);
            int diagonal = x - y;
            int at = most + diagonal;
            boolean comes = diagonal == -edits || diagonal != edits && furthest[at - 1] < furthest[at + 1];
            int from = comes ? diagonal + 1 : diagonal - 1;
            int fromX = furthest[most + from];
            int fromY = fromX - from;
            add(new Change(fromX, comes ? fromX : fromX + 1, fromY, comes ? fromY + 1 : fromY));
            x = fromX;
            y = fromY;
        }
        Collections.reverse(changes);
    }

    /** Changes are found from the last to the first; those that touch are one. */
    private void add(Change change) {
        Change next = changes.isEmpty() ? null : changes.get(changes.size() - 1);
        if (next != null && change.to() == next.from() && change.newTo() == next.newFrom()) {
            changes.set(changes.size() - 1, new Change(change.from(), next.to(), change.newFrom(), next.newTo()));
        } else {
            changes.add(change);
        }
    }

    private void hunks(StringBuilder out) {
        int first = 0;
        while (first < changes.size()) {
            int last = first;
            while (last + 1 < changes.size()
                    && changes.get(last + 1).from() - changes.get(last).to() <= 2 * CONTEXT) {
                last++;
            }
            hunk(changes.subList(first, last + 1), out);
            first = last + 1;
        }
    }

    private void hunk(List<Change> group, StringBuilder out) {
        Change first = group.get(0);
        Change last = group.get(group.size() - 1);
        int lead = Math.min(CONTEXT, first.from());
        int end = Math.min(before.size(), last.to() + CONTEXT);
        int length = end - (first.from() - lead);
        int newLength = length
                + group.stream()
                        .mapToInt(change -> change.newTo() - change.newFrom() - (change.to() - change.from()))
                        .sum();
        out.append("@@ -").append(range(first.from() - lead, length));
        out.append(" +").append(range(first.newFrom() - lead, newLength)).append(" @@\n");
        int at = first.from() - lead;
        for (Change change : group) {
            print(' ', before.subList(at, change.from()), out);
            print('-', before.subList(change.from(), change.to()), out);
            print('+', after.subList(change.newFrom(), change.newTo()), out);
            at = change.to();
        }
        print(' ', before.subList(at, end), out);
    }

    /** Lines count from 1; where there are none, the line before counts. */
    private static String range(int from, int length) {
        int start = length == 0 ? from : from + 1;
        return length == 1 ? String.valueOf(start) : start + "," + length;
    }

    private static void print(char mark, List<String> lines, StringBuilder out) {
        for (String line : lines) {
            out.append(mark).append(line);
            if (!line.endsWith("\n")) {
                out.append("\n\\ No newline at end of file\n");
            }
        }
    }
}
