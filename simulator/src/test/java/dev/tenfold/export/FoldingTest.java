package dev.tenfold.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.fault.Conditions;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import dev.tenfold.metric.Series;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Series that no query tells apart are kept once: the answers are the same as if each pod's were kept. */
class FoldingTest {
    private static final String REQUESTS = "http_server_requests_seconds";

    private static final String[] BLIND = {
        "sum(rate(" + REQUESTS + "_count{app='web'}[2m]))",
        "sum by (status) (increase(" + REQUESTS + "_count[5m]))",
        "sum by (le) (rate(" + REQUESTS + "_bucket{app='web'}[1m]))",
        "histogram_quantile(0.95, sum by (le) (rate(" + REQUESTS + "_bucket{app='web'}[5m])))",
        "avg by (status) (rate(" + REQUESTS + "_sum[3m]))",
        "count(rate(" + REQUESTS + "_count{status='200'}[1m]) > 0)",
        "max without (pod, instance) (rate(" + REQUESTS + "_count{status='200'}[1m] offset 2m))",
        "max_over_time(sum(rate(" + REQUESTS + "_count[1m]))[5m:30s])",
        "sum(rate(container_cpu_usage_seconds_total{pod=~'web-.*'}[2m]))",
        "avg(container_memory_working_set_bytes{container='web'}) / 1e6",
        "count(up{job='web'} == 1)",
        "group(up) + sum(kube_pod_status_phase{phase='Pending'})",
        "sum(rate(istio_requests_total{destination_workload='web'}[2m])) by (response_code)",
        "sum(kube_pod_container_status_restarts_total)"
    };

    private static final String[] SEEING = {
        "sum by (pod) (rate(" + REQUESTS + "_count[2m]))",
        "topk(2, rate(" + REQUESTS + "_sum{status='200'}[2m]))",
        "max by (pod) (up)",
        "stddev(rate(" + REQUESTS + "_count{status='200'}[2m]))"
    };

    static Stream<Life> lives() {
        return Stream.of(
                new Life("all are blind", BLIND, false),
                new Life("all are blind, and pods die", BLIND, true),
                new Life("some see pods", concat(BLIND, SEEING), false),
                new Life("some see pods, and pods die", concat(BLIND, SEEING), true),
                new Life(
                        "some pods are picked",
                        concat(BLIND, "sum(rate(" + REQUESTS + "_count{pod=~'.*[b-k]'}[2m]))"),
                        true),
                new Life("values are added up", concat(BLIND, "sum(" + REQUESTS + "_count)"), true));
    }

    record Life(String name, String[] queries, boolean deaths) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static String[] concat(String[] first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lives")
    void answersAreTheSame(Life life) {
        for (long seed = 1; seed <= 3; seed++) {
            live(life, seed);
        }
    }

    private static void live(Life life, long seed) {
        String metrics = "{buckets: [0.005, 0.01, 0.05, 0.2, 1], "
                + (seed == 1 ? "scrape: 10s" : seed == 2 ? "pods: 12" : "promql: 2") + "}";
        Rig whole = new Rig(false, Rig.WEB, metrics, life.queries()).begin();
        Rig folded = new Rig(true, Rig.WEB, metrics, life.queries()).begin();
        Random random = new Random(seed);
        for (long second = 13; second < 1800; second += 13) {
            for (Rig rig : List.of(whole, folded)) {
                rig.until(second);
            }
            for (String query : life.queries()) {
                same(query + " at " + second + " s, seed " + seed, whole.ask(query), folded.ask(query));
            }
            disturb(random, life.deaths(), whole, folded);
        }
    }

    @Test
    void oneSeriesStandsForAllPods() {
        Rig rig = new Rig(true, Rig.WEB, "{}", BLIND).begin().until(100);
        assertEquals(1, rig.series(REQUESTS + "_count").size());
        rig.scaleTo(9);
        rig.until(200);
        assertEquals(1, rig.series(REQUESTS + "_count").size());
        assertEquals(
                List.of(4, 5),
                rig.series("kube_pod_status_phase").stream()
                        .map(Series::weight)
                        .sorted()
                        .toList());
    }

    /** The same happens to both. */
    private static void disturb(Random random, boolean deaths, Rig... rigs) {
        int what = random.nextInt(24);
        int many = 1 + random.nextInt(4);
        int replicas = 1 + random.nextInt(16);
        double rate = random.nextInt(3) == 0 ? 0 : 700 * random.nextDouble();
        for (Rig rig : rigs) {
            if (what < 3) {
                rig.scaleTo(replicas);
            } else if (what == 3 && deaths) {
                rig.kill(Math.min(many, rig.web.fleet().ready()));
            } else if (what < 7) {
                rig.perSecond = rate;
            } else if (what == 7) {
                rig.conditions = many > 2
                        ? Conditions.FINE
                        : Conditions.ofAddedLatency(0.2).and(Conditions.ofErrorRatio(0.3));
            }
        }
    }

    private static void same(String query, List<Sample> expected, List<Sample> actual) {
        Map<Labels, Double> left = byLabels(expected);
        Map<Labels, Double> right = byLabels(actual);
        assertEquals(left.keySet(), right.keySet(), query);
        left.forEach((labels, value) -> {
            double tolerance = Double.isNaN(value) ? 0 : 1e-11 * Math.max(1, Math.abs(value));
            assertEquals(value, right.get(labels), tolerance, query + labels);
        });
    }

    private static Map<Labels, Double> byLabels(List<Sample> samples) {
        Map<Labels, Double> values = new TreeMap<>();
        samples.forEach(sample -> values.put(sample.labels(), sample.value()));
        return values;
    }
}
