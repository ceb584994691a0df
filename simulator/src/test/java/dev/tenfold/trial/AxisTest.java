package dev.tenfold.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            load=x1,x2,x4            | x1 x2 x4
            a.b=1..10/10             | 1 2 3 4 5 6 7 8 9 10
            a.b=20s..60s/3           | 20s 40s 60s
            a.b=500ms..2s/4          | 500ms 1000ms 1500ms 2000ms
            # more than ten times goes by factors
            load=x1..x100/3          | x1 x10 x100
            # counts are whole, and none comes twice
            a.b=1..3/5               | 1 2 3
            a.b=256Mi..512Mi/3       | 256Mi 384Mi 512Mi
            a.b=10 %..20 %/3         | 10 % 15 % 20 %
            a.b={x: 1, y: 2},{x: 3}  | {x: 1, y: 2} {x: 3}
            """)
    void takesTheValuesThatItSays(String text, String values) {
        assertEquals(values, String.join(" ", Axis.parse(text).values()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            load          | must be path=values, such as services.web.replicas=2,4,8
            a=1,,2        | must have a value between any two commas
            a=1..3        | must say how many values a range has, such as 1..10/10
            a=3..1/2      | must not end below its beginning
            a=x1..3/2     | must be a range such as 20s..120s, x1..x3 or 3..40
            a=1Mi..2s/2   | must have one unit at both ends, such as 20s..120s
            """)
    void saysWhatIsWrong(String text, String rule) {
        IllegalArgumentException wrong = assertThrows(IllegalArgumentException.class, () -> Axis.parse(text));
        assertEquals(rule, wrong.getMessage());
    }

    @Test
    void aGuessMovesByAFifthAndAWholeNumberByOneAtLeast() {
        assertEquals("24s", new Guess("a", "20s", "").times(1.2).get(0).value());
        assertEquals("0.8s-2.4s", new Guess("a", "1s-3s", "").times(0.8).get(0).value());
        List<Setting> less = new Guess("a", "3", "").times(0.8);
        assertEquals(List.of("2.4", "2"), less.stream().map(Setting::value).toList());
        assertEquals("4", new Guess("a", "3", "").times(1.2).get(1).value());
    }
}
