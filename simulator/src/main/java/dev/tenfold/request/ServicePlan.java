package dev.tenfold.request;

import dev.tenfold.service.Balancing;
import dev.tenfold.service.CallTo;
import dev.tenfold.service.Queue;
import dev.tenfold.service.Room;
import dev.tenfold.service.Shedding;
import dev.tenfold.service.StartUp;
import dev.tenfold.service.Traits;
import dev.tenfold.service.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * One service as it is to be worked request by request.
 *
 * @param name unique in a scenario
 * @param work what a request costs and a replica offers
 * @param cpuFactor mean CPU time of what users ask beside that of its work
 * @param startUp how its replicas come to life
 * @param replicas replicas at the start, ready
 * @param graceSeconds how long a terminated replica may finish what it holds, seconds
 * @param patienceSeconds how long users wait for its answer, seconds; infinite where users do not ask it
 * @param room where its replicas run
 * @param queue the queue whose messages are its requests; empty if it is asked directly
 * @param calls whom it calls for each request, one kind of call after another
 * @param toldFromAttempts whether users ask it whose requests are told from the attempts that they take
 * @param shedding how it turns requests away before its walls do; empty if it does not
 * @param maxConnections connections of all callers together that it takes; infinite if nothing limits them
 * @param traits what its replicas are like beyond their work
 * @param crowding how many times its latency a request takes, by how many are in the service when it begins
 */
public record ServicePlan(
        String name,
        Work work,
        double cpuFactor,
        StartUp startUp,
        int replicas,
        double graceSeconds,
        double patienceSeconds,
        Room room,
        Optional<Queue> queue,
        List<CallTo> calls,
        boolean toldFromAttempts,
        Optional<Shedding> shedding,
        double maxConnections,
        Traits traits,
        DoubleUnaryOperator crowding) {
    /** It is no matter how many there are. */
    public static final DoubleUnaryOperator NO_CROWDING = number -> 1;

    public ServicePlan {
        calls = List.copyOf(calls);
        if (queue.isPresent() && traits.balancing().by() != Balancing.By.POOLED) {
            throw new IllegalArgumentException("consumers pull: balancing must be POOLED");
        }
    }

    /** Its work as the mean of what is asked of it; that there are several kinds is not in its spread. */
    Work meanWork() {
        return new Work(
                work.cores(),
                work.cpuSeconds() * cpuFactor,
                work.latencySeconds(),
                work.slots(),
                work.queue(),
                work.variability());
    }

    long patienceNanos() {
        return Math.round(Math.min(patienceSeconds, 1e9) * 1e9);
    }
}
