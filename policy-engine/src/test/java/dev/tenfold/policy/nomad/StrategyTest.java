package dev.tenfold.policy.nomad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyTest {

    /** A configuration as {@code key=text}, separated by blanks. */
    private static Map<String, String> config(String text) {
        Map<String, String> config = new TreeMap<>();
        for (String entry : text.split(" ")) {
            String[] parts = entry.split("=", 2);
            config.put(parts[0], parts[1]);
        }
        return config;
    }

    private static String shown(ScalingAction action) {
        return action.direction().text() + " " + action.count();
    }

    @ParameterizedTest(name = "{1} at {2} with {0}: {3}, since {4}")
    @CsvSource(textBlock = """
            # configuration, count, metric, action, because
            target=50,                   2, 75,    up 3,   2 x 1.5
            target=50,                   2, 50.5,  none 0, 1 % off is inside the threshold
            target=50,                   2, 51,    up 3,   2 % off is not and 2.04 is 3
            target=50 threshold=0.1,     2, 54,    none 0, 8 % off is inside this threshold
            target=50,                   9, 45,    none 0, 8.1 is 9 again
            target=50,                   9, 40,    down 8, 7.2 is 8
            target=10,                   0, 20,    up 2,   from zero the factor is the count
            target=10,                   0, 0,     none 0, nothing wakes it
            target=0,                    5, 0,     down 0, with a target of zero the metric is the factor
            target=0,                    2, 3,     up 6,   2 x 3
            target=50 max_scale_up=2,    1, 210,   up 3,   1 + 2
            target=50 max_scale_down=1,  9, 5,     down 8, 9 - 1
            target=50 max_scale_up=0,    1, 210,   none 0, no step is allowed
            """)
    void targetValueScalesInProportion(String config, long count, double metric, String action, String because) {
        assertEquals(action, shown(TargetValueStrategy.of(config(config)).run(count, metric)), because);
    }

    @ParameterizedTest(name = "{1} of {2} with {0}: {3}, since {4}")
    @CsvSource(textBlock = """
            # configuration, count, points, action, because
            lower_bound=10 delta=1 within_bounds_trigger=2, 4, 9 10 11,  up 5,   the lower bound is inside
            upper_bound=10 delta=-1 within_bounds_trigger=2, 4, 9 10 11,  none 0, the upper bound is outside
            lower_bound=5 delta=1, 4, 9 9 9 9,  none 0, five points are needed
            lower_bound=5 percentage=10 within_bounds_trigger=1, 100, 9,      up 111, 100 x 1.1 is above 110 in doubles
            lower_bound=5 percentage=-25 within_bounds_trigger=1, 10, 9,       down 8, 7.5 is 8
            lower_bound=5 value=3 within_bounds_trigger=1, 10, 9,       down 3, the value
            lower_bound=5 value=3 within_bounds_trigger=1, 3,  9,       none 0, it is there already
            """)
    void thresholdActsWhenEnoughPointsAreWithin(
            String config, long count, String points, String action, String because) {
        double[] metrics = Arrays.stream(points.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertEquals(action, shown(ThresholdStrategy.of(config(config)).run(count, metrics)), because);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '|', textBlock = """
            threshold=1;            missing required field `target`
            target=x;               invalid value for `target`: x (string)
            target=1 threshold=1d;  invalid value for `threshold`: 1d (string)
            target=1 max_scale_up=1.5;  invalid value for `max_scale_up`: 1.5 (string)
            """)
    void targetValueNamesTheKeyThatIsWrong(String config, String message) {
        StrategyError error = assertThrows(StrategyError.class, () -> TargetValueStrategy.of(config(config)));
        assertEquals(message, error.getMessage());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '|', textBlock = """
            delta=1;                             missing required field, must have either "lower_bound" or "upper_bound"
            lower_bound=x delta=1;               invalid value for "lower_bound": x (string)
            lower_bound=1 within_bounds_trigger=x;  invalid value for "within_bounds_trigger": x (string)
            lower_bound=1;  missing required field, must have either "delta", "percentage" or "value"
            lower_bound=1 delta=1 value=1;       only one of "delta", "percentage" or "value" must be provided
            lower_bound=1 delta=1.5;             "delta" value 1.5 is not an interger
            lower_bound=1 percentage=x;          "percentage" value x is not a number
            lower_bound=1 value=-1;              "value" value -1 is negative
            """)
    void thresholdNamesTheKeyThatIsWrong(String config, String message) {
        StrategyError error = assertThrows(StrategyError.class, () -> ThresholdStrategy.of(config(config)));
        assertEquals(message, error.getMessage());
    }
}
