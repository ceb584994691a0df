package dev.tenfold.policy.hpa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.hpa.ScaleEvents.ScaleEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleEventsTest {

    @Test
    void theLastOutdatedEventMakesRoom() {
        ScaleEvents events = new ScaleEvents(
                List.of(new ScaleEvent(1, -100, false), new ScaleEvent(2, -90, false), new ScaleEvent(3, -10, false)));
        events.store(4, 60, 0);
        assertEquals(
                List.of(new ScaleEvent(1, -100, true), new ScaleEvent(4, 0, false), new ScaleEvent(3, -10, false)),
                events.list());
    }

    @Test
    void anEventExactlyAsOldAsTheLongestPeriodIsNotOutdated() {
        ScaleEvents events = new ScaleEvents(List.of(new ScaleEvent(1, -60, false)));
        events.store(2, 60, 0);
        assertEquals(List.of(new ScaleEvent(1, -60, false), new ScaleEvent(2, 0, false)), events.list());
    }

    @Test
    void anOutdatedEventStillCountsWithinItsPeriod() {
        ScaleEvents events = new ScaleEvents(List.of(new ScaleEvent(7, -5, true)));
        assertEquals(7, events.changeWithin(6, 0));
        assertEquals(0, events.changeWithin(5, 0));
    }
}
