package dev.tenfold.drive.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultsTest {
    @Test
    void readsAllOfThem() {
        assertEquals(
                new Faults(Duration.ofMillis(200), 0.1, 500, 0.05, true, 10_000),
                Faults.parse("latency=200ms, errors=10%,status=500 reset=5%,slow-body=10k,down"));
        assertEquals(Faults.NONE, Faults.parse(""));
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        String message = assertThrows(IllegalArgumentException.class, () -> Faults.parse("latency=x,status=200,slow=1"))
                .getMessage();
        assertEquals("""
                fault latency=x: must be a time such as 2s or a span such as 1s-3s
                fault status=200: status must be 400..599, was 200
                fault slow=1: must be latency=200ms, errors=10%, status=503, reset=5%, slow-body=10k or down""", message);
    }
}
