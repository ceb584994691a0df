package dev.tenfold.scenario;

import dev.tenfold.service.CallTo;
import dev.tenfold.service.Connections;
import dev.tenfold.service.Footprint;
import dev.tenfold.service.Network;
import dev.tenfold.service.Scaling;
import dev.tenfold.service.Traits;
import dev.tenfold.service.Work;
import dev.tenfold.spelling.Cores;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One service: what a request costs it, what a replica offers, whom it calls.
 *
 * @param replicas replicas at the start, ready
 * @param cpu CPU time of a request, mean
 * @param cores cores of a replica: its CPU limit
 * @param variability squared coefficient of variation of the CPU time
 * @param latency time of a request that is neither CPU nor a call
 * @param slots requests that a replica works on at once; unlimited if left out
 * @param queue requests that wait at a replica for a slot before more are refused
 * @param requests what its pods request of Kubernetes
 * @param memory how much memory a replica uses
 * @param startUp how a replica comes to life
 * @param warmUp how much slower a young replica is; not at all if left out
 * @param balancing who gives requests to replicas; one line for all if left out
 * @param arrivalVariability squared coefficient of variation of the time between two requests
 * @param throttling the CPU limit as Linux keeps it; evenly if left out
 * @param scaling what replicas cost one another; nothing if left out
 * @param network what a replica sends; without limit if left out
 * @param terminationGrace how long a terminated replica may finish what it holds
 * @param preStop how long a terminated replica goes on taking requests before it stops
 * @param consumes the queue whose messages are its requests; it is asked directly if left out
 * @param nodes the pool of nodes that its replicas run on; room without end if left out
 * @param maxConnections connections of all callers together that it takes before more are refused
 * @param shed how it turns requests away before its walls do
 * @param placement where a cloud puts its replicas, how many it gives, and how it sells them
 * @param calls the services that it calls for each request, one after another
 */
@Meaning("One service: what a request costs it, what a replica offers, whom it calls.")
public record ServiceSpec(
        @Meaning("Replicas at the start, ready.") int replicas,
        @Meaning("CPU time of a request, mean.") Duration cpu,

        @Meaning("Cores of a replica: its CPU limit.") @Default("1")
        Cores cores,

        @Meaning("Squared coefficient of variation of the CPU time: 0 constant, 1 exponential.") @Default("1")
        double variability,

        @Meaning("Time of a request that is neither CPU nor a call.") @Default("0s")
        Duration latency,

        @Meaning("Requests that a replica works on at once; unlimited if left out.")
        Optional<Integer> slots,

        @Meaning("Requests that wait at a replica for a slot before more are refused; needs slots.")
        Optional<Integer> queue,

        @Meaning("What its pods request of Kubernetes.") @Default("{}")
        RequestSpec requests,

        @Meaning("How much memory a replica uses.") @Default("{}")
        MemorySpec memory,

        @Meaning("How a replica comes to life.") @Default("{}")
        StartUpSpec startUp,

        @Meaning("How much slower a young replica is; not at all if left out.")
        Optional<WarmUpSpec> warmUp,

        @Meaning("Who gives requests to replicas, and how well; one line for all if left out.")
        Optional<BalancingSpec> balancing,

        @Meaning("Squared coefficient of variation of the time between two requests: 0 even, 1 Poisson; 1 if left out.")
        Optional<Double> arrivalVariability,

        @Meaning("The CPU limit as Linux keeps it; as a share of every instant if left out.")
        Optional<ThrottlingSpec> throttling,

        @Meaning("What replicas cost one another; nothing if left out.")
        Optional<ScalingSpec> scaling,

        @Meaning("What a replica sends, and how fast it can; without limit if left out.")
        Optional<NetworkSpec> network,

        @Meaning("How long a terminated replica may finish what it holds.") @Default("30s")
        Duration terminationGrace,

        @Meaning("How long a terminated replica goes on taking requests before it stops: its preStop hook; 0s if left"
                + " out.")
        Optional<Duration> preStop,

        @Meaning("The queue whose messages it works on; requests come to it directly if left out.")
        Optional<String> consumes,

        @Meaning("The pool of nodes that its replicas run on; there is always room if left out.")
        Optional<String> nodes,

        @Meaning(
                "Connections of all callers together that it takes before more are refused; without limit if left out.")
        Optional<Integer> maxConnections,

        @Meaning("How it turns requests away before its walls do; it does not if left out.")
        Optional<ShedSpec> shed,

        @Meaning("Where a cloud puts its replicas, how many it gives, and how it sells them.") @Default("{}")
        PlacementSpec placement,

        @Meaning("The services that it calls for each request, one after another.") @Default("[]")
        List<CallSpec> calls) {
    /** Requests that wait for a slot where the scenario says nothing. */
    static final int DEFAULT_QUEUE = 100;

    /** Messages that a consumer works on at once where the scenario says nothing. */
    static final int DEFAULT_CONSUMER_SLOTS = 1;

    public ServiceSpec {
        if (replicas < 0 || replicas > Limits.REPLICAS) {
            throw new IllegalArgumentException("replicas must be 0..100000, was " + replicas);
        }
        if (cpu.isNegative() || cpu.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("cpu must be 0s to 1h, was " + Spelled.time(cpu));
        }
        if (!(cores.value() > 0) || cores.value() > 1024) {
            throw new IllegalArgumentException("cores must be > 0 and at most 1024, was " + cores);
        }
        if (!(variability >= 0) || variability > 100) {
            throw new IllegalArgumentException("variability must be 0..100");
        }
        if (latency.isNegative()) {
            throw new IllegalArgumentException("latency must be >= 0s, was " + Spelled.time(latency));
        }
        if (slots.isPresent() && (slots.get() < 1 || slots.get() > 1_000_000)) {
            throw new IllegalArgumentException("slots must be 1..1000000, was " + slots.get());
        }
        requireQueue(queue, slots.isPresent(), consumes.isPresent());
        if (maxConnections.isPresent() && (maxConnections.get() < 1 || maxConnections.get() > 10_000_000)) {
            throw new IllegalArgumentException("maxConnections must be 1..10000000, was " + maxConnections.get());
        }
        shed.ifPresent(how -> how.requireFitting(slots.isPresent(), consumes.isPresent()));
        if (consumes.isPresent() && balancing.isPresent()) {
            throw new IllegalArgumentException("balancing must not go with consumes: consumers fetch for themselves");
        }
        placement.requireFit(replicas, nodes.isPresent());
        Spelled.requireNotNegative("terminationGrace", terminationGrace);
        requireFit(arrivalVariability, preStop, terminationGrace);
    }

    private static void requireQueue(Optional<Integer> queue, boolean slots, boolean consumes) {
        if (queue.isPresent() && (queue.get() < 0 || queue.get() > 10_000_000)) {
            throw new IllegalArgumentException("queue must be 0..10000000, was " + queue.get());
        }
        if (queue.isPresent() && consumes) {
            throw new IllegalArgumentException(
                    "queue must not go with consumes: messages wait in the queue they come from, was " + queue.get());
        }
        if (queue.isPresent() && !slots) {
            throw new IllegalArgumentException(
                    "queue must go with slots: without a limit nothing waits, was " + queue.get());
        }
    }

    private static void requireFit(Optional<Double> arrivals, Optional<Duration> preStop, Duration grace) {
        if (arrivals.isPresent() && (!(arrivals.get() >= 0) || arrivals.get() > 1000)) {
            throw new IllegalArgumentException("arrivalVariability must be 0..1000");
        }
        preStop.ifPresent(time -> Spelled.requireNotNegative("preStop", time));
        if (preStop.isPresent() && preStop.get().compareTo(grace) > 0) {
            throw new IllegalArgumentException(
                    "preStop must be within terminationGrace, was " + Spelled.time(preStop.get()));
        }
    }

    /** What its replicas are like beyond their work, in the model's units. */
    public Traits traits() {
        return new Traits(
                arrivalVariability.orElse(1.0),
                warmUp.map(WarmUpSpec::warmUp),
                balancing.orElse(BalancingSpec.POOLED).balancing(),
                throttling.map(ThrottlingSpec::throttling),
                scaling.map(ScalingSpec::scaling).orElse(Scaling.LINEAR),
                memory.memory(),
                network.map(NetworkSpec::network).orElse(Network.UNLIMITED),
                preStop.orElse(Duration.ZERO).toNanos());
    }

    /** What a request costs and a replica offers, in the model's units. */
    public Work work() {
        double unlimited = consumes.isPresent() ? DEFAULT_CONSUMER_SLOTS : Double.POSITIVE_INFINITY;
        double slotCount = slots.isPresent() ? slots.get() : unlimited;
        double places = slots.isEmpty() ? Double.POSITIVE_INFINITY : queue.orElse(DEFAULT_QUEUE);
        return new Work(cores.value(), cpu.toNanos() / 1e9, latency.toNanos() / 1e9, slotCount, places, variability);
    }

    /** What holds where the author left open what other keys imply, as it would be written. */
    List<String> implied() {
        List<String> implied = new ArrayList<>(startUp.implied());
        if (consumes.isPresent() && slots.isEmpty()) {
            implied.add("slots: " + DEFAULT_CONSUMER_SLOTS);
        }
        if (consumes.isEmpty() && slots.isPresent() && queue.isEmpty()) {
            implied.add("queue: " + DEFAULT_QUEUE);
        }
        return implied;
    }

    /** CPU that a pod requests, thousandths of a core: its limit where it requests none, as Kubernetes fills it in. */
    public long requestedMilli() {
        return requests.cpu().orElse(cores).milli();
    }

    /** What a replica takes of a node. */
    public Footprint footprint() {
        return new Footprint(requestedMilli(), requests.memory().bytes());
    }

    /**
     * What pods request of Kubernetes.
     *
     * @param cpu CPU; its cores if left out, as Kubernetes fills a missing request with the limit
     * @param memory memory
     */
    @Meaning("What pods request of Kubernetes; the base of utilization percentages.")
    public record RequestSpec(
            @Meaning("CPU; the cores if left out.") Optional<Cores> cpu,
            @Meaning("Memory.") @Default("512Mi") Size memory) {}

    /**
     * A call to another service, which holds the caller's slot until it is answered.
     *
     * @param service who is called
     * @param times calls a request, mean; fractions allowed
     * @param timeout when the caller gives up an attempt; never if left out
     * @param parallel whether the calls of a request are made at once; the slowest counts
     * @param abandons what becomes of the work of an attempt that is given up
     * @param retry what the caller does about attempts that fail; nothing if left out
     * @param circuitBreaker stops calls while too many fail
     * @param cache answers calls without making them
     * @param connections connections of a replica of the caller to the callee; without limit if left out
     * @param connectionTimeout when a call that waits for a connection fails; never if left out
     */
    @Meaning("A call to another service, which holds the caller's slot until it is answered.")
    public record CallSpec(
            @Meaning("Who is called.") String service,

            @Meaning("Calls a request, mean; fractions allowed.") @Default("1")
            double times,

            @Meaning("When the caller gives up an attempt; never if left out.")
            Optional<Duration> timeout,

            @Meaning("Whether the calls of a request are made at once, so that the slowest counts.") @Default("false")
            boolean parallel,

            @Meaning("What becomes of the work of an attempt that is given up.") @Default("works-on")
            Abandoned abandons,

            @Meaning("What the caller does about attempts that fail; nothing if left out.")
            Optional<RetrySpec> retry,

            @Meaning("Stops calls while too many of them fail; there is none if left out.")
            Optional<BreakerSpec> circuitBreaker,

            @Meaning("Answers calls without making them; there is none if left out.")
            Optional<CacheSpec> cache,

            @Meaning("Connections of each replica of the caller; without limit if left out.")
            Optional<Integer> connections,

            @Meaning("When a call that waits for a connection fails; never if left out. Needs connections.")
            Optional<Duration> connectionTimeout) {
        public CallSpec {
            if (!(times > 0) || times > 1000) {
                throw new IllegalArgumentException("times must be > 0 and at most 1000");
            }
            timeout.ifPresent(time -> Spelled.requirePositive("timeout", time));
            if (parallel && times != Math.rint(times)) {
                throw new IllegalArgumentException("times must be a whole number where calls are parallel");
            }
            if (connections.isPresent() && (connections.get() < 1 || connections.get() > 1_000_000)) {
                throw new IllegalArgumentException("connections must be 1..1000000, was " + connections.get());
            }
            connectionTimeout.ifPresent(time -> Spelled.requirePositive("connectionTimeout", time));
            if (connectionTimeout.isPresent() && connections.isEmpty()) {
                throw new IllegalArgumentException("connectionTimeout must go with connections: without a limit"
                        + " nothing waits, was " + Spelled.time(connectionTimeout.get()));
            }
        }

        /** The same in the model's units. */
        public CallTo call() {
            return new CallTo(
                    service,
                    times,
                    Spelled.secondsOrForEver(timeout),
                    parallel,
                    abandons == Abandoned.CANCELS,
                    retry.map(RetrySpec::retry),
                    circuitBreaker.map(BreakerSpec::breaker),
                    cache.map(CacheSpec::cache),
                    connections.map(each -> new Connections(each, Spelled.secondsOrForEver(connectionTimeout))));
        }
    }
}
