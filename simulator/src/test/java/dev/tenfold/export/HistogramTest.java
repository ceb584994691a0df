package dev.tenfold.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.fault.Conditions;
import dev.tenfold.service.LatencyMixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code histogram_quantile} estimates of the exported buckets is what the model knows, within a bucket. */
class HistogramTest {
    private static final String CLIENT = "http_request_duration_seconds_bucket";
    private static final String MICROMETER = "http_server_requests_seconds_bucket";
    private static final String INGRESS = "nginx_ingress_controller_request_duration_seconds_bucket";

    /** Between the two bounds that enclose the model's own percentile lies the estimate. */
    @ParameterizedTest(name = "p{1} of {0} at {2}/s with {3} s more")
    @CsvSource(delimiter = '|', textBlock = """
            http_request_duration_seconds_bucket                               | 0.50 | 100 | 0
            http_request_duration_seconds_bucket                               | 0.95 | 100 | 0
            http_request_duration_seconds_bucket                               | 0.99 | 380 | 0
            http_request_duration_seconds_bucket                               | 0.95 | 100 | 0.3
            http_server_requests_seconds_bucket                                | 0.50 | 100 | 0
            http_server_requests_seconds_bucket                                | 0.99 | 380 | 0
            http_server_requests_seconds_bucket                                | 0.95 | 420 | 0
            nginx_ingress_controller_request_duration_seconds_bucket           | 0.95 | 380 | 0
            istio_request_duration_milliseconds_bucket{reporter="destination"} | 0.95 | 380 | 0.1
            istio_request_duration_milliseconds_bucket{reporter="source"}      | 0.99 | 420 | 0
            """)
    void quantilesAgreeWithTheModelWithinABucket(String bucket, double q, double perSecond, double added) {
        String query = "histogram_quantile(" + q + ", sum by (le) (rate(" + bucket + "[1m])))";
        Rig rig = new Rig(Rig.WEB, "{scrape-offset: 0s, scrape: 10s}", query);
        LatencyMixture mixture = rig.web.ledger().latencies();
        rig.perSecond = perSecond;
        rig.conditions = Conditions.ofAddedLatency(added);
        rig.begin().until(240);
        mixture.clear();
        rig.until(290);
        Ladder ladder = bucket.startsWith(CLIENT) || bucket.startsWith(INGRESS)
                ? Ladder.CLIENT
                : bucket.startsWith(MICROMETER) ? Ladder.MICROMETER : Ladder.ENVOY;
        double known = mixture.quantile(q);
        double estimate = rig.value(query) / ladder.perSecond();
        double below = 0;
        double above = Double.POSITIVE_INFINITY;
        for (double bound : ladder.seconds()) {
            below = bound < known ? bound : below;
            above = bound >= known ? Math.min(above, bound) : above;
        }
        String told = estimate + " beside " + known + " between " + below + " and " + above;
        assertTrue(estimate >= below * 0.999 && estimate <= above * 1.001, told);
    }

    @Test
    void bucketsRiseToTheCountAndTurnedAwayRequestsTookNoTime() {
        String buckets = "http_request_duration_seconds_bucket";
        String count = "http_request_duration_seconds_count";
        Rig rig = new Rig("{replicas: 1, cpu: 10ms, slots: 2, queue: 3}", "{scrape-offset: 0s}", buckets, count);
        rig.perSecond = 200;
        rig.begin().until(60);
        for (String code : List.of("200", "503")) {
            List<Double> values = rig.ask(buckets).stream()
                    .filter(sample -> sample.labels().get("code").equals(code))
                    .map(sample -> sample.value())
                    .sorted()
                    .toList();
            double all = rig.ask(count).stream()
                    .filter(sample -> sample.labels().get("code").equals(code))
                    .findFirst()
                    .orElseThrow()
                    .value();
            assertEquals(12, values.size());
            assertEquals(all, values.get(11), 1e-9 * all);
            assertEquals(code.equals("503"), values.get(0) == all, "the lowest bucket of " + code);
        }
    }

    /** The first bounds as Micrometer prints them. */
    @Test
    void micrometersBoundsAreItsOwn() {
        assertEquals(
                List.of("0.001", "0.001048576", "0.001398101", "0.001747626", "0.002097151"),
                Ladder.MICROMETER.texts().subList(0, 5));
        assertEquals(
                "30", Ladder.MICROMETER.texts().get(Ladder.MICROMETER.texts().size() - 1));
    }

    @Test
    void aScenarioCanSetTheBounds() {
        String query = "count(http_request_duration_seconds_bucket{code=\"200\"})";
        String bound = "count(istio_request_duration_milliseconds_bucket{le=\"250\", reporter=\"source\"})";
        Rig rig = new Rig(Rig.WEB, "{scrape-offset: 0s, buckets: [0.1, 0.25]}", query, bound);
        rig.begin().until(60);
        assertEquals(4 * 3, rig.value(query));
        assertEquals(1, rig.value(bound));
    }
}
