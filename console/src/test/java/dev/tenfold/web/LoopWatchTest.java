package dev.tenfold.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.gate.Log;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LoopWatchTest {
    private final List<String> told = new ArrayList<>();

    @Test
    void tellsTheLogSinceClientsMayComeAndNoLongerThanTheService() {
        Logger detector = Logger.getLogger("io.vertx.core.impl.BlockedThreadChecker");
        LoopWatch watch = new LoopWatch(new Log(told::add, InstantSource.system()));
        try {
            detector.warning("while it starts");
            assertEquals(List.of(), told);
            watch.wake();
            detector.warning("Thread x has been blocked for 60 ms");
            assertEquals(1, told.size());
            assertTrue(told.get(0).contains("\"event\":\"event loop held\""), told::toString);
        } finally {
            watch.close();
        }
        detector.warning("when it is over");
        assertEquals(1, told.size());
    }
}
