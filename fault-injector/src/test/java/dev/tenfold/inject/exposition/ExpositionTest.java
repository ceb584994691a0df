package dev.tenfold.inject.exposition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ExpositionTest {
    private static Reading reading(double value, String... labels) {
        return new Reading(Labels.of(labels), value);
    }

    private static Snapshot snapshot(Family... families) {
        return new Snapshot(Instant.EPOCH, List.of(families), List.of());
    }

    private static String text(Format format, Snapshot... snapshots) {
        return new String(new Exposition(List.of(snapshots)).render(format), StandardCharsets.UTF_8);
    }

    private static final Family REQUESTS = new Family(
            "http_requests_total",
            Family.Type.COUNTER,
            "All, \\ or\nmore.",
            List.of(reading(
                    1027, "__name__", "http_requests_total", "path", "a\"b\\c\nd", "city", "Zürich \uD83D\uDE80")));

    @Test
    void textIsEscapedAsTheFormatSays() {
        assertEquals("""
                # HELP http_requests_total All, \\\\ or\\nmore.
                # TYPE http_requests_total counter
                http_requests_total{city="Zürich \uD83D\uDE80",path="a\\"b\\\\c\\nd"} 1027.0
                """, text(Format.TEXT, snapshot(REQUESTS)));
    }

    @Test
    void openMetricsEndsWithItsMark() {
        assertEquals("""
                # TYPE http_requests counter
                # HELP http_requests All, \\\\ or\\nmore.
                http_requests_total{city="Zürich \uD83D\uDE80",path="a\\"b\\\\c\\nd"} 1027.0
                # EOF
                """, text(Format.OPEN_METRICS, snapshot(REQUESTS)));
        assertEquals("# EOF\n", text(Format.OPEN_METRICS));
        assertEquals("", text(Format.TEXT));
    }

    @Test
    void whatIsNoNumberHasAWord() {
        Family family = new Family(
                "g",
                Family.Type.GAUGE,
                "",
                List.of(
                        reading(Double.NaN, "__name__", "g", "a", "1"),
                        reading(Double.POSITIVE_INFINITY, "__name__", "g", "a", "2"),
                        reading(Double.NEGATIVE_INFINITY, "__name__", "g")));
        assertEquals("""
                # HELP g\s
                # TYPE g gauge
                g{a="1"} NaN
                g{a="2"} +Inf
                g -Inf
                """, text(Format.TEXT, snapshot(family)));
    }

    @Test
    void familiesOfSeveralGameDaysStandTogether() {
        Family one = new Family("g", Family.Type.GAUGE, "h", List.of(reading(1, "__name__", "g", "day", "1")));
        Family other = new Family("g", Family.Type.GAUGE, "h", List.of(reading(2, "__name__", "g", "day", "2")));
        assertEquals("""
                # HELP g h
                # TYPE g gauge
                g{day="1"} 1.0
                g{day="2"} 2.0
                """, text(Format.TEXT, snapshot(one), snapshot(other)));
    }

    @Test
    void aNameThatMeansTwoThingsHasNoTypeAndACounterKeepsItsName() {
        Family gauge = new Family("g", Family.Type.GAUGE, "h", List.of(reading(1, "__name__", "g", "day", "1")));
        Family counter = new Family("g", Family.Type.COUNTER, "h", List.of(reading(2, "__name__", "g", "day", "2")));
        String untyped = "# HELP g h\n# TYPE g untyped\n";
        assertEquals(
                untyped + "g{day=\"1\"} 1.0\ng{day=\"2\"} 2.0\n",
                text(Format.TEXT, snapshot(gauge), snapshot(counter)));
        assertEquals(untyped + "g{day=\"2\"} 2.0\n", text(Format.TEXT, snapshot(counter)));
    }

    @Test
    void anyCharactersAreWrittenAsJavaWritesUtf8() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                int point = random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT);
                text.appendCodePoint(Character.getType(point) == Character.SURROGATE ? 'x' : point);
            }
            ByteWriter writer = new ByteWriter(0);
            writer.write(text.toString());
            ByteWriter single = new ByteWriter(0);
            for (char character : text.toString().toCharArray()) {
                single.write(character);
            }
            byte[] expected = text.toString().getBytes(StandardCharsets.UTF_8);
            assertArrayEquals(expected, writer.bytes());
            assertArrayEquals(expected, single.bytes());
            assertArrayEquals(
                    expected, new GZIPInputStream(new ByteArrayInputStream(Exposition.gzip(expected))).readAllBytes());
        }
    }
}
