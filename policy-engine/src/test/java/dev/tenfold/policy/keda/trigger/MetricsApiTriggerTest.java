package dev.tenfold.policy.keda.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsApiTriggerTest {
    private static final String JSON = "{\"a\":{\"b.c\":[{\"n\":1.5},{\"n\":\"2k\"}]},\"t\":true,\"total\":-3}";
    private static final String YAML = "a:\n  b:\n  - n: 1.5\n  - n: 200m\nt: true\n";
    private static final String TEXT = """
            # HELP size of the queue
            # TYPE size gauge
            size{queue="one"} 1
            \tsize{queue="two", zone="a}b"} 2e1 1700000000000
            size{queue="two",} 30
            # TYPE wait histogram
            wait_bucket{le="+Inf"} 4
            wait_count 4
            plain 7""";

    private static Optional<Double> value(MetricsApiFormat format, String body, String location) {
        return format.value(body, location).value();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(nullValues = "nothing", textBlock = """
                    total,       -3
                    a.b\\.c.0.n, 1.5
                    a.b\\.c.1.n, 2000
                    a.b?c|0|n,   1.5
                    a.*.0.n,     1.5
                    a.b\\.c.#,   2
                    a.b\\.c.2.n, nothing
                    a.b.c,       nothing
                    a,           nothing
                    t,           nothing
                    """)
    void findsANumberInJson(String path, Double value) {
        assertEquals(Optional.ofNullable(value), value(MetricsApiFormat.JSON, JSON, path.replace("\\\\", "\\")));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(nullValues = "nothing", textBlock = """
                    a.b.0.n, 1.5
                    a.b.1.n, 0.2
                    a.b.01,  nothing
                    a.b,     nothing
                    t,       nothing
                    x,       nothing
                    """)
    void findsANumberInYaml(String path, Double value) {
        assertEquals(Optional.ofNullable(value), value(MetricsApiFormat.YAML, YAML, path));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', nullValues = "nothing", textBlock = """
                    plain                    | 7
                    size                     | 1
                    size{queue="two"}        | 20
                    size{zone="a}b"}         | 20
                    size{queue=~"two"}       | 20
                    size{queue="three"}      | nothing
                    size{queue=two}          | nothing
                    wait_count               | nothing
                    rate(size[1m])           | nothing
                    """)
    void findsASampleInTheTextOfAnExporter(String selector, Double value) {
        assertEquals(Optional.ofNullable(value), value(MetricsApiFormat.PROMETHEUS, TEXT, selector));
    }

    @Test
    void whatIsNotInItsFormatIsAnError() {
        assertEquals(Optional.empty(), value(MetricsApiFormat.PROMETHEUS, "plain seven\n", "plain"));
        assertEquals(Optional.empty(), value(MetricsApiFormat.JSON, "{", "a"));
        assertEquals(Optional.empty(), value(MetricsApiFormat.YAML, "- 1\n", "0"));
        assertEquals(Optional.empty(), value(MetricsApiFormat.XML, "<a>1</a>", "a"));
    }
}
