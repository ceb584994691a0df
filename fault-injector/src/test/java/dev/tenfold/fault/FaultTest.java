package dev.tenfold.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Share;
import dev.tenfold.spelling.Size;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class FaultTest {
    private static final Duration AT = Duration.ofSeconds(60);
    private static final Duration LASTS = Duration.ofSeconds(30);
    private static final Duration RAMP = Duration.ofSeconds(10);

    /** One of each kind. */
    static final List<ServiceFault> FAULTS = List.of(
            new AddedLatency(AT, LASTS, "db", Duration.ofSeconds(20), RAMP),
            new CpuSlowdown(AT, LASTS, "db", new Factor(3), RAMP),
            new CpuStolen(AT, LASTS, "db", new Share(0.4), RAMP),
            new Errors(AT, LASTS, "db", new Share(0.2), RAMP),
            new LatencyFactor(AT, LASTS, "db", new Factor(5), RAMP),
            new KillReplicas(AT, "db", 2),
            new KillTier(AT, "db"),
            new FlushCache(AT, "db"),
            new RetryStorm(AT, Duration.ofSeconds(30), "db", 3),
            new Bandwidth(AT, LASTS, "db", new Share(0.9), RAMP),
            new DependencyDown(AT, LASTS, "db", new Share(1), RAMP),
            new CpuSpike(AT, LASTS, "db", new Share(0.5), Duration.ofSeconds(20), Duration.ofSeconds(10), RAMP),
            new MemoryLeak(AT, LASTS, "db", new Size(6000), RAMP),
            new SlowStart(AT, LASTS, "db", new Factor(4), RAMP));

    @Test
    void everyKindIsHere() {
        assertEquals(
                Arrays.stream(ServiceFault.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .sorted()
                        .toList(),
                FAULTS.stream()
                        .map(fault -> fault.getClass().getSimpleName())
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @FieldSource("FAULTS")
    void neverMakesAnythingBetterThanBefore(ServiceFault fault) {
        Conditions bad = new Conditions(2, 3, 1, 0.5, 0.1, 0.2, 0.3, 1000, 0.5, 3);
        for (Conditions before : List.of(Conditions.FINE, bad)) {
            for (double seconds : new double[] {0, 0.001, 5, 10, 30, 1e6}) {
                Conditions after = fault.worsen(before, seconds);
                assertTrue(after.cpuFactor() >= before.cpuFactor(), after::toString);
                assertTrue(after.latencyFactor() >= before.latencyFactor(), after::toString);
                assertTrue(after.addedLatencySeconds() >= before.addedLatencySeconds(), after::toString);
                assertTrue(after.coresFactor() <= before.coresFactor() && after.coresFactor() >= 0, after::toString);
                assertTrue(after.errorRatio() >= before.errorRatio() && after.errorRatio() <= 1, after::toString);
                assertTrue(after.burnedRatio() >= before.burnedRatio() && after.burnedRatio() <= 1, after::toString);
                assertTrue(after.refusedRatio() >= before.refusedRatio() && after.refusedRatio() <= 1, after::toString);
                assertTrue(after.leakBytesPerSecond() >= before.leakBytesPerSecond(), after::toString);
                assertTrue(after.bandwidthFactor() <= before.bandwidthFactor(), after::toString);
                assertTrue(after.bandwidthFactor() >= 0, after::toString);
                assertTrue(after.startUpFactor() >= before.startUpFactor(), after::toString);
                assertEquals(after, fault.worsen(before, seconds), "the same again");
            }
        }
    }

    @ParameterizedTest(
            name = "after {0} s of a ramp of 10 s: +{1} s, CPU x{2}, {3} of the cores, {4} errors, latency x{5}")
    @CsvSource({"0, 0, 1, 1, 0, 1", "5, 10, 2, 0.8, 0.1, 3", "10, 20, 3, 0.6, 0.2, 5", "29, 20, 3, 0.6, 0.2, 5"})
    void comesOnEvenly(double seconds, double added, double cpu, double cores, double errors, double latency) {
        Conditions all = Conditions.FINE;
        for (ServiceFault fault : FAULTS) {
            all = fault.worsen(all, seconds);
        }
        assertEquals(added, all.addedLatencySeconds(), 1e-12);
        assertEquals(cpu, all.cpuFactor(), 1e-12);
        assertEquals(cores, all.coresFactor(), 1e-12);
        assertEquals(errors, all.errorRatio(), 1e-12);
        assertEquals(latency, all.latencyFactor(), 1e-12);
    }

    @ParameterizedTest(
            name = "after {0} s of a ramp of 10 s: {1} refused, bandwidth {2}, {3} B/s leaked, start-up x{4}")
    @CsvSource({"0, 0, 1, 0, 1", "5, 0.5, 0.55, 50, 2.5", "10, 1, 0.1, 100, 4", "29, 1, 0.1, 100, 4"})
    void theOthersToo(double seconds, double refused, double bandwidth, double leak, double startUp) {
        Conditions all = Conditions.FINE;
        for (ServiceFault fault : FAULTS) {
            all = fault.worsen(all, seconds);
        }
        assertEquals(refused, all.refusedRatio(), 1e-12);
        assertEquals(bandwidth, all.bandwidthFactor(), 1e-12);
        assertEquals(leak, all.leakBytesPerSecond(), 1e-12);
        assertEquals(startUp, all.startUpFactor(), 1e-12);
    }

    @ParameterizedTest(name = "{0} s after its beginning {1} of the cores burn")
    @CsvSource({"0, 0.5", "9.9, 0.5", "10, 0", "19.9, 0", "20, 0.5", "29, 0.5", "30, 0"})
    void burnsInBursts(double seconds, double burned) {
        ServiceFault spike = new CpuSpike(
                AT, LASTS, "db", new Share(0.5), Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ZERO);
        assertEquals(burned, spike.worsen(Conditions.FINE, seconds).burnedRatio(), 1e-12);
    }

    /** Half as bad, at another time: what chaos makes of a fault. */
    @Test
    void hasMilderVariants() {
        Duration later = Duration.ofSeconds(99);
        Duration shorter = Duration.ofSeconds(7);
        assertEquals(
                List.of(
                        "+10 s latency",
                        "CPU time x2",
                        "20 % of CPU stolen",
                        "10 % errors",
                        "latency x3",
                        "1 replica killed",
                        "all replicas killed",
                        "caches flushed",
                        "retry storm, 2 retries at once",
                        "45 % of the bandwidth gone",
                        "50 % refused",
                        "25 % of CPU burned for 10 s every 20 s",
                        "3000 of memory leaked per minute",
                        "start-up x2.5"),
                FAULTS.stream()
                        .map(fault -> fault.variant(later, shorter, 0.5))
                        .map(Fault::title)
                        .toList());
        for (Fault fault : FAULTS) {
            Fault variant = fault.variant(later, shorter, 1);
            assertEquals(later, variant.at());
            assertEquals(fault.lasts().isZero() ? Duration.ZERO : shorter, variant.lasts());
            assertEquals(fault.sentence(), variant.sentence());
        }
    }

    /** Of 90 % that were well before, 80 % stay well: 28 % are errors. */
    @Test
    void faultsOfOneKindAddUpAsChanceWould() {
        ServiceFault errors = new Errors(AT, LASTS, "db", new Share(0.2), Duration.ZERO);
        assertEquals(0.28, errors.worsen(Conditions.ofErrorRatio(0.1), 0).errorRatio(), 1e-12);
        ServiceFault stolen = new CpuStolen(AT, LASTS, "db", new Share(0.5), Duration.ZERO);
        assertEquals(0.25, stolen.worsen(Conditions.ofCoresFactor(0.5), 0).coresFactor(), 1e-12);
        ServiceFault slow = new CpuSlowdown(AT, LASTS, "db", new Factor(3), Duration.ZERO);
        assertEquals(6, slow.worsen(Conditions.ofCpuFactor(2), 0).cpuFactor(), 1e-12);
    }

    @ParameterizedTest(name = "of {0} replicas {1} die where two are to, and {0} where all are")
    @CsvSource({"0, 0", "1, 1", "2, 2", "7, 2"})
    void killsNoMoreThanThereAre(int existing, int dying) {
        assertEquals(dying, new KillReplicas(AT, "db", 2).kills(existing));
        assertEquals(existing, new KillTier(AT, "db").kills(existing));
        assertEquals(0, FAULTS.get(0).kills(existing));
    }

    @Test
    void saysWhatItIs() {
        assertEquals(
                List.of(
                        "+20 s latency",
                        "CPU time x3",
                        "40 % of CPU stolen",
                        "20 % errors",
                        "latency x5",
                        "2 replicas killed",
                        "all replicas killed",
                        "caches flushed",
                        "retry storm, 3 retries at once",
                        "90 % of the bandwidth gone",
                        "down",
                        "50 % of CPU burned for 10 s every 20 s",
                        "6000 of memory leaked per minute",
                        "start-up x4"),
                FAULTS.stream().map(Fault::title).toList());
        assertEquals("down on db", FAULTS.get(10).sentence());
        assertEquals("1 replica killed", new KillReplicas(AT, "db", 1).title());
    }

    @Test
    void refusesWhatIsNoFault() {
        Duration past = Duration.ofSeconds(-1);
        refuses("at must be >= 0s, was -1 s", () -> new KillTier(past, "db"));
        refuses("lasts must be > 0s, was 0 ms", () -> new Errors(AT, Duration.ZERO, "db", new Share(0.1), RAMP));
        refuses("latency must be >= 0s, was -1 s", () -> new AddedLatency(AT, LASTS, "db", past, RAMP));
        refuses("ramp must be >= 0s, was -1 s", () -> new CpuStolen(AT, LASTS, "db", new Share(0.1), past));
        refuses("factor must be >= x1, was x0.5", () -> new CpuSlowdown(AT, LASTS, "db", new Factor(0.5), RAMP));
        refuses("factor must be >= x1, was x0", () -> new LatencyFactor(AT, LASTS, "db", new Factor(0), RAMP));
        refuses("replicas must be >= 1, was 0", () -> new KillReplicas(AT, "db", 0));
    }

    private static void refuses(String rule, Executable fault) {
        assertEquals(rule, assertThrows(IllegalArgumentException.class, fault).getMessage());
    }
}
