package dev.tenfold.drive.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Some users who come, stay and go together: what a load of users is cut into for engines that cannot change the number
 * of users of a group.
 *
 * @param users how many; >= 1
 * @param startMillis when the first comes
 * @param rampMillis within which all come
 * @param millis from the first's coming to the going of all
 */
record Layer(int users, long startMillis, long rampMillis, long millis) {
    private static final int MOST = 50;

    /** All layers of a load of users, the lowest first. */
    static List<Layer> of(List<Stretch> stretches) {
        List<Layer> layers = new ArrayList<>();
        int below = 0;
        for (int top : tops(stretches)) {
            cut(stretches, below, top, layers);
            below = top;
        }
        return layers;
    }

    /** Where layers end: at every level that the load rests at, if those are few, and at even distances between. */
    private static List<Integer> tops(List<Stretch> stretches) {
        TreeSet<Integer> levels = new TreeSet<>();
        for (Stretch stretch : stretches) {
            levels.add((int) Math.round(stretch.from()));
            levels.add((int) Math.round(stretch.to()));
        }
        int peak = levels.last();
        if (levels.size() > MOST) {
            levels.clear();
            levels.add(peak);
        }
        int step = Math.max(1, (peak + MOST - 1) / MOST);
        List<Integer> tops = new ArrayList<>();
        int below = 0;
        for (int level : levels) {
            for (int top = below + step; top < level; top += step) {
                tops.add(top);
            }
            if (level > 0) {
                tops.add(level);
            }
            below = level;
        }
        return tops;
    }

    /** A layer is there as long as the load is above its middle. */
    private static void cut(List<Stretch> stretches, int below, int top, List<Layer> layers) {
        double middle = (below + top) / 2.0;
        long begin = -1;
        long ramp = 0;
        long time = 0;
        double before = 0;
        for (Stretch stretch : stretches) {
            if (begin < 0 && before < middle && stretch.from() >= middle) {
                begin = time;
                ramp = 0;
            } else if (begin >= 0 && stretch.from() < middle) {
                add(layers, top - below, begin, ramp, time);
                begin = -1;
            }
            double change = stretch.to() - stretch.from();
            if (begin < 0 && stretch.to() >= middle) {
                ramp = Math.round((top - below) / change * stretch.millis());
                begin = time + Math.round((middle - stretch.from()) / change * stretch.millis());
            } else if (begin >= 0 && stretch.to() < middle) {
                add(
                        layers,
                        top - below,
                        begin,
                        ramp,
                        time + Math.round((middle - stretch.from()) / change * stretch.millis()));
                begin = -1;
            }
            time += stretch.millis();
            before = stretch.to();
        }
        if (begin >= 0) {
            add(layers, top - below, begin, ramp, time);
        }
    }

    private static void add(List<Layer> layers, int users, long begin, long ramp, long end) {
        long start = Math.max(0, begin - ramp / 2);
        layers.add(new Layer(users, start, Math.min(ramp, end - start), Math.max(1, end - start)));
    }
}
