package dev.tenfold.policy.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepAdjustmentsTest {

    /** Steps as {@code lower..upper=amount}, separated by blanks; an end that is left out is without end. */
    private static StepAdjustments steps(String text) {
        List<StepAdjustment> steps = new ArrayList<>();
        for (String step : text.split(" ")) {
            String[] parts = step.split("\\.\\.|=", -1);
            steps.add(new StepAdjustment(bound(parts[0]), bound(parts[1]), Integer.parseInt(parts[2])));
        }
        return new StepAdjustments(steps);
    }

    private static OptionalDouble bound(String text) {
        return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }

    @ParameterizedTest(name = "{1} at {2} ({3}) in {0}: {4}, since {5}")
    @CsvSource(textBlock = """
            # steps, metric, threshold, side, amount (none: no step), because
            0..10=1 10..=2,  50,   50, OUT, 1,    at the threshold the first step begins
            0..10=1 10..=2,  60,   50, OUT, 2,    above it an upper bound is outside
            0..10=1 10..=2,  49,   50, OUT, none, nothing is below
            -10..0=-1 ..-10=-2, 40, 50, IN, -2,   below it a lower bound is outside
            -10..0=-1 ..-10=-2, 41, 50, IN, -1,   and an upper bound inside
            ..0=-2,          40,   40, IN,  -2,   a low alarm with <= is at its threshold
            ..0=-2,          40,   40, OUT, none, a high alarm is not
            0..=-2,          39,   40, IN,  none, a scale-in with a lower bound of 0 never matches
            ..0=-1 0..=1,    40,   40, OUT, 1,    the side of the alarm decides at the threshold
            ..0=-1 0..=1,    40,   40, IN,  -1,   the side of the alarm decides at the threshold
            """)
    void oneStepMatchesAtMost(
            String steps, double metric, double threshold, ScaleDirection side, String amount, String because) {
        String selected = steps(steps)
                .select(metric, threshold, side)
                .map(step -> Integer.toString(step.amount()))
                .orElse("none");
        assertEquals(amount, selected, because);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            0..10=0 10..20=10 20..=30       | ok
            -10..0=0 -20..-10=-10 ..-20=-30 | ok
            ..-10=-2 -10..10=0 10..=2       | ok
            0..10=1 15..=2                  | steps must not leave a gap
            0..10=1 5..=2                   | steps must not overlap
            ..=1                            | StepAdjustments[0] must have a lower or an upper bound
            10..0=1 10..=1                  | StepAdjustments[0] must have a lower bound below its upper bound
            0..10=1                         | with a positive upper bound, a step must be without an upper bound
            -10..0=1                        | with a negative lower bound, a step must be without a lower bound
            """)
    void whatAwsRefusesIsAProblem(String steps, String first) {
        List<String> problems = steps(steps).problems();
        assertEquals(first, problems.isEmpty() ? "ok" : problems.get(0));
    }
}
