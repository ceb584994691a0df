package dev.tenfold.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.fault.Conditions;
import dev.tenfold.metric.Sample;
import dev.tenfold.metric.Series;
import dev.tenfold.metric.Staleness;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 100 requests a second on four replicas of one core, at 10 ms of CPU each: a quarter of the CPU. */
class ExpositionTest {
    private static final String AT_ONCE = "{scrape-offset: 0s}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(rate(http_requests_total[2m]))",
                "sum(rate(http_requests_total{code=\"200\", app=\"web\"}[2m]))",
                "sum(rate(http_request_duration_seconds_count[2m]))",
                "sum(rate(http_request_duration_seconds_bucket{le=\"+Inf\"}[2m]))",
                "sum(rate(http_server_requests_seconds_count{uri=\"/\", outcome=\"SUCCESS\"}[2m]))",
                "sum(rate(istio_requests_total{reporter=\"destination\", response_code=~\"2..\"}[2m]))",
                "sum(rate(istio_requests_total{reporter=\"source\", destination_workload=\"web\"}[2m]))",
                "sum(rate(nginx_ingress_controller_requests{ingress=\"web\", status=\"200\"}[2m]))",
            })
    void theRateOfACounterIsTheDemand(String query) {
        Rig rig = new Rig(Rig.WEB, AT_ONCE, query).begin().until(300);
        assertEquals(100, rig.value(query), 0.1);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            sum(rate(container_cpu_usage_seconds_total{container!=""}[1m]))    |    1 | 100/s x 10 ms
            max(rate(container_cpu_usage_seconds_total[1m]))                   | 0.25 | on four pods alike
            sum(rate(process_cpu_seconds_total[1m]))                           |    1 | the same, told by the process
            avg(process_cpu_usage)                                             | 0.25 | of one core
            max(container_spec_cpu_quota / container_spec_cpu_period)          |    1 | one core
            sum(rate(container_cpu_cfs_periods_total[1m]))                     |   40 | ten a second and pod
            sum(rate(container_cpu_cfs_throttled_periods_total[1m]))           |    0 | far below the limit
            count(container_memory_working_set_bytes > 256 * 1024 * 1024)      |    4 | idle memory and some requests
            sum(up{job="web"})                                                 |    4 | each pod is a target
            kube_deployment_spec_replicas{deployment="web"}                    |    4 | as wanted
            kube_deployment_status_replicas_available                          |    4 | all ready
            sum(kube_pod_status_phase{phase="Running"})                        |    4 | all run
            sum(kube_pod_status_ready{condition="true"})                       |    4 | all ready
            sum(kube_pod_container_resource_limits{resource="cpu"})            |    4 | a core each
            sum(kube_pod_container_resource_requests{resource="memory"})/2^20  | 2048 | 512 Mi each
            kube_horizontalpodautoscaler_spec_max_replicas                     |    9 | as the policy says
            kube_horizontalpodautoscaler_status_current_replicas               |    4 | as the fleet is
            sum(rate(http_request_duration_seconds_sum[1m]))                   |    1 | 100/s x 10 ms, next to no queue
            sum(rate(istio_request_duration_milliseconds_sum{reporter="source"}[1m])) | 1000 | the same in milliseconds
            """)
    void aQuietServiceReports(String query, double expected, String because) {
        Rig rig = new Rig(Rig.WEB, AT_ONCE, query).begin().until(300);
        assertEquals(expected, rig.value(query), Math.max(1e-9, expected * 0.02), because);
    }

    @Test
    void errorsAndClientsThatGaveUpHaveTheirOwnStatus() {
        String bad = "sum(rate(http_requests_total{code=~\"5..\"}[1m]))";
        String share = "sum by (status) (rate(nginx_ingress_controller_requests[1m]))";
        Rig rig = new Rig(Rig.WEB, AT_ONCE, bad, share).begin().until(120);
        assertEquals(List.of(), rig.ask(bad), "there is no such series before the first error");
        rig.conditions = Conditions.ofErrorRatio(0.25);
        rig.until(300);
        assertEquals(25, rig.value(bad), 0.1);
        assertEquals(
                List.of("200", "500"),
                rig.ask(share).stream()
                        .map(sample -> sample.labels().get("status"))
                        .toList());
    }

    @Test
    void whatNobodyAsksForIsNotKept() {
        Rig rig = new Rig(Rig.WEB, AT_ONCE, "sum(rate(http_requests_total{code=~\"5..\"}[1m]))", "up{job=\"web\"}");
        rig.begin().until(60);
        assertEquals(List.of("up"), rig.names());
        assertEquals(4, rig.observations.store().size());
        Rig silent = new Rig(Rig.WEB, AT_ONCE).begin().until(60);
        assertEquals(0, silent.observations.store().size());
    }

    @Test
    void newPodsBeginAtZeroAndThoseThatGoAreMarked() {
        String query = "http_requests_total";
        Rig rig = new Rig(Rig.WEB, AT_ONCE, query).begin().until(60);
        List<String> old = pods(rig.ask(query));
        rig.scaleTo(5);
        rig.until(75);
        assertEquals(5, rig.ask(query).size());
        Sample young = rig.ask(query).stream()
                .filter(sample -> !old.contains(sample.labels().get("pod")))
                .findFirst()
                .orElseThrow();
        assertEquals(2 * 20, young.value(), 0.5, "ready for two seconds, a fifth of 100/s");
        rig.scaleTo(4);
        rig.until(90);
        assertEquals(old, pods(rig.ask(query)), "the youngest went");
        Series gone = rig.series(query).stream()
                .filter(series -> series.labels().equals(young.labels()))
                .findFirst()
                .orElseThrow();
        assertTrue(Staleness.isMarker(gone.value(gone.size() - 1)));
    }

    @Test
    void aKilledReplicaIsDownUntilItsProcessRunsAgainAndCountsAnew() {
        String up = "up{job=\"web\"}";
        String total = "http_requests_total";
        String increase = "sum(increase(http_requests_total[2m]))";
        String restarts = "sum(kube_pod_container_status_restarts_total)";
        Rig rig = new Rig(
                "{replicas: 4, cpu: 10ms, start-up: {provisioning: 20s, readiness: 10s}}",
                AT_ONCE,
                up,
                total,
                increase,
                restarts);
        rig.begin().until(55);
        List<String> before = pods(rig.ask(total));
        rig.kill(1);
        rig.until(60);
        assertEquals(3, sum(rig.ask(up)), "one is down at 60 s");
        assertEquals(4, rig.ask(up).size(), "and still a target");
        assertEquals(3, rig.ask(total).size(), "its series ended at the failed scrape");
        rig.until(75);
        assertEquals(3, sum(rig.ask(up)), "the process runs from 75 s on, which that scrape misses");
        rig.until(90);
        assertEquals(4, sum(rig.ask(up)));
        assertEquals(before, pods(rig.ask(total)), "in the same pods");
        double least = rig.ask(total).stream().mapToDouble(Sample::value).min().orElseThrow();
        assertEquals(5 * 25, least, 0.5, "ready since 85 s");
        assertEquals(1, rig.value(restarts));
        rig.until(180);
        assertEquals(12_000 - 250, rig.value(increase), 150, "all but what the dead process did after its last scrape");
    }

    @Test
    void eachTargetHasItsOwnPhase() {
        String[] queries = {"up{job=\"web\"}", "kube_deployment_spec_replicas", "kafka_consumergroup_lag"};
        Rig rig = new Rig(Rig.WEB, "{scrape: 30s}", queries).begin().until(120);
        double web = Rig.times(rig.series("up").get(0)).get(0);
        double state =
                Rig.times(rig.series("kube_deployment_spec_replicas").get(0)).get(0);
        assertNotEquals(web, state);
        for (Series series : rig.series("up")) {
            List<Double> times = Rig.times(series);
            assertTrue(times.get(0) >= 0 && times.get(0) < 30, times::toString);
            assertEquals(List.of(web, web + 30, web + 60, web + 90), times);
        }
        Rig again = new Rig(Rig.WEB, "{scrape: 30s}", queries).begin().until(120);
        assertEquals(web, Rig.times(again.series("up").get(0)).get(0), "the same seed, the same phase");
    }

    @Test
    void samplesCanBeAskedForWhenTheLagIsOver() {
        String spec = "kube_deployment_spec_replicas";
        Rig rig =
                new Rig(Rig.WEB, "{scrape-offset: 0s, lag: 20s}", spec).begin().until(19);
        assertEquals(List.of(), rig.ask(spec));
        rig.until(20);
        assertEquals(List.of(0.0), Rig.times(rig.series(spec).get(0)), "with the time of the scrape");
        rig.until(35);
        assertEquals(List.of(0.0, 15.0), Rig.times(rig.series(spec).get(0)));
    }

    @Test
    void metricsAndLabelsCanBeRenamedAndLabelsAdded() {
        String query = "sum by (job, status, team) (rate(http_server_requests_total{pod!=\"\"}[1m]))";
        String quantile = "histogram_quantile(0.5, sum by (le) (rate(latency_seconds_bucket[1m])))";
        Rig rig = new Rig(
                Rig.WEB,
                "{scrape-offset: 0s, labels: {job: 'shop/{service}', team: blue}, rename: {http_requests_total:"
                        + " http_server_requests_total, code: status, http_request_duration_seconds: latency_seconds}}",
                query,
                quantile);
        rig.begin().until(120);
        Sample sample = rig.ask(query).get(0);
        assertEquals(
                "{job=\"shop/web\", status=\"200\", team=\"blue\"}",
                sample.labels().toString());
        assertEquals(100, sample.value(), 0.1);
        assertTrue(rig.value(quantile) > 0.005 && rig.value(quantile) < 0.01);
    }

    @Test
    void anyNameCanTellAMeasure() {
        String waiting = "sum(vllm:num_requests_waiting{model=\"m\"})";
        String total = "rate(orders_total[1m])";
        String gauge = "orders_per_second";
        String each = "avg(orders_each)";
        Rig rig =
                new Rig(Rig.WEB, """
                {scrape-offset: 0s, presets: [], series: {
                  "vllm:num_requests_waiting": {service: web, measure: waiting, labels: {model: m}},
                  orders_total: {service: web, measure: served, scale: x2},
                  orders_per_second: {service: web, measure: demand},
                  orders_each: {service: web, measure: served, per-replica: true}}}
                """.replaceAll("\\s*\n\\s*", " "), waiting, total, gauge, each, "http_requests_total");
        rig.begin().until(120);
        assertEquals(rig.web.waiting(), rig.value(waiting), 1e-9);
        assertEquals(200, rig.value(total), 0.1);
        assertEquals(100, rig.value(gauge), 0.1);
        assertEquals(25, rig.value(each), 0.1);
        assertEquals(List.of(), rig.ask("http_requests_total"), "no preset, no metric of its");
    }

    @Test
    void podsThatLiveAlikeAreShownAsOneBeyondTheBound() {
        String rate = "sum(rate(http_requests_total[1m]))";
        String up = "sum(up{job=\"web\"})";
        Rig rig = new Rig("{replicas: 300, cpu: 10ms}", "{scrape-offset: 0s, pods: 50}", rate, up);
        rig.begin().until(60);
        assertEquals(1, rig.series("http_requests_total").size());
        assertEquals(300, rig.value(up));
        rig.scaleTo(200);
        rig.until(180);
        assertEquals(100, rig.value(rate), 0.1, "a sum that shrinks with the pods would look like a reset");
        assertEquals(200, rig.value(up));
    }

    private static double sum(List<Sample> samples) {
        return samples.stream().mapToDouble(Sample::value).sum();
    }

    private static List<String> pods(List<Sample> samples) {
        return samples.stream()
                .map(sample -> sample.labels().get("pod"))
                .sorted()
                .toList();
    }
}
