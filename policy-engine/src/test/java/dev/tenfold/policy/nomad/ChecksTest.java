package dev.tenfold.policy.nomad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {

    private static ScalingAction action(String text) {
        String[] parts = text.strip().split(" ");
        return new ScalingAction(Direction.of(parts[0]), Long.parseLong(parts[1]));
    }

    @ParameterizedTest(name = "{0}: {1}, since {2}")
    @CsvSource(delimiter = ';', textBlock = """
            # checks as group:action; what is done; because
            :up 5, :down 2;                  up 5;             up is safer than down
            :down 2, :down 4;                down 4;           the higher count is safer
            :up 5, :up 9;                    up 9;             the higher count is safer
            :none 0, :down 2;                none 0;           without a group a check that wants nothing blocks
            g:none 0, g:down 2;              down 2;           in a group it does not
            g:none 0, g:none 0, :down 2;     none 0;           unless all want nothing
            a:down 4, b:down 6;              down 6;           groups are compared alike
            :up 3, :recommendation 2;        recommendation 2; telling is safest
            """)
    void theSafestActionWins(String checks, String winner, String because) {
        Checks all = new Checks();
        for (String check : checks.split(",")) {
            String[] parts = check.strip().split(":");
            all.add(parts[0], action(parts[1]));
        }
        assertEquals(action(winner), all.winner(), because);
    }

    @Test
    void withoutChecksNothingIsDone() {
        assertEquals(ScalingAction.NONE, new Checks().winner());
    }

    @ParameterizedTest(name = "{0} within {1} to {2}: {3}")
    @CsvSource({"4, 5, 10, 5", "11, 5, 10, 10", "7, 5, 10, 7", "-1, 5, 10, -1"})
    void countsAreCappedButThatOfADryRun(long count, long min, long max, long capped) {
        assertEquals(
                capped, new ScalingAction(Direction.UP, count).capped(min, max).count());
    }

    @Test
    void theCooldownAfterScalingUpMayDiffer() {
        Duration five = PolicyClock.DEFAULT_COOLDOWN;
        Duration one = Duration.ofMinutes(1);
        PolicyClock clock = new PolicyClock(PolicyClock.DEFAULT_EVALUATION_INTERVAL, five, Optional.of(one));
        assertEquals(one, clock.cooldownAfter(Direction.UP));
        assertEquals(five, clock.cooldownAfter(Direction.DOWN));
        PolicyClock plain = new PolicyClock(PolicyClock.DEFAULT_EVALUATION_INTERVAL, five, Optional.empty());
        assertEquals(five, plain.cooldownAfter(Direction.UP));
    }

    @ParameterizedTest(name = "on_error {0}, on_check_error {1}: {2}")
    @CsvSource({"fail, ignore, FAIL", "ignore, fail, IGNORE", ", fail, FAIL", "what, fail, FAIL", ", , IGNORE"})
    void aFailedCheckIsIgnoredUnlessItMust(String onError, String onCheckError, CheckError inForce) {
        assertEquals(inForce, CheckError.inForce(Optional.ofNullable(onError), Optional.ofNullable(onCheckError)));
    }
}
