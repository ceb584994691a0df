package dev.tenfold.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void aShortRunStaysSilent() {
        Progress progress = new Progress("users-x10", true);
        assertEquals("", progress.at(0, 0));
        assertEquals("", progress.at(0.9, SECOND - 1));
        assertEquals("", progress.over());
    }

    @Test
    void onATerminalABarIsRedrawnTenTimesASecondAndTakenAway() {
        Progress progress = new Progress("users-x10", true);
        progress.at(0, 0);
        assertEquals(
                "\r\u001b[Kusers-x10  ███████░░░░░░░░░░░░░░░░░░░░░░░   25 %  0:03 left", progress.at(0.25, SECOND));
        assertEquals("", progress.at(0.26, SECOND + SECOND / 20));
        assertTrue(progress.at(0.27, SECOND + SECOND / 10).contains("27 %"));
        assertEquals("\r\u001b[K", progress.over());
    }

    @Test
    void elsewhereALineComesEveryFiveSeconds() {
        Progress progress = new Progress("users-x10", false);
        progress.at(0, 7 * SECOND);
        assertEquals("", progress.at(0.1, 11 * SECOND));
        assertEquals("users-x10   50 %  0:05 left\n", progress.at(0.5, 12 * SECOND));
        assertEquals("", progress.at(0.9, 16 * SECOND));
        assertEquals("users-x10  100 %  0:00 left\n", progress.at(1.5, 17 * SECOND));
        assertEquals("", progress.over());
    }
}
