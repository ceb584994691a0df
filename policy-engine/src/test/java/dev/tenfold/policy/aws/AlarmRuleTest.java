package dev.tenfold.policy.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AlarmRuleTest {

    private static Evaluation evaluate(int n, int m, MissingData missing, String points, AlarmState current) {
        List<Datapoint> range = points.chars()
                .mapToObj(
                        point -> point == 'X' ? Datapoint.BREACHING : point == '0' ? Datapoint.GOOD : Datapoint.MISSING)
                .toList();
        return new AlarmRule(n, m, missing).evaluate(range, current);
    }

    @ParameterizedTest(name = "{2} of {1} in {0}: {3}, since {4}")
    @CsvSource(textBlock = """
            # points oldest first, N, M, state, because
            0XX0X, 3, 3, OK,    one of the newest three is good
            00XXX, 3, 3, ALARM, the newest three breach
            0X-XX, 3, 3, ALARM, the oldest breach stands in for the missing one
            XXX00, 3, 2, OK,    older breaches do not count
            X0X00, 5, 2, ALARM, they need not be in a row
            """)
    void enoughRealPointsDecideWhateverMissingDataMeans(String points, int n, int m, AlarmState state, String because) {
        for (MissingData missing : MissingData.values()) {
            Evaluation evaluation = evaluate(n, m, missing, points, AlarmState.INSUFFICIENT_DATA);
            assertEquals(state, evaluation.state(), because + ", " + missing);
            assertEquals(0, evaluation.filled());
        }
    }

    @ParameterizedTest(name = "{0} with {1}: {2}, since {3}")
    @CsvSource(textBlock = """
            # points, treatment, state with N = M = 3 that was OK until now, because
            0----, BREACHING,     OK,                one good and two filled in are two breaches
            -----, BREACHING,     ALARM,             three filled in
            -----, NOT_BREACHING, OK,                three filled in
            -----, MISSING,       INSUFFICIENT_DATA, there is nothing
            -----, IGNORE,        OK,                the state stays
            ---XX, BREACHING,     ALARM,             two real and one filled in
            --X--, NOT_BREACHING, OK,                one real breach
            --X--, MISSING,       ALARM,             the breach is three periods old and nothing speaks against it
            ---X-, MISSING,       OK,                it is only two periods old
            0-X--, MISSING,       OK,                a good point speaks against it
            """)
    void missingPointsAreFilledOnlyAsFarAsNeeded(String points, MissingData missing, AlarmState state, String because) {
        assertEquals(state, evaluate(3, 3, missing, points, AlarmState.OK).state(), because);
    }

    @ParameterizedTest
    @EnumSource(AlarmState.class)
    void ignoringMissingDataKeepsTheStateThroughALastingBreach(AlarmState current) {
        assertEquals(
                current, evaluate(3, 3, MissingData.IGNORE, "--X--", current).state());
    }

    @Test
    void enoughBreachesAlarmEvenWhereMissingDataIsIgnored() {
        Evaluation evaluation = evaluate(5, 2, MissingData.IGNORE, "X-X-0--", AlarmState.OK);
        assertEquals(AlarmState.ALARM, evaluation.state());
        assertEquals("2 of 5 data points breach, 2 are needed (2 missing treated as ignore)", evaluation.why());
    }

    @Test
    void moreBreachesThanPeriodsCannotBeAskedFor() {
        assertThrows(IllegalArgumentException.class, () -> new AlarmRule(3, 4, MissingData.MISSING));
        assertThrows(IllegalArgumentException.class, () -> new AlarmRule(0, 0, MissingData.MISSING));
    }
}
