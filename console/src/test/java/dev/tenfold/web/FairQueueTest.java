package dev.tenfold.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients take turns, whoever came first with how much. */
class FairQueueTest {
    private final FairQueue<String> queue = new FairQueue<>(5, 3);

    private List<String> taken() throws InterruptedException {
        List<String> taken = new ArrayList<>();
        while (queue.size() > 0) {
            taken.add(queue.take());
        }
        return taken;
    }

    @Test
    void clientsTakeTurns() throws InterruptedException {
        queue.offer("ada", "a1");
        queue.offer("ada", "a2");
        queue.offer("ada", "a3");
        queue.offer("bob", "b1");
        queue.offer("cyd", "c1");
        assertEquals(List.of("a1", "b1", "c1", "a2", "a3"), taken());
    }

    @Test
    void oneClientMayNotFillIt() {
        assertTrue(queue.offer("ada", "a1") && queue.offer("ada", "a2") && queue.offer("ada", "a3"));
        assertFalse(queue.offer("ada", "a4"));
        assertTrue(queue.offer("bob", "b1"));
    }

    @Test
    void allTogetherMayNotOverfillIt() {
        for (int i = 0; i < 5; i++) {
            assertTrue(queue.offer("client " + i, "thing"));
        }
        assertFalse(queue.offer("another", "thing"));
        assertEquals(5, queue.size());
    }

    @Test
    void whatIsTakenAwayWaitsNoLonger() throws InterruptedException {
        queue.offer("ada", "a1");
        queue.offer("bob", "b1");
        queue.removeIf("a1"::equals);
        assertEquals(List.of("b1"), taken());
    }

    @Test
    void givesNothingOnceItIsClosed() throws InterruptedException {
        queue.offer("ada", "a1");
        queue.close();
        assertNull(queue.take());
        assertFalse(queue.offer("ada", "a2"));
    }
}
