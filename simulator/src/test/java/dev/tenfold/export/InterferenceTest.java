package dev.tenfold.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.metric.Series;
import dev.tenfold.policy.aws.Statistic;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 100 requests a second on four replicas, scraped every 15 s from 0 s on; something is wrong from 300 s to 360 s. */
class InterferenceTest {
    private static final String RATE = "sum(rate(http_requests_total[1m]))";
    private static final String UP = "sum(up{job=\"web\"})";
    private static final String ABSENT = "absent(up{job=\"web\"})";

    private static Rig rig(String fault, String... queries) {
        String metrics = "{scrape: 15s, scrape-offset: 0s}\nfaults: [{at: 300s, %s}]".formatted(fault);
        return new Rig(Rig.WEB, metrics, queries).begin();
    }

    /** The rate of 1 m sees only what is inside it, extrapolated; four pods with 25/s each. */
    @ParameterizedTest(name = "{0}: at {1} s the rate is {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            lasts: 60s, kind: zeros                             | 285 | 100  | not yet
            lasts: 60s, kind: zeros                             | 345 | 0    | four zeros in a row
            lasts: 60s, kind: stale-value                       | 345 | 0    | a counter that stands still
            lasts: 60s, kind: wrong-unit, factor: x10           | 345 | 1000 | all in another unit
            lasts: 60s, kind: wrong-unit, factor: x10, metric: up | 345 | 100 | another metric
            lasts: 60s, kind: wrong-unit, factor: x10, source: cloudwatch | 345 | 100 | another system
            lasts: 60s, kind: noisy-replica, factor: x10        | 345 | 325  | one pod counts 250/s
            lasts: 60s, kind: noisy-replica, factor: x10        | 435 | 100  | and 25/s again
            kind: counter-reset                                 | 360 | 100  | a reset is seen as one
            """)
    void aRateSees(String fault, long seconds, double rate, String because) {
        assertEquals(rate, rig(fault, RATE).until(seconds).value(RATE), 0.5 + rate * 0.01, because);
    }

    /** The counter is at 30,000 before and starts again from the last scrape before the fault, at 285 s. */
    @Test
    void aCounterResetIsOneOfTheCountersAlone() {
        String count = "sum(http_requests_total)";
        Rig rig = rig("kind: counter-reset", count, UP);
        assertEquals(28_500, rig.until(285).value(count), 300);
        assertEquals(1_500, rig.until(300).value(count), 30);
        assertEquals(100 * 315, rig.until(600).value(count), 300);
        assertEquals(4, rig.value(UP), "a gauge is no counter");
    }

    /** Nobody scrapes: what was known at 285 s is known for five minutes, and its target is neither up nor down. */
    @Test
    void aGapShowsAfterTheLookback() {
        Rig rig = rig("kind: scrape-gap, lasts: 600s", UP, ABSENT, RATE);
        assertEquals(4, rig.until(580).value(UP));
        assertEquals(List.of(), rig.ask(ABSENT));
        assertEquals(List.of(), rig.ask(RATE), "a rate of a minute has nothing after a minute");
        assertEquals(List.of(), rig.until(586).ask(UP));
        assertEquals(1, rig.value(ABSENT));
        assertEquals(4, rig.until(900).value(UP), "it is scraped again");
    }

    /** Scrapes fail: the series end at once, and up says so. */
    @Test
    void aFailingScrapeIsSeenAtOnce() {
        Rig rig = rig("kind: scrape-gap, failing: true, lasts: 60s", UP, ABSENT, RATE, "sum(http_requests_total)");
        assertEquals(0, rig.until(300).value(UP));
        assertEquals(List.of(), rig.ask(ABSENT), "the target is there, and down");
        assertEquals(List.of(), rig.ask("sum(http_requests_total)"));
        assertEquals(4, rig.until(360).value(UP));
    }

    @Test
    void aGapOfOneMetricLeavesTheOthers() {
        Rig rig = rig("kind: scrape-gap, lasts: 600s, metric: http_*", UP, RATE).until(500);
        assertEquals(4, rig.value(UP));
        assertEquals(List.of(), rig.ask(RATE));
    }

    @Test
    void notANumberIsNoStaleness() {
        Rig rig = rig("kind: nan, lasts: 60s", UP).until(330);
        assertTrue(Double.isNaN(rig.value(UP)));
    }

    /** What was scraped at 300 s is there at 390 s, with its own time; those after the fault queue behind the late. */
    @Test
    void lateSamplesKeepTheirTimeAndOrder() {
        Rig rig = rig("kind: lag, lasts: 60s, late: 90s", UP);
        assertEquals(285, newest(rig.until(389)));
        assertEquals(300, newest(rig.until(390)));
        assertEquals(330, newest(rig.until(434)));
        assertEquals(435, newest(rig.until(435)), "the last late one lets all through that wait behind it");
        assertEquals(450, newest(rig.until(450)));
    }

    /** Scraped at 300, 315, 330 and 345 s by a clock that is 40 s off. */
    @ParameterizedTest(name = "a clock {0}: at {1} s the newest sample is of {2} s, and that which is seen of {3} s")
    @CsvSource({
        "behind: true, 315, 285, 285",
        "behind: true, 330, 290, 290",
        "behind: true, 345, 305, 305",
        "behind: false, 300, 340, 285",
        "behind: false, 330, 370, 285",
        "behind: false, 345, 385, 340",
        "behind: false, 375, 385, 370",
        "behind: false, 390, 390, 390"
    })
    void aSkewedClockStampsOtherTimes(String how, long seconds, double newest, double seen) {
        String time = "max(timestamp(up{job=\"web\"}))";
        Rig rig = rig("kind: clock-skew, lasts: 60s, by: 40s, " + how, time).until(seconds);
        assertEquals(newest, newest(rig));
        assertEquals(seen, rig.value(time));
    }

    /** A datapoint a minute of 25 % CPU; that of the minute from 300 s on is spoilt. */
    @ParameterizedTest(name = "{0}: {1}, later {2}")
    @CsvSource(delimiter = '|', textBlock = """
            kind: scrape-gap                   | 25 - 25 | 25 - 25
            kind: nan                          | 25 - 25 | 25 - 25
            kind: zeros                        | 25 0 25 | 25 0 25
            kind: wrong-unit, factor: x1000    | 25 25000 25 | 25 25000 25
            kind: stale-value                  | 25 25 25 | 25 25 25
            kind: lag, late: 150s              | 25 - 25 | 25 25 25
            kind: lag, late: 150s, service: web, source: prometheus | 25 25 25 | 25 25 25
            """)
    void cloudWatchSees(String fault, String atOnce, String later) {
        String metrics = "{presets: [cloudwatch], cloud-watch: {instances: 1m, delay: 0s}}";
        Rig rig = new Rig(Rig.WEB, metrics + "\nfaults: [{at: 300s, lasts: 60s, %s}]".formatted(fault));
        CloudWatchSeries cpu = rig.observations
                .cloudWatch()
                .series("AWS/EC2", "CPUUtilization", "web")
                .orElseThrow();
        rig.begin().until(420);
        assertEquals(atOnce, points(cpu));
        rig.until(600);
        assertEquals(later, points(cpu));
    }

    private static String points(CloudWatchSeries series) {
        double[] points = series.datapoints(Statistic.parse("Average"), 60 * Rig.SECOND, 420 * Rig.SECOND, 3);
        return String.join(
                " ",
                Arrays.stream(points)
                        .mapToObj(point -> Double.isNaN(point) ? "-" : Long.toString(Math.round(point)))
                        .toList());
    }

    private static double newest(Rig rig) {
        Series series = rig.series("up").get(0);
        return series.time(series.size() - 1) / 1000.0;
    }
}
