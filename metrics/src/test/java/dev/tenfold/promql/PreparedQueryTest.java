package dev.tenfold.promql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenfold.metric.FloatText;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.promql.function.EvaluationFailure;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.ParseFailure;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparedQueryTest {
    /** Scraped each 15 s from 0 s to 60 s. */
    private final SeriesStore store = Scrapes.of(
            "requests_total job=web pod=a: 0 30 60 90 120",
            "requests_total job=web pod=b: 100 130 160 10 40",
            "requests_total job=api pod=c: 5 5 5 5 5",
            "depth job=web pod=a: 3 1 4 1 5",
            "depth job=web pod=b: 2 7 1 8 stale",
            "depth job=api pod=c: 9 9 NaN 9 8",
            "team job=web team=blue: 1 1 1 1 1",
            "bucket le=0.1: 0 0 0 0 10",
            "bucket le=0.5: 0 0 0 0 30",
            "bucket le=+Inf: 0 0 0 0 40");

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # at 60 s                                         | answer
            -2 ^ 2                                            | {} -4
            2 ^ 3 ^ 2                                         | {} 512
            1 - 2 - 3                                         | {} -4
            7 % 4 * 2                                         | {} 6
            1 + 2 == bool 3                                   | {} 1
            depth                                             | depth{job="api", pod="c"} 8; depth{job="web", pod="a"} 5
            depth{job="web"} > 4                              | depth{job="web", pod="a"} 5
            4 < bool depth{job="web"}                         | {job="web", pod="a"} 1
            sum by (job) (requests_total)                     | {job="api"} 5; {job="web"} 160
            sum without (pod) (requests_total)                | {job="api"} 5; {job="web"} 160
            count(requests_total)                             | {} 3
            max(avg_over_time(depth[1m]))                     | {} 5.333333333333333
            topk(1, requests_total)                           | requests_total{job="web", pod="a"} 120
            bottomk(1, requests_total)                        | requests_total{job="api", pod="c"} 5
            count_values("n", team)                           | {n="1"} 1
            rate(requests_total{pod="a"}[45s])                | {job="web", pod="a"} 2
            increase(requests_total{pod="b"}[1m])             | {job="web", pod="b"} 93.33333333333333
            changes(depth{pod="a"}[1m])                       | {job="web", pod="a"} 3
            depth * on (job) group_left (team) team           | {job="web", pod="a", team="blue"} 5
            depth / on (job, pod) requests_total{job="web"}   | {job="web", pod="a"} 0.041666666666666664
            depth and on (job) team                           | depth{job="web", pod="a"} 5
            depth unless on (job) team                        | depth{job="api", pod="c"} 8
            team or vector(0)                                 | team{job="web", team="blue"} 1; {} 0
            absent(depth{job="db"})                           | {job="db"} 1
            absent(depth)                                     | nothing
            histogram_quantile(0.5, bucket)                   | {} 0.30000000000000004
            histogram_quantile(0.9, bucket)                   | {} 0.5
            label_replace(team, "t", "$1!", "team", "(b.*)")  | team{job="web", t="blue!", team="blue"} 1
            max_over_time(depth{pod="a"}[1m:30s])             | {job="web", pod="a"} 5
            depth{pod="a"} @ 30                               | depth{job="web", pod="a"} 4
            depth{pod="a"} offset 15s                         | depth{job="web", pod="a"} 1
            scalar(depth{pod="a"}) + time()                   | {} 65
            timestamp(depth{pod="a"} offset 20s)              | {job="web", pod="a"} 30
            predict_linear(requests_total{pod="a"}[1m], 30)   | {job="web", pod="a"} 180
            quantile(0.5, requests_total)                     | {} 40
            clamp(depth{pod="a"}, 0, 2)                       | {job="web", pod="a"} 2
            """)
    void answers(String query, String answer) {
        assertEquals(answer, text(new Engine(store).prepare(query).at(60_000)));
    }

    @ParameterizedTest(name = "{0} sees {1} in generation 2 and {2} in 3")
    @CsvSource(textBlock = """
            # at 60 s a window's edge touches the sample at its beginning
            count_over_time(depth{pod="a"}[30s]),      3, 2
            count_over_time(depth{pod="a"}[29s]),      2, 2
            count_over_time(depth{pod="a"}[1m]),       5, 4
            count_over_time(depth{pod="a"}[1m:15s]),   5, 4
            count_over_time(depth{pod="b"}[1m]),       4, 3
            """)
    void generationsDifferWhereAWindowTouchesASample(String query, int two, int three) {
        assertEquals(two, value(Generation.TWO, query, 60_000));
        assertEquals(three, value(Generation.THREE, query, 60_000));
    }

    @ParameterizedTest(name = "a sample {0} ms old: {1}, {2}")
    @CsvSource(textBlock = """
            # age,  generation 2, generation 3
            299999, 1, 1
            300000, 1, 0
            300001, 0, 0
            """)
    void aSampleCountsForFiveMinutes(long age, int two, int three) {
        assertEquals(two, value(Generation.TWO, "count(team) or vector(0)", 60_000 + age));
        assertEquals(three, value(Generation.THREE, "count(team) or vector(0)", 60_000 + age));
    }

    @Test
    void aSeriesThatHasEndedIsGoneAtOnceButItsPastIsNot() {
        Engine engine = new Engine(store);
        assertEquals("nothing", text(engine.prepare("depth{pod=\"b\"}").at(60_000)));
        assertEquals(
                "{job=\"web\", pod=\"b\"} 16",
                text(engine.prepare("sum_over_time(depth{pod=\"b\"}[1m])").at(60_000)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            depth + on (job) requests_total       | found duplicate series for the match group {job="web"}
            requests_total + on (job) team        | multiple matches for labels: many-to-one matching must be explicit
            {job="web"} * 1                       | vector cannot contain metrics with the same labelset
            topk(NaN, depth)                      | Parameter value is NaN
            label_replace(depth, "pod", "", "", "") | vector cannot contain metrics with the same labelset
            """)
    void failsWhereThereIsNoAnswer(String query, String message) {
        PreparedQuery prepared = new Engine(Scrapes.of(
                        "requests_total job=web pod=a: 1",
                        "requests_total job=web pod=b: 1",
                        "depth job=web pod=a: 1",
                        "depth job=web pod=b: 1",
                        "team job=web: 1"))
                .prepare(query);
        EvaluationFailure failure = assertThrows(EvaluationFailure.class, () -> prepared.at(0));
        assertEquals(
                message,
                failure.getMessage()
                        .substring(
                                0,
                                Math.min(message.length(), failure.getMessage().length())));
    }

    @Test
    void aBadPatternIsPointedAtBeforeItIsEverUsed() {
        ParseFailure failure = assertThrows(
                ParseFailure.class, () -> new Engine(store).prepare("label_replace(x, \"a\", \"b\", \"c\", \"(\")"));
        assertEquals(33, failure.column());
    }

    @Test
    void seesSeriesThatAppearLater() {
        PreparedQuery query = new Engine(store).prepare("count(depth)");
        assertEquals("{} 2", text(query.at(60_000)));
        store.append(Labels.of("__name__", "depth", "job", "web", "pod", "z"), 60_000, 1);
        assertEquals("{} 3", text(query.at(60_000)));
    }

    @Test
    void aRangeQueryHasARowASeries() {
        QueryResult.Matrix rows =
                new Engine(store).prepare("depth{job=\"web\"}").between(0, 60_000, 30_000);
        assertEquals(2, rows.rows().size());
        assertEquals(3, rows.rows().get(0).points().size());
        assertEquals(2, rows.rows().get(1).points().size(), "its last step is stale");
    }

    @ParameterizedTest(name = "{0} looks back {1} s")
    @CsvSource(textBlock = """
            x,                                              300
            x offset 5m,                                    600
            rate(x[2m]),                                    120
            max_over_time(rate(x[2m] offset 1m)[10m:1m]),   780
            rate(x[2m] offset -1m),                         60
            vector(1),                                      0
            """)
    void knowsHowFarItLooksBack(String query, long seconds) {
        assertEquals(seconds * 1000, new Engine(store).prepare(query).reachMillis());
    }

    @Test
    void aFixedTimeKeepsEverything() {
        assertEquals(Long.MAX_VALUE, new Engine(store).prepare("x @ 0").reachMillis());
    }

    private double value(Generation generation, String query, long time) {
        return new Engine(store, generation)
                .prepare(query)
                .at(time)
                .samples()
                .get(0)
                .value();
    }

    private static String text(QueryResult result) {
        String text = result.samples().stream()
                .map(sample -> sample.labels() + " " + FloatText.shortest(sample.value()))
                .collect(Collectors.joining("; "));
        return text.isEmpty() ? "nothing" : text;
    }
}
