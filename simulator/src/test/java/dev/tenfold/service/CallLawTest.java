package dev.tenfold.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.service.Backoff.Jitter;
import dev.tenfold.service.Retry.Failure;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small laws behind calls, each against numbers that a person can work out or look up. */
class CallLawTest {
    /** The printed tables of Erlang's loss formula. */
    @ParameterizedTest(name = "{1} Erlang on {0} lines block {2} %")
    @CsvSource({
        "1, 0.0101, 1",
        "2, 0.1526, 1",
        "5, 1.36, 1",
        "10, 4.46, 1",
        "20, 12.03, 1",
        "50, 37.90, 1",
        "100, 84.06, 1",
        "10, 3.09, 0.1",
        "20, 13.18, 2",
        "100, 95.24, 5"
    })
    void erlangsLossFormulaIsAsPrinted(double lines, double erlangs, double percent) {
        assertEquals(percent, 100 * ErlangB.blocking(lines, erlangs), 0.03 * percent);
    }

    /** One line: a / (1 + a). */
    @ParameterizedTest(name = "{0} Erlang on one line")
    @CsvSource({"0.5", "1", "50", "5000"})
    void oneLineBlocksAllButOne(double erlangs) {
        assertEquals(erlangs / (1 + erlangs), ErlangB.blocking(1, erlangs), 1e-4);
    }

    /** Two Bernoulli times: 1 s with 50 %, else 3 s; mean 2, variance 1, third cumulant 0; then 2 s more. */
    @Test
    void momentsOfTimesThatFollowAddUp() {
        Moments time = new Moments();
        time.constant(1);
        time.mixWith(0.5, 3);
        time.after(2, 0, 0);
        assertEquals(4, time.first, 1e-12);
        assertEquals(1, time.variance(), 1e-12);
        assertEquals(0, time.skew(), 1e-12);
    }

    @ParameterizedTest(name = "a pause of {0} s in steps of {1} s: mean {2} s behind the step")
    @CsvSource({"0, 1, 0", "0.5, 1, 0", "4, 1, 3", "10, 0.1, 9.9", "60, 3, 57"})
    void pausesKeepTheirMean(double pause, double step, double mean) {
        Pause line = new Pause(pause, 0);
        line.add(100);
        double out = 0;
        double weighted = 0;
        for (int i = 0; i < 20_000; i++) {
            double now = line.release(step);
            out += now;
            weighted += now * i * step;
        }
        assertEquals(100, out, 1e-9, "nobody is lost");
        assertEquals(mean, weighted / out, 1e-6);
    }

    /** A time-out of 2 s in steps of 1 s: what is made in step 1 is due in step 3. */
    @Test
    void timersRunOutWhenTheirTimeIsOver() {
        Timers timers = new Timers(2);
        for (int second = 1; second <= 40; second++) {
            long now = second * 1_000_000_000L;
            timers.start(now, second);
            assertEquals(second > 2 ? second - 2 : 0, timers.due(now), 1e-12);
            assertEquals(second > 1 ? 2 * second - 1 : 1, timers.running(), 1e-9);
        }
    }

    /** Ten requests a second, none answered, 20 %: two retries a second, and twenty at once after a long quiet. */
    @Test
    void aBudgetKeepsWhatWasEarnedForTenSeconds() {
        Allowance allowance = new Allowance(new RetryBudget(0.2));
        for (int second = 0; second < 100; second++) {
            allowance.earn(1, 10);
        }
        assertEquals(21.0, 100 * allowance.spend(100), 0.1, "2 a second, forgotten over 10 s");
        allowance.earn(1, 10);
        assertEquals(2, 100 * allowance.spend(100), 1e-9);
    }

    /** All attempts time out after 1 s; three of them, pauses of 2 s and 4 s: nobody is answered, after 9 s. */
    @Test
    void attemptsConserveRequests() {
        Retry retry = new Retry(3, new Backoff(2, 10, Jitter.NONE), RetryBudget.NONE, Set.of(Failure.TIMEOUT));
        Attempts attempts = new Attempts(retry, 1, 0);
        LatencyMixture felt = new LatencyMixture();
        double all = 0;
        for (int i = 1; i <= 1000; i++) {
            all += attempts.begin(0.1, i <= 100 ? 5 : 0);
            attempts.settle(i * 100_000_000L, 1, felt);
            attempts.check("everybody");
        }
        assertEquals(500, attempts.ended(), 1e-6);
        assertEquals(1500, all, 1e-6);
        assertEquals(9, felt.mean(), 0.5);
    }

    @Test
    void theSlowestHasTheExactTail() {
        ResponseLaw exponential =
                new ResponseLaw(1 / Math.log(100), Math.pow(Math.log(100), -2), 2 * Math.pow(Math.log(100), -3));
        assertEquals(0.01, exponential.above(1), 1e-9);
        assertEquals(0.63397, Slowest.above(exponential, 100, 1), 1e-5, "S9: one in a hundred, fan-out 100");
        assertEquals(0.18127, Slowest.tail(1e-4, 2000), 1e-5, "S9: one in 10 000, 2000 servers");
        assertEquals(0.63230, Slowest.tail(1e-3, 1000), 1e-5, "S9: one in 1000, fan-out 1000");
        assertTrue(Slowest.tail(1e-18, 10) > 0, "also where 1 - p is 1");
    }
}
