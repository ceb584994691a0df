package dev.tenfold.policy.keda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.keda.JobDemand.OfTrigger;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobStrategyTest {
    @ParameterizedTest(name = "{0}: {1} worth, {2} running, {3} pending of {4} -> {5} jobs: {6}")
    @CsvSource(textBlock = """
            # strategy, worth, running, pending, most, started, because
            default,    5,     2,       0,       10,   3,       what runs is taken off
            default,    2,     5,       0,       10,   0,       and nothing is ever stopped
            accurate,   5,     2,       0,       10,   5,       what runs has left the queue
            accurate,   5,     2,       2,       10,   3,       but what is pending has not
            accurate,   5,     3,       0,       5,    2,       5 + 3 would be more than the most
            eager,      4,     0,       3,       10,   4,       as many as there is room for
            eager,      9,     2,       3,       10,   5,       which is 10 - 2 - 3
            custom,     9,     4,       0,       10,   5,       9 - 2 - half of 4
            unheard,    5,     2,       0,       10,   3,       the default
            """)
    void startsJobsForTheQueue(
            String name, long worth, long running, long pending, long most, long started, String because) {
        JobStrategy strategy = JobStrategy.of(name, OptionalInt.of(2), "0.5");
        assertEquals(
                started, strategy.decide(worth, worth, running, pending, most).jobs(), because);
    }

    @ParameterizedTest(name = "a percentage of {0} leaves {1}")
    @CsvSource({"half, 3", "'', 3"})
    void fallsBackToTheDefaultIfThePercentageIsNoNumber(String percentage, long started) {
        JobStrategy strategy = JobStrategy.of("custom", OptionalInt.of(9), percentage);
        assertEquals(started, strategy.decide(5, 5, 2, 0, 10).jobs());
    }

    @ParameterizedTest(name = "{0}: a queue of {1} worth {2} jobs")
    @CsvSource(textBlock = """
            # 20 worth 20, 10 worth 5, 5 worth 1.67, and 7 that is not active
            max, 20, 20
            min, 5,  2
            avg, 12, 9
            sum, 35, 25
            """)
    void putsTriggersTogether(String calculation, long length, long jobs) {
        List<OfTrigger> triggers = List.of(
                OfTrigger.of(20, 1, true, 25),
                OfTrigger.of(10, 2, true, 25),
                OfTrigger.of(5, 3, true, 25),
                OfTrigger.of(7, 4, false, 25));
        assertEquals(new JobDemand(true, length, jobs), JobDemand.of(triggers, calculation, 0, 25));
    }
}
