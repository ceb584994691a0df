package dev.tenfold.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.aws.Adjustment;
import dev.tenfold.policy.aws.AdjustmentType;
import dev.tenfold.policy.aws.AlarmRule;
import dev.tenfold.policy.aws.AlarmState;
import dev.tenfold.policy.aws.Datapoint;
import dev.tenfold.policy.aws.MissingTreatment;
import dev.tenfold.policy.aws.WarmingGroup;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that Amazon prints in its user guides, cell by cell. What deviates is in docs/fidelity.md. */
class PublishedTablesTest {

    @ParameterizedTest(name = "S3: {0} {1} of {2}, at least {3}: {4}")
    @CsvSource(textBlock = """
            # type, amount, capacity, least change, desired
            ChangeInCapacity,        5,   3,  , 8
            ExactCapacity,           5,   3,  , 5
            PercentChangeInCapacity, 10,  10, , 11
            PercentChangeInCapacity, 25,  4, 2, 6
            PercentChangeInCapacity, 30,  11, , 14
            PercentChangeInCapacity, -10, 14, , 13
            PercentChangeInCapacity, -30, 13, , 10
            """)
    void s3AdjustmentTypes(String type, int amount, int capacity, Integer least, int desired) {
        OptionalInt minMagnitude = least == null ? OptionalInt.empty() : OptionalInt.of(least);
        assertEquals(desired, new Adjustment(AdjustmentType.of(type), amount, minMagnitude).applyTo(capacity));
    }

    @ParameterizedTest(name = "S3: a change of {0} is one of {1}")
    @CsvSource({"12.7, 12", "0.67, 1", "-0.58, -1", "-6.67, -6"})
    void s3ChangesAreRoundedTowardZeroButNeverToIt(double change, int whole) {
        assertEquals(whole, Adjustment.wholeChange(change));
    }

    /** 10 become 11; the one that warms up counts for a step that asks for no more, and not in what percent are of. */
    @ParameterizedTest(name = "S3: {0} warm of {1}, {2} %: {3}")
    @CsvSource({"10, 11, 10, 11", "10, 11, 30, 13", "11, 11, 30, 14"})
    void s3InstancesThatWarmUpCountAsDesired(int warm, int desired, int percent, int after) {
        Adjustment adjustment = new Adjustment(AdjustmentType.PERCENT_CHANGE_IN_CAPACITY, percent);
        assertEquals(after, new WarmingGroup(warm, desired).scaleOut(adjustment));
    }

    /** Three of three data points, five fetched, the newest to the right; "keep" is the state that was. */
    @ParameterizedTest(name = "S4: {0}: missing {1}, ignore {2}, breaching {3}, notBreaching {4}")
    @CsvSource(textBlock = """
            # points (0 fine, X breach, - missing), and the state under each treatment of missing data
            0-X-X, OK,                OK,    OK,    OK
            0----, OK,                OK,    OK,    OK
            -----, INSUFFICIENT_DATA, keep,  ALARM, OK
            0XX-X, ALARM,             ALARM, ALARM, ALARM
            --X--, ALARM,             keep,  ALARM, OK
            """)
    void s4MissingDataOfAnAlarm(String points, String missing, String ignore, String breaching, String notBreaching) {
        for (AlarmState before : AlarmState.values()) {
            assertEquals(after(missing, before), evaluate(points, MissingTreatment.MISSING, before));
            assertEquals(after(ignore, before), evaluate(points, MissingTreatment.IGNORE, before));
            assertEquals(after(breaching, before), evaluate(points, MissingTreatment.BREACHING, before));
            assertEquals(after(notBreaching, before), evaluate(points, MissingTreatment.NOT_BREACHING, before));
        }
    }

    private static AlarmState after(String cell, AlarmState before) {
        return cell.equals("keep") ? before : AlarmState.valueOf(cell);
    }

    private static AlarmState evaluate(String points, MissingTreatment missing, AlarmState before) {
        List<Datapoint> range = points.chars()
                .mapToObj(
                        point -> point == 'X' ? Datapoint.BREACHING : point == '0' ? Datapoint.GOOD : Datapoint.MISSING)
                .toList();
        return new AlarmRule(3, 3, missing).evaluate(range, before).state();
    }
}
