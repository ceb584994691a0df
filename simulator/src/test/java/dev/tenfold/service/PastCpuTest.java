package dev.tenfold.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** 100 requests a second, each of which waits for its calls when it has had its CPU. */
class PastCpuTest {
    private static final double ENOUGH = 1e6;

    private final PastCpu past = new PastCpu();

    /** What leaves without the CPU in a step, and what gets it. */
    private void step(double rest, double rate, double seconds, double gone, double passed) {
        assertEquals(gone, past.leave(1000, rest, seconds), 1e-9, "leave");
        assertEquals(passed, past.pass(rate, rate * seconds, ENOUGH, 1000), 1e-9, "get the CPU");
    }

    @Test
    void cpuIsUsedOnWhatIsDoneWhereNothingChanges() {
        step(2, 100, 1, 0, 300); // the first step fills it: 200 wait
        step(2, 100, 1, 0, 100);
        step(2, 100, 1, 0, 100);
    }

    @Test
    void aLongerWaitTakesCpuForRequestsThatAreNotDone() {
        step(0.5, 100, 1, 0, 150);
        step(1.5, 50, 1, 0, 50 + 75 - 50);
    }

    @Test
    void thoseWhoWaitLeaveAsTheyWouldHaveWhenTheWaitBecomesShorter() {
        step(2, 100, 1, 0, 300);
        // Of 200 who wait 150 wait for longer than half a second, and go over two seconds.
        step(0.5, 100, 0.5, 37.5, 50);
        step(0.5, 100, 0.5, 37.5, 50);
        step(0.5, 100, 1, 75, 100);
        step(0.5, 100, 1, 0, 100);
    }

    @Test
    void theyLeaveWithinAStepThatIsLonger() {
        step(0.5, 100, 1, 0, 150);
        step(0, 100, 1, 50, 100);
    }

    @Test
    void noMoreGetTheCpuThanThereIs() {
        assertEquals(0, past.leave(1000, 2, 1));
        assertEquals(120, past.pass(100, 100, 120, 1000));
        assertEquals(0, past.leave(1000, 2, 1));
        assertEquals(120, past.pass(100, 100, 120, 1000), "and the rest of it later");
    }

    @Test
    void whatIsTakenFromTheLineTakesItsPartOfThem() {
        step(2, 100, 1, 0, 300);
        // Half of the line is gone, and half of the 200 with it; the other half leaves within two seconds.
        assertEquals(50, past.leave(500, 0, 1), 1e-9);
    }
}
