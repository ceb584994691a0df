package dev.tenfold.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.fault.AddedLatency;
import dev.tenfold.fault.Fault;
import dev.tenfold.fault.KillReplicas;
import dev.tenfold.scenario.ChaosSpec.Candidate;
import dev.tenfold.spelling.Share;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChaosSpecTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LATE = Duration.ofMinutes(30);

    private static final Candidate SLOW = new Candidate(
            new AddedLatency(Duration.ZERO, Duration.ofMinutes(20), "db", Duration.ofSeconds(10), Duration.ZERO),
            Optional.of(Duration.ofMinutes(1)),
            new Share(0.2),
            1);
    private static final Candidate DEAD =
            new Candidate(new KillReplicas(LATE, "db", 4), Optional.empty(), new Share(1), 3);

    private static ChaosSpec chaos(int atMost, Candidate... candidates) {
        return new ChaosSpec(
                Optional.empty(),
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Optional.of(Duration.ofHours(20)),
                atMost,
                List.of(candidates));
    }

    @Test
    void oneSeedHasOneDraw() {
        assertEquals(chaos(2, SLOW, DEAD).draw(7, DAY), chaos(2, SLOW, DEAD).draw(7, DAY));
        assertNotEquals(chaos(2, SLOW, DEAD).draw(7, DAY), chaos(2, SLOW, DEAD).draw(8, DAY));
    }

    @Test
    void itsOwnSeedCountsBeforeTheScenarios() {
        ChaosSpec own = new ChaosSpec(
                Optional.of(7L),
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Optional.of(Duration.ofHours(20)),
                2,
                List.of(SLOW, DEAD));
        assertEquals(chaos(2, SLOW, DEAD).draw(7, DAY), own.draw(1, DAY));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void keepsToItsBounds(long seed) {
        List<Fault> drawn = chaos(1, SLOW, DEAD).draw(seed, DAY);
        Duration free = Duration.ZERO;
        for (Fault fault : drawn) {
            assertTrue(fault.at().compareTo(Duration.ofMinutes(5)) > 0, fault::toString);
            assertTrue(fault.at().compareTo(Duration.ofHours(20)) < 0, fault::toString);
            assertTrue(fault.at().compareTo(free) >= 0, () -> fault + " while another is on");
            free = fault.at().plus(fault.lasts());
            if (fault instanceof AddedLatency slow) {
                assertTrue(slow.lasts().compareTo(Duration.ofMinutes(1)) >= 0, fault::toString);
                assertTrue(slow.lasts().compareTo(Duration.ofMinutes(20)) <= 0, fault::toString);
                assertTrue(slow.latency().compareTo(Duration.ofSeconds(2)) >= 0, fault::toString);
                assertTrue(slow.latency().compareTo(Duration.ofSeconds(10)) <= 0, fault::toString);
            } else {
                assertTrue(fault.at().compareTo(LATE) >= 0, "not before its at");
                assertEquals(new KillReplicas(fault.at(), "db", 4), fault, "always as bad as written");
            }
        }
    }

    /** One every ten minutes over 20 hours less five minutes: 119.5 on average, with a deviation of 11. */
    @Test
    void comesAsOftenAsItIsToldTo() {
        double sum = 0;
        double dead = 0;
        for (long seed = 1; seed <= 100; seed++) {
            List<Fault> drawn = chaos(100, SLOW, DEAD).draw(seed, DAY);
            sum += drawn.size();
            dead += drawn.stream().filter(KillReplicas.class::isInstance).count();
        }
        assertEquals(119, sum / 100, 4);
        assertEquals(0.75, dead / sum, 0.02, "three times as often as the other");
    }
}
