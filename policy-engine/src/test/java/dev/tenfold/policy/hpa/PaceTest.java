package dev.tenfold.policy.hpa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.hpa.ScaleEvents.ScaleEvent;
import dev.tenfold.policy.hpa.ScalingRules.ScalingPolicy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private static final ScaleEvents NOTHING = new ScaleEvents(List.of());

    @ParameterizedTest(name = "{0} replicas, {1} {2} -> up to {3}, down to {4}: {5}")
    @CsvSource(textBlock = """
            # replicas, type, value, up, down, because
            100, Percent,  10, 111, 90, '100 x 1.1 is a little more than 110 in doubles and rounds up'
             10, Percent,  90,  19,  0, '10 x (1 - 0.9) is a little less than 1 in doubles and is cut off'
              3, Percent,  50,   5,  1, up rounds up and down is cut off
             10, Pods,      4,  14,  6, pods are pods
              2, Percent, 300,   8, -4, the bounds catch what is below zero
            """)
    void setsHowFarTheReplicasMayGo(int replicas, String type, int value, int up, int down, String because) {
        Pace pace = pace("Max", new ScalingPolicy(type, value, 60));
        assertEquals(up, pace.up(replicas, NOTHING, NOTHING, 0).replicas(), because);
        assertEquals(down, pace.down(replicas, NOTHING, NOTHING, 0).replicas(), because);
    }

    @ParameterizedTest(name = "{0}: up to {1}, down to {2}")
    @CsvSource(textBlock = """
            # 20 replicas, 4 Pods or 50 %
            Max,      30, 10
            Min,      24, 16
            Disabled, 20, 20
            """)
    void choosesAmongPolicies(String select, int up, int down) {
        Pace pace = pace(select, new ScalingPolicy("Pods", 4, 60), new ScalingPolicy("Percent", 50, 60));
        assertEquals(up, pace.up(20, NOTHING, NOTHING, 0).replicas());
        assertEquals(down, pace.down(20, NOTHING, NOTHING, 0).replicas());
    }

    @ParameterizedTest(name = "3 added {0} s ago -> up to {1}")
    @CsvSource(textBlock = """
            # 10 replicas, 4 Pods per 60 s: the period began with 7
            0,  11
            59, 11
            60, 14
            """)
    void countsChangesYoungerThanThePeriod(long secondsAgo, int up) {
        ScaleEvents ups = new ScaleEvents(List.of(new ScaleEvent(3, -TimeUnit.SECONDS.toNanos(secondsAgo), false)));
        Pace pace = pace("Max", new ScalingPolicy("Pods", 4, 60));
        assertEquals(up, pace.up(10, ups, NOTHING, 0).replicas());
    }

    @Test
    void countsChangesOfBothDirections() {
        ScaleEvents ups = new ScaleEvents(List.of(new ScaleEvent(3, 0, true)));
        ScaleEvents downs = new ScaleEvents(List.of(new ScaleEvent(5, 0, false)));
        Pace pace = pace("Max", new ScalingPolicy("Pods", 4, 60));
        assertEquals(10 - 3 + 5 + 4, pace.up(10, ups, downs, 0).replicas());
        assertEquals(10 - 3 + 5 - 4, pace.down(10, ups, downs, 0).replicas());
    }

    private static Pace pace(String select, ScalingPolicy... policies) {
        return new Pace(new ScalingRules(
                OptionalInt.empty(), Optional.of(select), Optional.of(List.of(policies)), OptionalLong.empty()));
    }
}
