package dev.tenfold.request;

import dev.tenfold.service.CallTo;
import dev.tenfold.service.Queue;
import dev.tenfold.service.Room;
import dev.tenfold.service.StartUp;
import dev.tenfold.service.Work;
import java.util.List;
import java.util.Optional;

/**
 * One service as it is to be worked request by request.
 *
 * @param name unique in a scenario
 * @param work what a request costs and a replica offers
 * @param startUp how its replicas come to life
 * @param replicas replicas at the start, ready
 * @param graceSeconds how long a terminated replica may finish what it holds, seconds
 * @param patienceSeconds how long users wait for its answer, seconds; infinite where users do not ask it
 * @param room where its replicas run
 * @param queue the queue whose messages are its requests; empty if it is asked directly
 * @param calls whom it calls for each request, one after another
 * @param balancing which replica a request is sent to
 */
public record ServicePlan(
        String name,
        Work work,
        StartUp startUp,
        int replicas,
        double graceSeconds,
        double patienceSeconds,
        Room room,
        Optional<Queue> queue,
        List<CallTo> calls,
        Balancing balancing) {
    public ServicePlan {
        calls = List.copyOf(calls);
        if (queue.isPresent() && balancing != Balancing.POOLED) {
            throw new IllegalArgumentException("consumers pull: balancing must be POOLED, was " + balancing);
        }
    }

    long patienceNanos() {
        return Math.round(Math.min(patienceSeconds, 1e9) * 1e9);
    }
}
