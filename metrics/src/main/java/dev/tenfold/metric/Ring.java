package dev.tenfold.metric;

/**
 * The newest rows of samples, as far back as the store retains them: a time each, and side by side a value for each of
 * the series that are sampled together. Adding costs no allocation once the ring has grown to that length.
 */
final class Ring {
    private static final int FIRST_CAPACITY = 16;

    private final Shared shared;
    private final int width;
    private long[] times = new long[FIRST_CAPACITY];
    private double[] values;
    private int head;
    private int size;

    /** How many of the newest rows rise: no value is less than in the row before, and none comes or goes. */
    private int rising;

    /** What {@link #countUntil} was last asked, since series of one ring are asked the same in turn. */
    private long askedMillis = Long.MIN_VALUE;

    private int answer;

    /** @param width values in a row */
    Ring(Shared shared, int width) {
        this.shared = shared;
        this.width = width;
        values = new double[FIRST_CAPACITY * width];
    }

    int size() {
        return size;
    }

    /** When a row was sampled, milliseconds; 0 is the oldest that is kept. */
    long time(int row) {
        return times[slot(row)];
    }

    double value(int row, int column) {
        return values[slot(row) * width + column];
    }

    /** Whether a sample of that time would be newer than all that are kept. */
    boolean isBehind(long timeMillis) {
        return size == 0 || time(size - 1) < timeMillis;
    }

    /** How many rows were sampled at {@code timeMillis} or before. */
    int countUntil(long timeMillis) {
        if (size == 0 || time(size - 1) <= timeMillis) {
            return size;
        }
        if (timeMillis != askedMillis) {
            askedMillis = timeMillis;
            answer = search(timeMillis);
        }
        return answer;
    }

    private int search(long timeMillis) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) <= timeMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void add(long timeMillis, double[] row) {
        int slot = open(timeMillis);
        System.arraycopy(row, 0, values, slot * width, width);
        rising = rises(slot) ? rising + 1 : 1;
    }

    void add(long timeMillis, double value) {
        int slot = open(timeMillis); // before the array is looked at, which may be another then
        values[slot] = value;
        rising = rises(slot) ? rising + 1 : 1;
    }

    /** Whether from some row on no value falls, comes or goes. */
    boolean risesFrom(int row) {
        return row >= size - rising;
    }

    private boolean rises(int slot) {
        int now = slot * width;
        int before = ((slot - 1) & (times.length - 1)) * width;
        for (int i = 0; i < width; i++) {
            double value = values[now + i];
            double earlier = values[before + i];
            if (!(value >= earlier || Staleness.isMarker(value) && Staleness.isMarker(earlier))) {
                return false;
            }
        }
        return true;
    }

    /** The slot of a new row. */
    private int open(long timeMillis) {
        if (size == times.length) {
            makeRoom(timeMillis);
        }
        askedMillis = Long.MIN_VALUE;
        int slot = slot(size++);
        times[slot] = timeMillis;
        return slot;
    }

    /** The same rows, as a ring of its own. */
    Ring copy() {
        Ring copy = new Ring(shared, width);
        copy.times = times.clone();
        copy.values = values.clone();
        copy.head = head;
        copy.size = size;
        copy.rising = rising;
        return copy;
    }

    /** One column of these rows, as a ring of its own. */
    Ring column(int column) {
        Ring alone = new Ring(shared, 1);
        for (int row = 0; row < size; row++) {
            alone.add(time(row), value(row, column));
        }
        return alone;
    }

    private void makeRoom(long nowMillis) {
        long oldestKept = nowMillis - shared.millis();
        while (size > 1 && time(0) < oldestKept) {
            head = slot(1);
            size--;
        }
        // Growing while more than half full keeps the ring from being swept at each row.
        if (size > times.length / 2) {
            grow();
        }
    }

    private void grow() {
        long[] longerTimes = new long[2 * times.length];
        double[] longerValues = new double[2 * values.length];
        int toEnd = Math.min(size, times.length - head);
        System.arraycopy(times, head, longerTimes, 0, toEnd);
        System.arraycopy(times, 0, longerTimes, toEnd, size - toEnd);
        System.arraycopy(values, head * width, longerValues, 0, toEnd * width);
        System.arraycopy(values, 0, longerValues, toEnd * width, (size - toEnd) * width);
        times = longerTimes;
        values = longerValues;
        head = 0;
    }

    /** Capacity is a power of two, so that the ring wraps by a mask. */
    private int slot(int row) {
        return (head + row) & (times.length - 1);
    }
}
