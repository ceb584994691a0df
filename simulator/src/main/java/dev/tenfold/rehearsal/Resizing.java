package dev.tenfold.rehearsal;

import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.rehearsal.Happening.Seen;
import dev.tenfold.service.Service;
import dev.tenfold.spelling.Figure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What policies say of the size of a replica: replicas keep theirs, and what would be better is told. */
final class Resizing {
    /** What differs by no more than this has been told. */
    private static final double NEWS = 0.1;

    private static final double MILLI = 1000;

    private final Platform platform;
    private final Map<String, Size> told = new TreeMap<>();

    Resizing(Platform platform) {
        this.platform = platform;
    }

    /**
     * A size of one replica.
     *
     * @param cores CPU, cores
     * @param gibibytes memory, GiB
     */
    record Size(double cores, double gibibytes) {
        boolean isLike(Size other) {
            return near(cores, other.cores) && near(gibibytes, other.gibibytes);
        }

        private static boolean near(double one, double other) {
            return Math.abs(one - other) <= NEWS * other;
        }

        @Override
        public String toString() {
            String cpu = cores < 1 ? Figure.plain(cores * MILLI, 0) + "m" : Figure.plain(cores, 2);
            return cpu + " CPU and " + Figure.plain(gibibytes, 2) + " GiB";
        }
    }

    /** A policy finds another size better; the same again is no news. */
    void recommend(Service service, Size now, Size better, String policy, String rule, String why) {
        String key = policy + " on " + service.name();
        Size before = told.getOrDefault(key, now);
        if (better.isLike(before)) {
            return;
        }
        told.put(key, better);
        platform.world()
                .history()
                .note(new Happening(
                        platform.nowNanos(),
                        Kind.NOTICE,
                        service.name(),
                        policy + " recommends " + better + " for each of " + service.name(),
                        0,
                        0,
                        policy,
                        rule,
                        why,
                        List.of(new Seen("size of a replica", now.toString(), better.toString(), 0))));
    }
}
