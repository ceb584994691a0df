package dev.tenfold.gameday;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.CloudMetric;
import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Type;
import dev.tenfold.inject.PodUsage;
import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.metric.Staleness;
import dev.tenfold.promql.Engine;
import dev.tenfold.promql.Queries;
import dev.tenfold.promql.Query;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Line;
import dev.tenfold.rehearsal.Outside;
import dev.tenfold.rehearsal.QueryBackend;
import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.scenario.Script;
import dev.tenfold.verdict.Prediction;
import dev.tenfold.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioCourseTest {
    private static final int END = 270;

    @TempDir
    Path folder;

    /** Steps of 0.7 s fall between ticks, and one of 1000 s is all of it. */
    @ParameterizedTest(name = "steps of {0} ms, looked at: {1}")
    @CsvSource({"1000, true", "700, true", "15000, false", "1000000, true"})
    void aCourseThatNobodyTalksToIsTheRehearsal(long stepMillis, boolean lookedAt) {
        Script script = Stage.script(folder, "");
        History rehearsed = Rehearsal.ofPolicies(script).run(share -> {});
        ScenarioCourse course = Stage.course(script);
        for (long at = 0; at < END * 1000 + stepMillis; at += stepMillis) {
            course.advanceTo(Duration.ofMillis(at));
            if (lookedAt) {
                course.snapshot(Stage.BEGIN.plusMillis(at), Stage.MARKER);
            }
        }
        History played = course.finish();
        assertTrue(rehearsed.happenings().size() > 5, "something happens");
        assertEquals(rehearsed.happenings(), played.happenings());
        assertEquals(told(rehearsed), told(played));
    }

    private static List<Double> told(History history) {
        List<Double> told = new ArrayList<>();
        Line web = history.users();
        for (int i = 0; i < web.size(); i++) {
            told.addAll(List.of(history.times()[i], web.demand(i), web.served(i), web.ready(i), web.cpuRatio(i)));
            told.add(web.latencies(i).quantile(0.95));
        }
        return told;
    }

    /** Keeps all that a rehearsal's policies want of its series. */
    private static final class Kept implements QueryBackend {
        private SeriesStore store;

        @Override
        public Queries over(SeriesStore filled, Generation wanted) {
            store = filled;
            store.retain(Long.MAX_VALUE);
            return new Engine(filled, wanted);
        }
    }

    /** Scraped at the same instants, what was injected answers as what was rehearsed. */
    @Test
    void queriesOverSnapshotsAnswerAsOverTheRehearsal() {
        Script script = Stage.script(folder, "metrics: {scrape: 5s, scrape-offset: 0s}\n");
        Kept rehearsed = new Kept();
        Rehearsal.ofPolicies(script, rehearsed).run(share -> {});
        SeriesStore injected = new SeriesStore();
        injected.retain(Long.MAX_VALUE);
        ScenarioCourse course = new ScenarioCourse(
                script,
                new ScenarioCourse.Settings(Duration.ofSeconds(5), Stage.start(script), Outside.NOTHING, true),
                Logbook.none());
        long epoch = script.scenario().start().millis();
        Set<Labels> before = new HashSet<>();
        for (int second = 0; second <= END; second += 5) {
            Set<Labels> now = new HashSet<>();
            for (Family family : Stage.at(course, second).families()) {
                for (Family.Reading reading : family.readings()) {
                    Labels labels = reading.labels().with("tenfold_game_day", "");
                    injected.append(labels, epoch + second * 1000L, reading.value());
                    now.add(labels);
                }
            }
            before.removeAll(now);
            for (Labels gone : before) {
                injected.append(gone, epoch + second * 1000L, Staleness.MARKER);
            }
            before = now;
        }
        String asked = "sum(rate(http_requests_total{service=\"web\"}[30s]))";
        Query over = new Engine(injected).prepare(asked);
        Query expected = new Engine(rehearsed.store).prepare(asked);
        for (int second = 0; second <= END; second += 5) {
            long millis = epoch + second * 1000L;
            assertEquals(expected.at(millis), over.at(millis), "at " + second + " s");
        }
    }

    @Test
    void everySeriesIsMarkedAndNoneIsTheScrapersOwn() {
        Snapshot snapshot = Stage.at(Stage.course(Stage.script(folder, "")), 30);
        assertTrue(snapshot.size() > 100, "all exporters publish");
        for (Family family : snapshot.families()) {
            assertFalse(family.name().equals("up") || family.name().startsWith("scrape_"), family.name());
            family.readings()
                    .forEach(reading ->
                            assertEquals("test-1", reading.labels().get("tenfold_game_day"), reading.toString()));
        }
    }

    @ParameterizedTest(name = "{0} is a {1}")
    @CsvSource({
        "http_requests_total, COUNTER",
        "http_request_duration_seconds, HISTOGRAM",
        "container_cpu_usage_seconds_total, COUNTER",
        "container_memory_working_set_bytes, GAUGE",
        "kube_deployment_spec_replicas, GAUGE"
    })
    void familiesHaveTheirTypes(String name, Type type) {
        Family found = Stage.at(Stage.course(Stage.script(folder, "")), 30).families().stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertEquals(type, found.type());
    }

    /** The order of an exposition: the buckets by bounds, +Inf last, then sum and count; and so for each pod. */
    @Test
    void aHistogramStandsInOrder() {
        Family histogram = Stage.at(Stage.course(Stage.script(folder, "")), 30).families().stream()
                .filter(family -> family.name().equals("http_request_duration_seconds"))
                .findFirst()
                .orElseThrow();
        String pod = histogram.readings().get(0).labels().get("pod");
        List<String> order = histogram.readings().stream()
                .filter(reading -> reading.labels().get("pod").equals(pod))
                .map(reading -> reading.labels().name().endsWith("_bucket")
                        ? reading.labels().get("le")
                        : reading.labels().name())
                .toList();
        assertEquals(
                List.of(
                        "0.005",
                        "0.01",
                        "0.025",
                        "0.05",
                        "0.1",
                        "0.25",
                        "0.5",
                        "1",
                        "2.5",
                        "5",
                        "10",
                        "+Inf",
                        "http_request_duration_seconds_sum",
                        "http_request_duration_seconds_count"),
                order);
    }

    @Test
    void whatAPodPublishedIsGoneWithIt() {
        Script script = Stage.script(folder, "");
        ScenarioCourse course = Stage.readBack(script, "web");
        assertEquals(
                3,
                Stage.values(Stage.at(course, 30), "container_memory_working_set_bytes")
                        .size());
        course.replicas("web", new ReplicaCount(1, OptionalInt.of(1)));
        assertEquals(
                1,
                Stage.values(Stage.at(course, 31), "container_memory_working_set_bytes")
                        .size());
        assertEquals(1, Stage.sum(Stage.at(course, 31), "kube_deployment_spec_replicas"));
    }

    @Test
    void theMetricsServerKnowsThePodsThatTheSeriesName() {
        ScenarioCourse course = Stage.course(Stage.script(folder, ""));
        List<PodUsage> pods = Stage.at(course, 45).pods();
        Set<String> named = new HashSet<>();
        Stage.values(Stage.at(course, 45), "container_memory_working_set_bytes")
                .keySet()
                .forEach(labels -> named.add(labels.replaceAll(".*pod=\"([^\"]+)\".*", "$1")));
        assertEquals(3, pods.size());
        assertEquals(named, Set.copyOf(pods.stream().map(PodUsage::pod).toList()));
        for (PodUsage pod : pods) {
            assertEquals(100 * 0.020 / 3, pod.cores(), 0.01, "each has a third of the work");
            assertEquals(Map.of("app", "web"), pod.labels());
        }
    }

    /** The load's shape adds 300/s to its start of 100/s. */
    @ParameterizedTest(name = "intensity {0} makes x4 of 100/s {1}/s")
    @CsvSource({"1, 400", "2, 700", "0.5, 250", "0, 100"})
    void intensityMultipliesWhatTheShapeAdds(double intensity, double perSecond) {
        ScenarioCourse course = Stage.readBack(Stage.script(folder, ""), "web");
        course.replicas("web", new ReplicaCount(40, OptionalInt.of(40)));
        course.intensity(intensity);
        Stage.at(course, END);
        Line web = course.finish().users();
        assertEquals(100, web.demand(30), 1e-9, "at rest nothing changes");
        assertEquals(perSecond, web.demand(200), 1e-6);
    }

    /** 200 users at first, 800 at the top; a user who thinks for 1 s asks a little less than once a second. */
    @Test
    void intensityChangesTheNumberOfUsersFromNowOn() {
        Script script = Stage.script(folder, "", "load.start=200", "load.think=1s", "services.web.latency=0ms");
        ScenarioCourse course = Stage.readBack(script, "web");
        course.replicas("web", new ReplicaCount(400, OptionalInt.of(400)));
        Stage.at(course, 110);
        course.intensity(2);
        Stage.at(course, END);
        Line web = course.finish().users();
        double each = web.demand(30) / 200;
        assertEquals(800 * each, web.demand(105), 1, "x4 of 200 users");
        assertEquals(1400 * each, web.demand(125), 1, "200 + 2 x 600 users");
    }

    /** Orders are half of 200/s; a surge to x3 adds 200/s of them. */
    @ParameterizedTest(name = "intensity {0}: {1}/s")
    @CsvSource({"1, 400", "2, 600", "0, 200"})
    void intensityMultipliesWhatASurgeAdds(double intensity, double perSecond) {
        Script script = Stage.script(
                folder,
                "",
                "load.start=200/s",
                "load.stages=[{hold: {lasts: 4m}}]",
                "load.endpoints=[{path: /orders, weight: 1}, {path: /items, weight: 1}]",
                "load.surges=[{endpoint: /orders, at: 2m, lasts: 1m, to: x3}]");
        ScenarioCourse course = Stage.readBack(script, "web");
        course.replicas("web", new ReplicaCount(40, OptionalInt.of(40)));
        course.intensity(intensity);
        Stage.at(course, END);
        Line web = course.finish().users();
        assertEquals(200, web.demand(30), 1e-9);
        assertEquals(perSecond, web.demand(150), 1e-6);
    }

    @Test
    void readyReplicasTakeRequestsAtOnceAndOthersNever() {
        ScenarioCourse course = Stage.readBack(Stage.script(folder, ""), "web");
        Stage.at(course, 100);
        course.replicas("web", new ReplicaCount(8, OptionalInt.of(5)));
        assertEquals(5, course.replicas("web"));
        Snapshot later = Stage.at(course, 160);
        assertEquals(5, course.replicas("web"), "the model does not start what the platform has not started");
        assertEquals(8, Stage.sum(later, "kube_deployment_spec_replicas"));
        course.replicas("web", new ReplicaCount(8, OptionalInt.of(8)));
        assertEquals(8, course.replicas("web"));
        course.replicas("web", new ReplicaCount(8, OptionalInt.of(6)));
        assertEquals(6, course.replicas("web"), "two have fallen ill");
        Stage.at(course, 220);
        assertEquals(6, course.replicas("web"));
    }

    /** 4 s of provisioning and 8 s of readiness. */
    @Test
    void whereNobodyKnowsWhoIsReadyTheModelStartsThem() {
        ScenarioCourse course = Stage.readBack(Stage.script(folder, ""), "web");
        Stage.at(course, 100);
        course.replicas("web", new ReplicaCount(8, OptionalInt.empty()));
        Stage.at(course, 111);
        assertEquals(3, course.replicas("web"));
        Stage.at(course, 112);
        assertEquals(8, course.replicas("web"));
    }

    @Test
    void policiesOnWhatIsReadBackAreFollowedAndDoNotAct() {
        ScenarioCourse course = Stage.readBack(Stage.script(folder, ""), "web");
        Stage.at(course, 150);
        course.replicas("web", new ReplicaCount(9, OptionalInt.of(9)));
        Stage.at(course, END);
        History history = course.finish();
        List<Happening> scaled = history.happenings().stream()
                .filter(each -> each.kind() == Kind.SCALE_UP || each.kind() == Kind.SCALE_DOWN)
                .toList();
        assertEquals(1, scaled.size());
        assertEquals("web 3 -> 9", scaled.get(0).title());
        assertEquals(150_000_000_000L, scaled.get(0).atNanos());
        assertEquals(1, history.breaches().size(), "its autoscaler would have wanted more");
    }

    /** Twice as fast as the wall clock: 20 s after the first look the scenario is at 40 s. */
    @Test
    void whatIsSeenStandsOnTheScenariosTimeAxis() {
        Script script = Stage.script(folder, "");
        Outside alerts = new Outside(Set.of(), true);
        ScenarioCourse course = new ScenarioCourse(
                script,
                new ScenarioCourse.Settings(Duration.ofSeconds(1), Stage.start(script), alerts, false),
                Logbook.none());
        for (int second = 0; second <= END; second++) {
            course.advanceTo(Duration.ofSeconds(second));
            course.snapshot(Stage.BEGIN.plusMillis(500L * second), Stage.MARKER);
        }
        Sighting fired =
                new Sighting(Stage.BEGIN.plusSeconds(65), Sighting.Kind.ALERT_FIRED, "WebIsBusy", "it is at 300");
        course.seen(fired);
        course.seen(fired);
        History history = course.finish();
        List<Happening> alarms = history.happenings().stream()
                .filter(each -> each.kind() == Kind.ALERT)
                .toList();
        assertEquals(1, alarms.size(), "the rehearsed alert is left out, and nothing is told twice");
        assertEquals(130_000_000_000L, alarms.get(0).atNanos());
        assertEquals("WebIsBusy", alarms.get(0).policy());
    }

    @Test
    void aGameDayLiesBesideItsPrediction() {
        Script script = Stage.script(folder, "");
        History rehearsed = Rehearsal.ofPolicies(script).run(share -> {});
        double predicted = rehearsed.happenings().stream()
                        .filter(each -> each.kind() == Kind.ALERT)
                        .findFirst()
                        .orElseThrow()
                        .atNanos()
                / 1e9;
        Outside outside = new Outside(Set.of("web"), true);
        ScenarioCourse course = new ScenarioCourse(
                script,
                new ScenarioCourse.Settings(Duration.ofSeconds(1), Stage.start(script), outside, false),
                Logbook.none());
        IntStream.rangeClosed(0, END).forEach(second -> Stage.at(course, second));
        course.seen(new Sighting(
                Stage.BEGIN.plusMillis((long) (predicted * 1000) + 3000), Sighting.Kind.ALERT_FIRED, "WebIsBusy", ""));
        List<Prediction> predictions =
                Verdict.ofGameDay(course.finish(), "", "", share -> {}).predictions();
        Prediction alert = predictions.stream()
                .filter(each -> each.subject().equals("WebIsBusy"))
                .findFirst()
                .orElseThrow();
        assertEquals(OptionalDouble.of(predicted), alert.predicted());
        assertEquals(3, alert.difference().orElseThrow(), 1e-9);
        Prediction scaling = predictions.stream()
                .filter(each -> each.subject().equals("web"))
                .findFirst()
                .orElseThrow();
        assertTrue(scaling.predicted().isPresent() && scaling.real().isEmpty(), "the platform did not scale");
    }

    @Test
    void aGameDayThatEndsEarlyIsJudgedAsFarAsItWent() {
        Script script = Stage.script(folder, "");
        ScenarioCourse course = Stage.course(script);
        IntStream.rangeClosed(0, 100).forEach(second -> Stage.at(course, second));
        History history = course.finish();
        assertEquals(Duration.ofSeconds(100), history.script().length());
        assertEquals(100, history.times()[history.times().length - 1]);
        assertEquals(
                100, Verdict.ofGameDay(history, "", "", share -> {}).subject().lengthSeconds());
    }

    @ParameterizedTest(name = "{0}: {1} series at 100 s")
    @CsvSource({
        "'{kind: scrape-gap, at: 90s, lasts: 1m, failing: true}', 0",
        "'{kind: scrape-gap, at: 90s, lasts: 1m}', 3"
    })
    void aScrapeThatFailsEndsSeriesAndOneThatIsMissingDoesNot(String fault, int series) {
        ScenarioCourse course = Stage.readBack(Stage.script(folder, "faults: [" + fault + "]\n"), "web");
        Stage.at(course, 89);
        Snapshot before = Stage.at(course, 89);
        Snapshot during = Stage.at(course, 100);
        assertEquals(
                3, Stage.values(before, "container_cpu_usage_seconds_total").size());
        assertEquals(
                series,
                Stage.values(during, "container_cpu_usage_seconds_total").size());
        if (series > 0) {
            assertEquals(
                    Stage.sum(before, "container_cpu_usage_seconds_total"),
                    Stage.sum(during, "container_cpu_usage_seconds_total"),
                    "the last values stay");
        }
        Snapshot after = Stage.at(course, 160);
        assertNotEquals(
                Stage.sum(before, "container_cpu_usage_seconds_total"),
                Stage.sum(after, "container_cpu_usage_seconds_total"));
    }

    @Test
    void valuesThatAreNoNumbersAreInjectedAsSuch() {
        Script script = Stage.script(
                folder, "faults: [{kind: nan, at: 90s, lasts: 1m, metric: container_memory_working_set_bytes}]\n");
        Snapshot during = Stage.at(Stage.course(script), 100);
        Stage.values(during, "container_memory_working_set_bytes")
                .values()
                .forEach(value -> assertTrue(Double.isNaN(value) && !Staleness.isMarker(value)));
    }

    /** 100 requests/s for a minute; what is sent in a period is told once, and the metric is there before and after. */
    @Test
    void whatIsSentToCloudWatchIsToldOnceAPeriod() {
        ScenarioCourse course = Stage.course(Stage.script(folder, "metrics: {presets: [cloudwatch]}\n"));
        List<String> told = new ArrayList<>();
        for (int second : new int[] {59, 60, 61, 119, 120}) {
            course.advanceTo(Duration.ofSeconds(second));
            CloudMetric requests =
                    course.snapshot(Stage.BEGIN.plusSeconds(second), Stage.MARKER).cloud().metrics().stream()
                            .filter(metric -> metric.name().equals("RequestCount"))
                            .findFirst()
                            .orElseThrow();
            assertEquals("app/web/tenfold", requests.dimensions().get("LoadBalancer"));
            double count = requests.counts().stream().mapToDouble(each -> each).sum();
            told.add(second + ": " + (count > 5900 ? "some" : "nothing"));
        }
        assertEquals(List.of("59: nothing", "60: some", "61: nothing", "119: nothing", "120: some"), told);
    }
}
