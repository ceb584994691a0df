package dev.tenfold.policy.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenfold.policy.aws.PredictiveScaling.MaxCapacityBreach;
import dev.tenfold.policy.aws.PredictiveScaling.Mode;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTest {

    @ParameterizedTest(name = "at most {0}: {1}")
    @CsvSource({"5, 6", "10, 11", "19, 20", "20, 22", "100, 110"})
    void rebalancingMayGoTenPercentBeyond(int max, int beyond) {
        assertEquals(beyond, new CapacityLimits(0, max).rebalancingMaximum());
    }

    @ParameterizedTest(name = "{0} of base {1}, {2} %: {3} + {4} + {5}")
    @CsvSource({
        "10, 12, 0, 10, 0, 0",
        "20, 12, 0, 12, 0, 8",
        "13, 10, 50, 10, 2, 1",
        "7, 2, 33, 2, 2, 3",
        "4, 0, 100, 0, 4, 0"
    })
    void onDemandIsRoundedUp(int total, int base, int percent, int inBase, int above, int spot) {
        MixedInstances.Division division = new MixedInstances(base, percent).divide(total);
        assertEquals(new MixedInstances.Division(inBase, above, spot), division);
    }

    @ParameterizedTest(name = "{0} of {1}, prepared {2}, at least {3}: {4}")
    @CsvSource({"6, 10, , 0, 4", "6, 10, 8, 0, 2", "6, 10, 8, 5, 5", "9, 10, 8, 0, 0", "6, 10, -1, 0, 4"})
    void aWarmPoolHoldsWhatIsPreparedAndNotDesired(int desired, int max, Integer prepared, int min, int size) {
        OptionalInt capacity = prepared == null ? OptionalInt.empty() : OptionalInt.of(prepared);
        assertEquals(size, new WarmPool(capacity, min).size(desired, max));
    }

    @ParameterizedTest(name = "min {0}, max {1}, desired {2}: {3} <= {4} <= {5}")
    @CsvSource({"6, 12, 8, 6, 8, 12", ", , 7, 1, 7, 10", "6, , , 6, 6, 10", ", 3, , 1, 3, 3", ", , 99, 1, 10, 10"})
    void aScheduledActionMovesTheDesiredCapacityIntoTheLimits(
            Integer min, Integer max, Integer desired, int newMin, int newDesired, int newMax) {
        ScheduledAction action = new ScheduledAction(optional(min), optional(max), optional(desired));
        GroupSize after = action.applyTo(new GroupSize(new CapacityLimits(1, 10), 4));
        assertEquals(new GroupSize(new CapacityLimits(newMin, newMax), newDesired), after);
    }

    private static OptionalInt optional(Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    @ParameterizedTest(name = "{0}, {1} + {2} %: {3} of 40, of 30 there are {4}, at most {5}")
    @CsvSource(textBlock = """
            FORECAST_AND_SCALE, INCREASE_MAX_CAPACITY, 10, 50, 50, 55
            FORECAST_AND_SCALE, INCREASE_MAX_CAPACITY,  0, 50, 50, 50
            FORECAST_AND_SCALE, INCREASE_MAX_CAPACITY, 10, 20, 30, 40
            FORECAST_AND_SCALE, HONOR_MAX_CAPACITY,     0, 50, 40, 40
            FORECAST_ONLY,      INCREASE_MAX_CAPACITY, 10, 50, 30, 40
            """)
    void aForecastOnlyEverAdds(Mode mode, MaxCapacityBreach breach, int buffer, int forecast, int desired, int max) {
        PredictiveScaling policy =
                new PredictiveScaling(mode, breach, buffer, PredictiveScaling.DEFAULT_SCHEDULING_BUFFER);
        assertEquals(desired, policy.desired(forecast, 30, 40));
        assertEquals(max, policy.effectiveMax(forecast, 40));
        assertEquals(Duration.ofMinutes(55), policy.launchAt(Duration.ofHours(1)));
    }

    @Test
    void aForecastIsActedUponWithinTheHourBefore() {
        Duration hour = Duration.ofHours(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new PredictiveScaling(Mode.FORECAST_ONLY, MaxCapacityBreach.HONOR_MAX_CAPACITY, 0, hour));
    }
}
