package dev.tenfold.confirm.worker;

/**
 * What a replica has done since it was started.
 *
 * @param busyNanos CPU time used, or what stands for it
 * @param drawnNanos what it should have been of the requests that began, by the law
 * @param stayedNanos sum of the time that requests were in it
 * @param done requests that were answered well
 * @param refused requests that had no place
 * @param held requests in it now
 */
public record Stat(long busyNanos, long drawnNanos, long stayedNanos, long done, long refused, int held) {
    /** Nothing yet. */
    public static final Stat NONE = new Stat(0, 0, 0, 0, 0, 0);

    /** As a replica tells it, a name and a number on each line. */
    public static Stat of(String text) {
        long[] values = new long[6];
        for (String line : text.strip().split("\n")) {
            String[] words = line.split(" ");
            values[place(words[0])] = Long.parseLong(words[1]);
        }
        return new Stat(values[0], values[1], values[2], values[3], values[4], (int) values[5]);
    }

    private static int place(String name) {
        return switch (name) {
            case "busy" -> 0;
            case "drawn" -> 1;
            case "stayed" -> 2;
            case "done" -> 3;
            case "refused" -> 4;
            case "held" -> 5;
            default -> throw new IllegalArgumentException("a replica tells no " + name);
        };
    }

    /** Both together. */
    public Stat plus(Stat other) {
        return new Stat(
                busyNanos + other.busyNanos,
                drawnNanos + other.drawnNanos,
                stayedNanos + other.stayedNanos,
                done + other.done,
                refused + other.refused,
                held + other.held);
    }

    /** What came since an earlier one. */
    public Stat minus(Stat earlier) {
        return new Stat(
                busyNanos - earlier.busyNanos,
                drawnNanos - earlier.drawnNanos,
                stayedNanos - earlier.stayedNanos,
                done - earlier.done,
                refused - earlier.refused,
                held);
    }
}
