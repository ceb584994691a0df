package dev.tenfold.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private final VirtualClock clock = new VirtualClock();
    private final Agenda agenda = new Agenda(clock);
    private final List<String> done = new ArrayList<>();

    private void book(long time, Phase phase, String name) {
        agenda.at(time, phase, () -> done.add(clock.nowNanos() + name));
    }

    private List<String> runUntil(long limit) {
        while (agenda.hasWorkBy(limit)) {
            agenda.runNext();
        }
        return done;
    }

    @Test
    void runsByTimeThenPhaseThenBooking() {
        book(20, Phase.SERVE, "late");
        book(10, Phase.RECORD, "record");
        book(10, Phase.CHANGE, "change one");
        book(10, Phase.CHANGE, "change two");
        book(10, Phase.SERVE, "serve");
        book(10, Phase.DECIDE, "decide");
        book(10, Phase.SCRAPE, "scrape");
        assertEquals(
                List.of("10serve", "10change one", "10change two", "10scrape", "10decide", "10record", "20late"),
                runUntil(20));
    }

    @Test
    void whatRecursKeepsItsPlaceAmongItsEquals() {
        agenda.every(0, 10, Phase.SERVE, () -> done.add(clock.nowNanos() + "first"));
        agenda.every(0, 5, Phase.SERVE, () -> done.add(clock.nowNanos() + "second"));
        assertEquals(List.of("0first", "0second", "5second", "10first", "10second"), runUntil(10));
    }

    @Test
    void whatIsBookedForNowRunsNowIfItsPhaseIsNotOver() {
        agenda.at(10, Phase.CHANGE, () -> book(10, Phase.DECIDE, "decide"));
        assertEquals(List.of("10decide"), runUntil(10));
    }

    @Test
    void timeStandsStillBetweenEntries() {
        book(7, Phase.SERVE, "one");
        assertFalse(agenda.hasWorkBy(6));
        assertTrue(agenda.hasWorkBy(7));
        assertEquals(0, clock.nowNanos());
        agenda.runNext();
        assertEquals(7, clock.now().toNanos());
        assertFalse(agenda.hasWorkBy(Long.MAX_VALUE));
    }

    @Test
    void refusesThePastAndARecurrenceWithoutAPeriod() {
        book(7, Phase.SERVE, "one");
        runUntil(7);
        assertThrows(IllegalArgumentException.class, () -> book(6, Phase.SERVE, "past"));
        assertThrows(IllegalArgumentException.class, () -> agenda.every(7, 0, Phase.SERVE, () -> {}));
    }
}
