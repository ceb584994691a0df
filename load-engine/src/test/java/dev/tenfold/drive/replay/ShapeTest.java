package dev.tenfold.drive.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
    @ParameterizedTest(name = "{0} then, {1} now: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1}                  | {"a":2}                    |
            {"a":1}                  | {"a":2,"b":3}              |
            {"a":1}                  | {"b":3}                    | field a is missing
            {"a":1}                  | {"a":"x"}                  | field a is text, was number
            {"a":null}               | {"a":"x"}                  |
            {"a":{"b":1}}            | {"a":null}                 |
            {"a":{"b":1}}            | {"a":{}}                   | field a.b is missing
            {"l":[{"x":1},{"x":2}]}  | {"l":[]}                   |
            {"l":[{"x":1},{"x":2}]}  | {"l":[{"y":1}]}            | field l.[].x is missing
            [1,2]                    | {"a":1}                    | body is object, was list
            """)
    void saysWhatIsNoLongerThere(String then, String now, String difference) {
        Shape shape = Shape.of(then).orElseThrow();
        assertEquals(
                difference == null ? "" : difference,
                shape.differenceOf(Shape.of(now).orElseThrow()).orElse(""));
    }
}
