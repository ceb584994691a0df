package dev.tenfold.spelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantities as users write them: what each text means, and that nothing else is taken. */
class QuantitiesTest {
    @ParameterizedTest(name = "{0} is {1} of the whole")
    @CsvSource({"0 %, 0, 0 %", "1 %, 0.01, 1 %", "12.5%, 0.125, 12.5 %", "100 %, 1, 100 %"})
    void readsShares(String text, double ratio, String spelt) {
        assertEquals(ratio, Share.parse(text).ratio());
        assertEquals(spelt, Share.parse(text).toString());
    }

    @ParameterizedTest(name = "{0} is {1} cores, {2} m")
    @CsvSource({"2, 2, 2000", "0.5, 0.5, 500", "500m, 0.5, 500", "1m, 0.001, 1", "0, 0, 0", "0.0001, 0.0001, 1"})
    void readsCores(String text, double cores, long milli) {
        assertEquals(cores, Cores.parse(text).value());
        assertEquals(milli, Cores.parse(text).milli());
    }

    @ParameterizedTest(name = "{0} is {1} bytes")
    @CsvSource({
        "1, 1, 1",
        "512Mi, 536870912, 512Mi",
        "2Gi, 2147483648, 2048Mi",
        "1Ki, 1024, 1024",
        "1Ti, 1099511627776, 1048576Mi",
        "1k, 1000, 1000",
        "500M, 500000000, 500000000",
        "3G, 3000000000, 3000000000",
        "1T, 1000000000000, 1000000000000"
    })
    void readsSizes(String text, long bytes, String spelt) {
        assertEquals(bytes, Size.parse(text).bytes());
        assertEquals(spelt, Size.parse(text).toString());
    }

    @ParameterizedTest(name = "{0} is {1} times")
    @CsvSource({"x10, 10, x10", "x1.50, 1.5, x1.5", "x0, 0, x0"})
    void readsFactors(String text, double times, String spelt) {
        assertEquals(times, Factor.parse(text).value());
        assertEquals(spelt, Factor.parse(text).toString());
    }

    @ParameterizedTest(name = "{0} is {1} s on average")
    @CsvSource({"2s, 2, 2 s", "1s-3s, 2, 1 s to 3 s", "500ms-1.5s, 1, 500 ms to 1.5 s", "1m, 60, 60 s", "1s-1s, 1, 1 s"
    })
    void readsSpans(String text, double mean, String spelt) {
        assertEquals(mean, Span.parse(text).meanSeconds());
        assertEquals(spelt, Span.parse(text).toString());
    }

    @Test
    void refusesWhatIsNone() {
        refuses(Share::parse, "must be a share such as 1 %", "1", "0.01", "-1 %", "%", "1 percent", "1e1 %", "");
        refuses(Share::parse, "must be 0 % to 100 %", "100.1 %", "999%");
        refuses(Cores::parse, "must be cores such as 500m or 0.5", "", "m", "1.5m", "-1", "1 core", "1e3", "NaN");
        refuses(Size::parse, "must be a size such as 512Mi", "", "Mi", "1.5Gi", "512MB", "512 Mi", "-1", "1mi");
        refuses(Size::parse, "must be below 8 exabytes", "999999999999999Ti");
        refuses(Factor::parse, "must be a factor such as x10", "", "10", "x", "x-1", "10x", "x1e3", "X2");
        refuses(Span::parse, "must be a time such as 2s or a span such as 1s-3s", "", "2", "s", "1s - 3s", "1s-", "2h");
        refuses(Span::parse, "must not end before it begins", "3s-1s");
    }

    @ParameterizedTest
    @ValueSource(classes = {Share.class, Cores.class, Size.class, Factor.class, Span.class})
    void theirExamplesAreReadAndMatchTheirPattern(Class<?> type) {
        Map<Class<?>, Function<String, Object>> parsers =
                new TreeMap<>((a, b) -> a.getName().compareTo(b.getName()));
        parsers.put(Share.class, Share::parse);
        parsers.put(Cores.class, Cores::parse);
        parsers.put(Size.class, Size::parse);
        parsers.put(Factor.class, Factor::parse);
        parsers.put(Span.class, Span::parse);
        Written written = type.getAnnotation(Written.class);
        assertEquals(type, parsers.get(type).apply(written.as()).getClass());
        assertTrue(written.as().matches(written.pattern()));
    }

    private static void refuses(Function<String, Object> parse, String rule, String... texts) {
        for (String text : List.of(texts)) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> parse.apply(text), text);
            assertEquals(rule, refused.getMessage(), text);
        }
    }
}
