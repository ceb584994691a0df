package dev.tenfold.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Point;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.prometheus.RemoteWrite;
import dev.tenfold.promql.Engine;
import dev.tenfold.promql.PreparedQuery;
import dev.tenfold.promql.QueryResult;
import dev.tenfold.promql.function.EvaluationFailure;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.real.RealPrometheus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/**
 * Random queries over random series, asked of the evaluator and of a Prometheus 2 that is installed: the same answers.
 */
class RealPrometheusTest {
    private static final long SEED = Long.getLong("promql.seed", 20_260_801);
    private static final int HOURS = 8;
    private static final int QUERIES_AN_HOUR = 45;
    private static final long HOUR_MILLIS = 3_600_000;

    private final SeriesStore store = new SeriesStore();
    private final List<String> differences = new ArrayList<>();
    private int answered;

    @Test
    void answersAsTheRealServerDoes() {
        assumeTrue(RealPrometheus.installed(), "no prometheus on the PATH to compare with; apt-get install prometheus");
        store.retain(Long.MAX_VALUE);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        RandomQueries queries = new RandomQueries(random);
        try (RealPrometheus real = new RealPrometheus()) {
            for (int hour = 1; hour <= HOURS; hour++) {
                // Each hour begins where no query of the one before can see it.
                long start = 3 * hour * HOUR_MILLIS;
                load(RandomSeries.hour(random, start), real);
                for (int i = 0; i < QUERIES_AN_HOUR; i++) {
                    long time = start + random.nextInt(100) * 15_000L + random.nextInt(3) * 1_000L;
                    compare(queries.next(), time, random.nextInt(4) == 0, real);
                }
            }
        }
        assertEquals(List.of(), differences, "seed " + SEED);
        assertTrue(answered > HOURS * QUERIES_AN_HOUR / 2, "most queries should find something, " + answered + " did");
    }

    private void load(Map<Labels, List<Point>> hour, RealPrometheus real) {
        RemoteWrite request = new RemoteWrite();
        hour.forEach((labels, points) -> points.forEach(point -> {
            request.add(labels, point.timeMillis(), point.value());
            store.append(labels, point.timeMillis(), point.value());
        }));
        real.write(request);
    }

    private void compare(String query, long time, boolean range, RealPrometheus real) {
        long end = time + 150_000;
        JsonNode wanted = range ? real.query(query, time, end, 30_000) : real.query(query, time);
        String difference = difference(query, time, range, PrometheusResponse.answer(wanted));
        if (!difference.isEmpty()) {
            differences.add(query + " at " + time + (range ? ".." + end : "") + ": " + difference);
        }
    }

    private String difference(String query, long time, boolean range, PromqlAnswer wanted) {
        try {
            PreparedQuery prepared = new Engine(store, Generation.TWO).prepare(query);
            QueryResult found = range ? prepared.between(time, time + 150_000, 30_000) : prepared.at(time);
            answered += found.equals(new QueryResult.Vector(List.of())) ? 0 : 1;
            return wanted.difference(found);
        } catch (EvaluationFailure failure) {
            return wanted.failureWanted() ? "" : "failed: " + failure.getMessage();
        }
    }
}
