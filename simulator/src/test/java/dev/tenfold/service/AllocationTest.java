package dev.tenfold.service;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.tenfold.fault.Conditions;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tick of the fluid leaves for the garbage collector: nothing. Windows of the history are not part of it. */
class AllocationTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int TICKS = 50_000;

    /** A few arrays that grow once, over all ticks together. */
    private static final long ONCE = 64_000;

    private static final StartUp START_UP = new StartUp(3 * SECOND, 20 * SECOND, 0.5);
    private static final Traits EVERYTHING = new Traits(
            0.5,
            Optional.of(new WarmUp(60 * SECOND, 3, WarmUp.Curve.EXPONENTIAL)),
            new Balancing(Balancing.By.ROUND_ROBIN, 0.2, 30 * SECOND, 5 * SECOND),
            Optional.of(new Throttling(100_000_000, 4, Throttling.KERNEL_SLACK_NANOS)),
            new Scaling(0.01, 0.0001),
            new Memory(1e6, 1e3, 1e15, 10, 1),
            new Network(1e4, 1e8),
            0);

    private static long bytes(Traits traits, int replicas, double perReplica) {
        FluidService front = service("front", replicas, traits);
        FluidService back = service("back", replicas, traits);
        Fluid fluid = new Fluid(List.of(front, back), Map.of("front", List.of(CallTo.plain("back", 1, 2))));
        Conditions[] conditions = {Conditions.FINE, Conditions.FINE};
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] incoming = new double[2];
        long before = 0;
        for (int tick = 1; tick <= 2 * TICKS; tick++) {
            if (tick == TICKS) {
                before = thread.getCurrentThreadAllocatedBytes();
            }
            double wave = 1 + 0.5 * (tick % 200 - 100) / 100.0;
            incoming[0] = perReplica * replicas * wave;
            fluid.step(tick * SECOND, 1, incoming, conditions);
            if (tick % 100 == 0) {
                front.latencies().clear();
                back.latencies().clear();
            }
        }
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    private static FluidService service(String name, int replicas, Traits traits) {
        Work work = new Work(1, 0.01, 0.005, 64, 100, 1);
        return new FluidService(
                name, work, START_UP, replicas, 30, 2, true, Room.UNLIMITED, traits, new SplittableRandom(1));
    }

    @ParameterizedTest(name = "{0} requests/s a replica, from quiet to overloaded")
    @ValueSource(doubles = {30, 60, 90})
    void aTickAllocatesNothing(double perReplica) {
        long bytes = bytes(Traits.PLAIN, 10, perReplica);
        assertTrue(bytes < ONCE, bytes + " bytes in " + TICKS + " ticks");
    }

    @Test
    void aTickWithEverythingOnAllocatesNothing() {
        long bytes = bytes(EVERYTHING, 10, 50);
        assertTrue(bytes < ONCE, bytes + " bytes in " + TICKS + " ticks");
    }
}
