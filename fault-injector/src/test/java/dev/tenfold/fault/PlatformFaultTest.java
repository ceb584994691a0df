package dev.tenfold.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformFaultTest {
    private static final Duration AT = Duration.ofSeconds(60);
    private static final Duration LASTS = Duration.ofSeconds(300);

    /** One of each kind. */
    private static final List<Fault> FAULTS = List.of(
            new KillNodes(AT, "workers", Optional.of(2), Optional.empty()),
            new KillZone(AT, LASTS, "a"),
            new ProvisioningRefused(AT, LASTS, "web", "InsufficientInstanceCapacity"),
            new ProvisioningSlow(AT, LASTS, "web", new Factor(5)),
            new SpotInterruption(AT, "web", new Share(0.5), Duration.ofMinutes(2), true));

    @Test
    void everyKindIsHere() {
        assertEquals(
                Arrays.stream(PlatformFault.class.getPermittedSubclasses()).toList(),
                FAULTS.stream().map(Object::getClass).toList());
    }

    @Test
    void eachDoesOneThingAndUndoesIt() {
        Notes notes = new Notes();
        for (Fault fault : FAULTS) {
            fault.begin(notes);
            fault.end(notes);
        }
        assertEquals(
                List.of(
                        "2 of 9 nodes of workers die",
                        "zone a is lost",
                        "zone a is back",
                        "web is refused: InsufficientInstanceCapacity",
                        "web is granted: InsufficientInstanceCapacity",
                        "web is slow: 5",
                        "web is as quick as before: 5",
                        "5 of 9 of web are taken within PT2M, drained: true"),
                notes.lines);
    }

    @ParameterizedTest(name = "of {0} nodes or spot replicas {1} go where half of them do, rounded up")
    @CsvSource({"0, 0", "1, 1", "2, 1", "3, 2", "10, 5"})
    void sharesAreRoundedUp(int there, int going) {
        Share half = new Share(0.5);
        assertEquals(going, new KillNodes(AT, "workers", Optional.empty(), Optional.of(half)).dying(there));
        assertEquals(going, new SpotInterruption(AT, "web", half, Duration.ZERO, true).taken(there));
    }

    @Test
    void saysWhatItStrikes() {
        assertEquals(
                List.of(
                        "2 nodes killed in workers",
                        "zone a lost",
                        "no new capacity for web (InsufficientInstanceCapacity)",
                        "provisioning x5 on web",
                        "50 % of spot capacity taken back from web"),
                FAULTS.stream().map(Fault::sentence).toList());
        assertEquals(
                List.of("workers", "", "web", "web", "web"),
                FAULTS.stream().map(Fault::subject).toList());
    }

    @Test
    void eitherACountOfNodesOrAShare() {
        String rule = "nodes must be given, or share, and not both";
        Optional<Integer> two = Optional.of(2);
        Optional<Share> half = Optional.of(new Share(0.5));
        assertEquals(rule, message(() -> new KillNodes(AT, "workers", two, half)));
        assertEquals(rule, message(() -> new KillNodes(AT, "workers", Optional.empty(), Optional.empty())));
        assertEquals("nodes must be >= 1, was 0", message(() -> new KillNodes(AT, "workers", Optional.of(0), half)));
    }

    private static String message(org.junit.jupiter.api.function.Executable fault) {
        return assertThrows(IllegalArgumentException.class, fault).getMessage();
    }

    /** Nine of everything, and a note of what happens to it. */
    private static final class Notes implements Ground {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void suffer(ServiceFault fault) {
            lines.add(fault.service() + " suffers");
        }

        @Override
        public void recover(ServiceFault fault) {
            lines.add(fault.service() + " recovers");
        }

        @Override
        public void storm(String service, int retries) {
            lines.add("who asks " + service + " storms: " + retries);
        }

        @Override
        public void calm(String service, int retries) {
            lines.add("who asks " + service + " is calm: " + retries);
        }

        @Override
        public void flushCaches(String service) {
            lines.add("caches before " + service + " are flushed");
        }

        @Override
        public void loseZone(String zone) {
            lines.add("zone " + zone + " is lost");
        }

        @Override
        public void restoreZone(String zone) {
            lines.add("zone " + zone + " is back");
        }

        @Override
        public void killNodes(String pool, IntUnaryOperator dying) {
            lines.add(dying.applyAsInt(9) + " of 9 nodes of " + pool + " die");
        }

        @Override
        public void refuse(String target, String reason) {
            lines.add(target + " is refused: " + reason);
        }

        @Override
        public void grant(String target, String reason) {
            lines.add(target + " is granted: " + reason);
        }

        @Override
        public void slow(String target, double factor) {
            lines.add(target + " is slow: " + Math.round(factor));
        }

        @Override
        public void quicken(String target, double factor) {
            lines.add(target + " is as quick as before: " + Math.round(factor));
        }

        @Override
        public void interrupt(String target, IntUnaryOperator taken, Duration notice, boolean drained) {
            lines.add(taken.applyAsInt(9) + " of 9 of " + target + " are taken within " + notice + ", drained: "
                    + drained);
        }
    }
}
