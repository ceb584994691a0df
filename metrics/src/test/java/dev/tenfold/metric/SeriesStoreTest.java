package dev.tenfold.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeriesStoreTest {
    private final SeriesStore store = new SeriesStore();

    @BeforeEach
    void fill() {
        store.append(Labels.of("__name__", "up", "job", "web", "pod", "b"), 0, 1);
        store.append(Labels.of("__name__", "up", "job", "web", "pod", "a"), 0, 1);
        store.append(Labels.of("__name__", "up", "job", "api"), 0, 1);
        store.append(Labels.of("__name__", "down", "job", "api"), 0, 1);
    }

    @Test
    void findsInTheOrderOfLabels() {
        assertEquals(
                List.of("up{job=\"api\"}", "up{job=\"web\", pod=\"a\"}", "up{job=\"web\", pod=\"b\"}"),
                found(new Matcher("__name__", Matcher.Op.EQUAL, "up")));
    }

    @Test
    void aMissingLabelCountsAsEmpty() {
        Matcher up = new Matcher("__name__", Matcher.Op.EQUAL, "up");
        assertEquals(List.of("up{job=\"api\"}"), found(up, new Matcher("pod", Matcher.Op.EQUAL, "")));
        assertEquals(
                List.of("up{job=\"api\"}", "up{job=\"web\", pod=\"b\"}"),
                found(up, new Matcher("pod", Matcher.Op.NOT_EQUAL, "a")));
        assertEquals(
                List.of("up{job=\"api\"}", "up{job=\"web\", pod=\"b\"}"),
                found(up, new Matcher("pod", Matcher.Op.NOT_REGEX, "a")));
        assertEquals(3, found(up, new Matcher("pod", Matcher.Op.REGEX, ".*")).size());
        assertEquals(2, found(up, new Matcher("pod", Matcher.Op.REGEX, ".+")).size());
    }

    @Test
    void findsWithoutAnyLabelAskedFor() {
        assertEquals(
                1,
                found(
                                new Matcher("job", Matcher.Op.NOT_EQUAL, "web"),
                                new Matcher("__name__", Matcher.Op.REGEX, "d.*|"))
                        .size());
        assertEquals(4, store.select(List.of()).size());
    }

    @Test
    void turnoverRisesWhenSeriesOfTheMetricComeOrGo() {
        long all = store.turnover().count();
        long down = store.turnover("down").count();
        long up = store.turnover("up").count();
        store.append(Labels.of("__name__", "down", "job", "api"), 1, 1);
        assertEquals(all, store.turnover().count(), "a sample is no series");
        store.append(Labels.of("__name__", "down", "job", "web"), 1, 1);
        assertEquals(all + 1, store.turnover().count());
        assertEquals(down + 1, store.turnover("down").count());
        assertEquals(up, store.turnover("up").count());
        assertEquals(5, store.forgetEnded(1_000_000));
        assertEquals(down + 3, store.turnover("down").count());
        assertEquals(up + 3, store.turnover("up").count());
    }

    @Test
    void forgetsSeriesThatNoReaderLooksBackTo() {
        store.retain(100);
        store.append(Labels.of("__name__", "down", "job", "api"), 50, 1);
        assertEquals(0, store.forgetEnded(100));
        assertEquals(3, store.forgetEnded(101));
        assertEquals(1, store.size());
        assertEquals(List.of("api"), store.labelValues("job"));
        assertEquals(List.of(), found(new Matcher("__name__", Matcher.Op.EQUAL, "up")));
    }

    private List<String> found(Matcher... matchers) {
        return store.select(List.of(matchers)).stream()
                .map(series -> series.labels().toString())
                .toList();
    }
}
