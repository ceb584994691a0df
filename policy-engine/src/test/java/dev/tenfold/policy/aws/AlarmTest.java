package dev.tenfold.policy.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmTest {

    private static AlarmSpec spec(String statistic, int period, int n, Optional<LowSamples> lowSamples) {
        return new AlarmSpec(
                "busy",
                "AWS/EC2",
                "CPUUtilization",
                Statistic.parse(statistic),
                new AlarmTiming(Duration.ofSeconds(period), n, OptionalInt.empty()),
                ComparisonOperator.GREATER_THAN,
                50,
                Optional.empty(),
                lowSamples);
    }

    @Test
    void aPeriodOfTwoMinutesSlidesByOne() {
        Alarm alarm = new Alarm(spec("Average", 120, 1, Optional.empty()), 3);
        List<AlarmState> states = new ArrayList<>();
        for (double cpu : new double[] {40, 40, 70, 90, 20}) {
            states.add(alarm.evaluate(cpu).state());
        }
        // Averages of the last two minutes: 40, 40, 55, 80, 55.
        assertEquals(
                List.of(AlarmState.OK, AlarmState.OK, AlarmState.ALARM, AlarmState.ALARM, AlarmState.ALARM), states);
        assertEquals(55, alarm.newestPoint());
    }

    @Test
    void dataFromBeforeTheAlarmCounts() {
        Alarm alarm = new Alarm(spec("Average", 60, 3, Optional.empty()), 5);
        assertEquals(AlarmState.INSUFFICIENT_DATA, alarm.state());
        alarm.remember(60);
        alarm.remember(60);
        assertEquals(AlarmState.ALARM, alarm.evaluate(60).state());
    }

    @Test
    void theLastPointsAreEvaluatedAgainUntilTheyLeaveTheRange() {
        Alarm alarm = new Alarm(spec("Average", 60, 1, Optional.empty()), 3);
        alarm.evaluate(60);
        assertEquals(AlarmState.ALARM, alarm.evaluate().state());
        assertEquals(AlarmState.ALARM, alarm.evaluate().state());
        assertEquals(AlarmState.INSUFFICIENT_DATA, alarm.evaluate().state());
    }

    @Test
    void aPercentileWithTooFewSamplesKeepsTheStateIfAskedTo() {
        double[] nineteen = new double[19];
        double[] twenty = new double[20];
        Arrays.fill(nineteen, 99);
        Arrays.fill(twenty, 99);
        Alarm patient = new Alarm(spec("p50", 60, 1, Optional.of(LowSamples.IGNORE)), 3);
        assertEquals(AlarmState.INSUFFICIENT_DATA, patient.evaluate(nineteen).state());
        assertEquals(AlarmState.ALARM, patient.evaluate(twenty).state());
        Alarm hasty = new Alarm(spec("p50", 60, 1, Optional.empty()), 3);
        assertEquals(AlarmState.ALARM, hasty.evaluate(nineteen).state());
    }

    @ParameterizedTest(name = "{0} s x {1}, {2}: every {3} s, {4} problems")
    @CsvSource(textBlock = """
            # period, N, M (0: not written), evaluated every, problems
            10,      6,   0, 10, 0
            60,   1440,   3, 60, 0
            60,   1441,   3, 60, 1
            3600,  168,   0, 60, 0
            3600,  169,   0, 60, 1
            45,      1,   0, 10, 1
            90,      1,   0, 60, 1
            300,     3,   4, 60, 1
            45,  86400, 90000, 10, 3
            """)
    void aDayIsTheLongestWindowAndAWeekForPeriodsOfAnHour(int period, int n, int m, int every, int problems) {
        AlarmTiming timing =
                new AlarmTiming(Duration.ofSeconds(period), n, m == 0 ? OptionalInt.empty() : OptionalInt.of(m));
        assertEquals(Duration.ofSeconds(every), timing.evaluateEvery());
        assertEquals(problems, timing.problems().size(), () -> timing.problems().toString());
    }

    @Test
    void onlyScalingPoliciesAreInvokedAgainWhileTheStateLasts() {
        AlarmAction scaling = AlarmAction.ofArn("arn:aws:autoscaling:eu-west-1:1:scalingPolicy:x:y");
        AlarmAction notice = AlarmAction.ofArn("arn:aws:sns:eu-west-1:1:autoscaling");
        assertTrue(scaling.isInvoked(AlarmState.ALARM, AlarmState.ALARM, AlarmState.ALARM));
        assertFalse(notice.isInvoked(AlarmState.ALARM, AlarmState.ALARM, AlarmState.ALARM));
        assertTrue(notice.isInvoked(AlarmState.ALARM, AlarmState.OK, AlarmState.ALARM));
        assertFalse(scaling.isInvoked(AlarmState.ALARM, AlarmState.ALARM, AlarmState.OK));
    }

    @Test
    void tablesOfDynamoIgnoreMissingDataUnlessToldOtherwise() {
        assertEquals(MissingData.IGNORE, MissingData.inForce(Optional.empty(), "AWS/DynamoDB"));
        assertEquals(MissingData.BREACHING, MissingData.inForce(Optional.of(MissingData.BREACHING), "AWS/DynamoDB"));
        assertEquals(MissingData.MISSING, MissingData.inForce(Optional.empty(), "AWS/EC2"));
    }

    @ParameterizedTest(name = "suppressor {0}, alarm for {1} s, suppressor left {2} s ago: {3}")
    @CsvSource(textBlock = """
            # suppressor, seconds in ALARM, seconds since the suppressor left ALARM, suppressed
            ALARM, 900,    , true
            OK,     59,    , true
            OK,     60,    , false
            OK,    900,  29, true
            OK,    900,  30, false
            """)
    void aSuppressorIsWaitedForAndAfter(AlarmState suppressor, int inAlarm, Integer left, boolean suppressed) {
        ActionSuppressor suppression = new ActionSuppressor(Duration.ofSeconds(60), Duration.ofSeconds(30));
        Duration since = left == null ? null : Duration.ofSeconds(left);
        assertEquals(suppressed, suppression.suppresses(suppressor, Duration.ofSeconds(inAlarm), since));
    }
}
