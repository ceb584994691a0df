package dev.tenfold.promql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.metric.Crowd;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.promql.syntax.Generation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is counted once for a crowd comes to the same as what each of its members counts by itself. */
class CrowdTest {
    private static final String[] QUERIES = {
        "sum(rate(requests_total[1m]))",
        "sum by (le) (rate(requests_total[90s]))",
        "sum(increase(requests_total{le=\"1\"}[40s]))",
        "sum(rate(requests_total[1m] offset 30s))",
        "histogram_quantile(0.7, sum by (le) (rate(requests_total[2m])))"
    };
    private static final String[] BOUNDS = {"1", "2", "+Inf"};
    private static final long STEP = 15_000;

    private final SeriesStore together = new SeriesStore();
    private final SeriesStore apart = new SeriesStore();
    private final Crowd crowd = together.crowd(BOUNDS.length);
    /** What one has counted that was there all the time. */
    private final double[] counted = new double[BOUNDS.length];

    private final List<Pod> pods = new ArrayList<>();
    private int names;

    /** Some that joined together. */
    private static final class Pod {
        Crowd.Member member;
        double[] less;
        final List<String> names = new ArrayList<>();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isWhatItsMembersAre(long seed) {
        Random chance = new Random(seed);
        Generation generation = seed % 2 == 0 ? Generation.TWO : Generation.THREE;
        List<Query> ofCrowd = prepared(together, generation);
        List<Query> ofEach = prepared(apart, generation);
        for (int i = 0; i < BOUNDS.length; i++) {
            crowd.open(i, Labels.of("__name__", "requests_total", "le", BOUNDS[i]));
        }
        int answers = 0;
        join(1 + chance.nextInt(3), 0);
        for (long now = 0; now < 120 * STEP; now += STEP) {
            scrape(chance, now);
            int what = chance.nextInt(12);
            if (what == 0) {
                join(1 + chance.nextInt(4), now + STEP);
            } else if (what == 1 && pods.size() > 1) {
                leave(pods.get(chance.nextInt(pods.size())), chance);
            }
            // Not every query after each scrape, and some twice.
            for (int i = chance.nextInt(QUERIES.length); i < QUERIES.length; i += 1 + chance.nextInt(3)) {
                long at = now + chance.nextInt((int) STEP);
                answers += compare(
                        QUERIES[i] + " at " + at,
                        ofEach.get(i).at(at),
                        ofCrowd.get(i).at(at));
            }
        }
        assertTrue(answers > 100, () -> "too few answers to compare");
    }

    private static List<Query> prepared(SeriesStore store, Generation generation) {
        Engine engine = new Engine(store, generation);
        List<Query> prepared = new ArrayList<>();
        for (String query : QUERIES) {
            prepared.add(engine.prepare(query));
        }
        return prepared;
    }

    private void join(int many, long nowMillis) {
        Pod pod = new Pod();
        pod.less = counted.clone();
        pod.member = crowd.join(nowMillis, pod.less, many);
        for (int i = 0; i < many; i++) {
            pod.names.add("pod-" + names++);
        }
        pods.add(pod);
    }

    private void leave(Pod pod, Random chance) {
        int leaving = 1 + chance.nextInt(pod.names.size());
        crowd.leave(pod.member, leaving);
        pod.names.subList(0, leaving).clear();
        if (pod.names.isEmpty()) {
            pods.remove(pod);
        }
    }

    private void scrape(Random chance, long nowMillis) {
        double more = 0;
        for (int i = 0; i < BOUNDS.length; i++) {
            more += chance.nextInt(3) == 0 ? 0 : chance.nextDouble() * 100;
            counted[i] += more;
        }
        crowd.append(nowMillis, counted);
        for (Pod pod : pods) {
            for (String name : pod.names) {
                for (int i = 0; i < BOUNDS.length; i++) {
                    Labels labels = Labels.of("__name__", "requests_total", "le", BOUNDS[i], "pod", name);
                    apart.append(labels, nowMillis, counted[i] - pod.less[i]);
                }
            }
        }
    }

    private static int compare(String what, QueryResult expected, QueryResult actual) {
        Map<Labels, Double> values = new HashMap<>();
        for (Sample sample : actual.samples()) {
            values.put(sample.labels(), sample.value());
        }
        assertEquals(expected.samples().size(), values.size(), what);
        for (Sample sample : expected.samples()) {
            double within = Double.isNaN(sample.value()) ? 0 : 1e-9 * Math.abs(sample.value()) + 1e-12;
            double value = values.get(sample.labels());
            // Equal, or no number either: nobody has asked for anything in the window.
            assertTrue(
                    Double.compare(sample.value(), value) == 0 || Math.abs(sample.value() - value) <= within,
                    () -> what + " is " + value + " and not " + sample.value());
        }
        return values.size();
    }
}
