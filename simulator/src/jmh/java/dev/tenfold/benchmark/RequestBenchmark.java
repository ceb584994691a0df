package dev.tenfold.benchmark;

import dev.tenfold.fault.Conditions;
import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.request.LoadPlan;
import dev.tenfold.request.Requests;
import dev.tenfold.request.ServicePlan;
import dev.tenfold.request.Terms;
import dev.tenfold.service.Account;
import dev.tenfold.service.CallTo;
import dev.tenfold.service.Room;
import dev.tenfold.service.Service;
import dev.tenfold.service.StartUp;
import dev.tenfold.service.Traits;
import dev.tenfold.service.Work;
import dev.tenfold.spelling.Figure;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Requests a second that the request model works off on one core, by CPU time of the thread: one service of so many
 * cores, and two of which the first calls the second, where a request counts once for each service. Users give up after
 * ten seconds, steps are a second long, replicas have slots.
 *
 * <p>docs/performance.md says how to run it.
 */
public final class RequestBenchmark {
    private static final long SECOND = 1_000_000_000L;
    private static final int ROUNDS = 6;
    private static final double REQUESTS = 4e6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private RequestBenchmark() {}

    /** Prints millions of requests a second, for each of several rounds. */
    public static void main(String[] arguments) {
        for (int cores : new int[] {1, 8, 64}) {
            ServicePlan one = plan("one", cores, List.of());
            print("M/M/" + cores + " at 0.8", List.of(one), 0.8 * cores / 0.01);
        }
        ServicePlan front = plan("front", 8, List.of(CallTo.plain("back", 1, 2)));
        print("two tiers of 8 cores at 0.8", List.of(front, plan("back", 8, List.of())), 0.8 * 8 / 0.01);
    }

    private static void print(String title, List<ServicePlan> plans, double rate) {
        StringBuilder line = new StringBuilder(title).append(':');
        for (int round = 0; round < ROUNDS; round++) {
            line.append(' ').append(Figure.plain(millionsPerSecond(plans, rate, round), 2));
        }
        System.out.println(line.append(" million requests/s"));
    }

    private static double millionsPerSecond(List<ServicePlan> plans, double rate, long seed) {
        LoadPlan load = new LoadPlan(
                false, List.of(LoadPlan.Kind.plain(plans.get(0).name())), Terms.ofUsers(10, false, Optional.empty()));
        Requests requests = new Requests(plans, load, new RandomStreams(seed));
        Conditions[] fine = new Conditions[plans.size()];
        Arrays.fill(fine, Conditions.FINE);
        long start = THREADS.getCurrentThreadCpuTime();
        double seconds = REQUESTS / plans.size() / rate;
        for (long i = 0; i < seconds; i++) {
            requests.step(i * SECOND, (i + 1) * SECOND, rate, rate, new double[] {1}, fine);
            requests.services().forEach(service -> service.latencies().clear());
        }
        double cpu = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        return requests.services().stream()
                        .map(Service::account)
                        .mapToDouble(Account::offered)
                        .sum()
                / cpu
                / 1e6;
    }

    private static ServicePlan plan(String name, int cores, List<CallTo> calls) {
        return new ServicePlan(
                name,
                new Work(1, 0.01, 0, 64, 100, 1),
                1,
                new StartUp(0, 0, 0),
                cores,
                30,
                10,
                Room.UNLIMITED,
                Optional.empty(),
                calls,
                false,
                Optional.empty(),
                Double.POSITIVE_INFINITY,
                Traits.PLAIN,
                ServicePlan.NO_CROWDING);
    }
}
