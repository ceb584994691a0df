package dev.tenfold.benchmark;

import com.sun.management.ThreadMXBean;
import dev.tenfold.fault.Conditions;
import dev.tenfold.service.Balancing;
import dev.tenfold.service.CallTo;
import dev.tenfold.service.Fluid;
import dev.tenfold.service.FluidService;
import dev.tenfold.service.Memory;
import dev.tenfold.service.Network;
import dev.tenfold.service.Room;
import dev.tenfold.service.Scaling;
import dev.tenfold.service.StartUp;
import dev.tenfold.service.Throttling;
import dev.tenfold.service.Traits;
import dev.tenfold.service.WarmUp;
import dev.tenfold.service.Work;
import dev.tenfold.spelling.Figure;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What a tick of the fluid costs: CPU time and bytes for the garbage collector, at so many replicas of each of
 * two services in a chain, which scale by a tenth up and down once in 200 ticks. Cost must not grow with the number
 * of replicas. Prints the best of several runs, replicas without traits and with all of them.
 *
 * <p>docs/performance.md says how to run it.
 */
public final class TickBenchmark {
    private static final long SECOND = 1_000_000_000L;
    private static final int TICKS = 100_000;
    private static final int RUNS = 15;
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final StartUp START_UP = new StartUp(3 * SECOND, 20 * SECOND, 0.5);
    private static final Traits EVERYTHING = new Traits(
            1,
            Optional.of(new WarmUp(60 * SECOND, 3, WarmUp.Curve.EXPONENTIAL)),
            new Balancing(Balancing.By.ROUND_ROBIN, 0.2, 30 * SECOND, 5 * SECOND),
            Optional.of(new Throttling(100_000_000, 4, Throttling.KERNEL_SLACK_NANOS)),
            new Scaling(1e-6, 1e-9),
            new Memory(1e6, 1e3, 1e15, 10, 1),
            new Network(1e4, 1e8),
            0);

    private TickBenchmark() {}

    /** Prints nanoseconds and bytes a tick; arguments are numbers of replicas, best one a start. */
    public static void main(String[] arguments) {
        int[] counts = Stream.of(arguments).mapToInt(Integer::parseInt).toArray();
        for (boolean everything : new boolean[] {false, true}) {
            System.out.println(everything ? "with all traits" : "plain");
            for (int replicas : counts) {
                double best = Double.MAX_VALUE;
                double bytes = 0;
                for (int run = 0; run < RUNS; run++) {
                    long bytesBefore = THREAD.getCurrentThreadAllocatedBytes();
                    long before = THREAD.getCurrentThreadCpuTime();
                    run(everything ? EVERYTHING : Traits.PLAIN, replicas);
                    best = Math.min(best, (THREAD.getCurrentThreadCpuTime() - before) / (double) TICKS);
                    bytes = (THREAD.getCurrentThreadAllocatedBytes() - bytesBefore) / (double) TICKS;
                }
                System.out.println("  " + replicas + " replicas: " + Figure.plain(best, 0)
                        + " ns a tick of two services, " + Figure.plain(bytes, 2) + " bytes");
            }
        }
    }

    private static void run(Traits traits, int replicas) {
        FluidService front = service("front", replicas, traits);
        FluidService back = service("back", replicas, traits);
        Fluid fluid = new Fluid(List.of(front, back), Map.of("front", List.of(CallTo.plain("back", 1, 2))));
        Conditions[] conditions = {Conditions.FINE, Conditions.FINE};
        double[] incoming = new double[2];
        for (int tick = 1; tick <= TICKS; tick++) {
            double wave = 1 + 0.3 * (tick % 200 - 100) / 100.0;
            long now = tick * SECOND;
            for (FluidService service : List.of(front, back)) {
                if (tick % 200 == 100 || tick % 200 == 0) {
                    service.scaleTo(tick % 200 == 0 ? replicas : replicas + replicas / 10, now);
                }
                if (service.fleet().nextReadyNanos() <= now) {
                    service.admitReady(now);
                }
            }
            incoming[0] = 50.0 * replicas * wave;
            fluid.step(now, 1, incoming, conditions);
            if (tick % 100 == 0) {
                front.latencies().clear();
                back.latencies().clear();
            }
        }
    }

    private static FluidService service(String name, int replicas, Traits traits) {
        Work work = new Work(1, 0.01, 0.005, 64, 100, 1);
        return new FluidService(
                name, work, START_UP, replicas, 30, 2, true, Room.UNLIMITED, traits, new SplittableRandom(1));
    }
}
