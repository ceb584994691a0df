package dev.tenfold.scenario;

import dev.tenfold.fault.Fault;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is rehearsed, as its author wrote it.
 *
 * @param title one line that says what happens
 * @param why why it matters; may be empty
 * @param suites suites it is part of, such as {@code quick}, or types of test, such as {@code spike}
 * @param seed of every random stream
 * @param start the moment of the calendar at which it begins, for schedules and for rules that ask the time
 * @param length virtual time to rehearse; until the load ends if left out
 * @param tick step of the loop
 * @param model how requests are worked
 * @param services by name, in the author's order
 * @param queues queues that services consume, by name
 * @param nodes pools of nodes that services run on, by name
 * @param load what is asked of them
 * @param faults what breaks
 * @param chaos what breaks by chance; once a scenario is read, {@code faults} has that too
 * @param policies files of the policies that scale them
 * @param gitOps replica counts that a tool takes from a repository, again and again
 * @param controllers the platform that runs those policies
 * @param signals metrics that policies read beside CPU and memory, by name
 * @param price what a replica costs
 * @param metrics what the services publish, for policies that ask a monitoring system
 * @param expect what has to hold
 */
@Meaning("A rehearsal: services, the load on them, what breaks, the policies that scale them, and what has to hold.")
public record Scenario(
        @Meaning("One line that says what happens.") String title,
        @Meaning("Why it matters.") @Default("") String why,

        @Meaning("Suites that it is part of: quick, release, a type of test (smoke, load, stress, spike, soak), or any"
                + " other name.")
        @Default("[]")
        List<String> suites,

        @Meaning("Seed of every random stream: the same seed gives the same bytes.") @Default("1")
        long seed,

        @Meaning("The moment at which it begins, in UTC: schedules and rules that ask the time go by it.")
        @Default("2026-01-05T09:00:00Z")
        Moment start,

        @Meaning("Virtual time to rehearse; until the load ends if left out.")
        Optional<Duration> length,

        @Meaning("Step of the loop.") @Default("1s") Duration tick,

        @Meaning("How requests are worked: as a fluid, which is quick, or one by one, which is exact.")
        @Default("fluid")
        Model model,

        @Meaning("The services by name.") Map<String, ServiceSpec> services,

        @Meaning("Queues and topics that services consume, by name.") @Default("{}")
        Map<String, QueueSpec> queues,

        @Meaning("Pools of nodes that services run on, by name.") @Default("{}")
        Map<String, NodePoolSpec> nodes,

        @Meaning("What is asked of them.") LoadSpec load,
        @Meaning("What breaks, and when.") @Default("[]") List<Fault> faults,
        @Meaning("What breaks by chance, within bounds.") Optional<ChaosSpec> chaos,

        @Meaning("The policies that scale them, in their own files.") @Default("[]")
        List<PolicyFile> policies,

        @Meaning("Replica counts that a tool such as Argo CD takes from a repository, again and again.") @Default("[]")
        List<GitOpsSpec> gitOps,

        @Meaning("The platform that runs the policies.") @Default("{}")
        ControllerSpec controllers,

        @Meaning("Metrics that policies read beside CPU and memory, by name.") @Default("{}")
        Map<String, SignalSpec> signals,

        @Meaning("What a replica costs.") @Default("{}") PriceSpec price,

        @Meaning("What the services publish, for policies that ask Prometheus or CloudWatch.") @Default("{}")
        MetricsSpec metrics,

        @Meaning("What has to hold; every line has a default.") @Default("{}")
        Expectations expect) {
    /** What suites are called. */
    public static final String SUITE = "[a-z][a-z0-9-]{0,39}";

    private static final Duration SHORTEST_TICK = Duration.ofMillis(10);
    private static final Duration LONGEST_TICK = Duration.ofSeconds(60);

    public Scenario {
        for (String suite : suites) {
            if (!suite.matches(SUITE)) {
                throw new IllegalArgumentException("suites must be small letters, digits and -, was " + suite);
            }
        }
        if (services.isEmpty()) {
            throw new IllegalArgumentException("services must name at least one service, was empty");
        }
        if (tick.compareTo(SHORTEST_TICK) < 0 || tick.compareTo(LONGEST_TICK) > 0) {
            throw new IllegalArgumentException("tick must be 10ms to 60s, was " + Spelled.time(tick));
        }
        if (length.isPresent() && length.get().compareTo(tick) < 0) {
            throw new IllegalArgumentException("length must be at least one tick, was " + Spelled.time(length.get()));
        }
        if (length.isPresent() && length.get().compareTo(Limits.LONGEST) > 0) {
            throw new IllegalArgumentException("length must be at most 31 days, was " + Spelled.time(length.get()));
        }
    }

    /** The same scenario with what chance has, over a time. */
    Scenario drawn(Duration end) {
        if (chaos.isEmpty()) {
            return this;
        }
        List<Fault> all = new ArrayList<>(faults);
        all.addAll(chaos.get().draw(seed, end));
        return with(seed, length, List.copyOf(all));
    }

    /** The same scenario over another time. */
    public Scenario lasting(Duration length) {
        return with(seed, Optional.of(length), faults);
    }

    /** The same scenario with other chances; faults that were drawn stay. */
    public Scenario seeded(long seed) {
        return with(seed, length, faults);
    }

    /** The same scenario as if another seed stood in it: what chance breaks is drawn anew. */
    Scenario drawnAgain(long seed, Duration end) {
        if (chaos.isEmpty()) {
            return seeded(seed);
        }
        List<Fault> drawn = chaos.get().draw(this.seed, end);
        int written = faults.size() - drawn.size();
        boolean fresh = written >= 0 && faults.subList(written, faults.size()).equals(drawn);
        return with(seed, length, fresh ? faults.subList(0, written) : faults).drawn(end);
    }

    /** The same scenario over a time, without faults, its requests worked as a fluid. */
    Scenario calm(Duration length) {
        return with(title, Model.FLUID, seed, Optional.of(length), List.of());
    }

    private Scenario with(long seed, Optional<Duration> length, List<Fault> faults) {
        return with(title, model, seed, length, faults);
    }

    /** The same scenario without anything that breaks. */
    public Scenario untroubled() {
        return with(seed, length, List.of());
    }

    /** The same scenario under another title. */
    public Scenario titled(String title) {
        return with(title, model, seed, length, faults);
    }

    private Scenario with(String title, Model model, long seed, Optional<Duration> length, List<Fault> faults) {
        return new Scenario(
                title,
                why,
                suites,
                seed,
                start,
                length,
                tick,
                model,
                services,
                queues,
                nodes,
                load,
                faults,
                chaos,
                policies,
                gitOps,
                controllers,
                signals,
                price,
                metrics,
                expect);
    }

    /** The key of the queue that a policy means by a name, URL or ARN; empty if none is called so. */
    public Optional<String> queueCalled(String wanted) {
        return queues.entrySet().stream()
                .filter(queue -> queue.getValue().isCalled(queue.getKey(), wanted))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Name of the service that consumes a queue; a scenario that was read has one for each. */
    public Optional<String> consumerOf(String queue) {
        return services.entrySet().stream()
                .filter(service ->
                        service.getValue().consumes().filter(queue::equals).isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Nodes of a pool at the start, ready. */
    public int nodesAtStart(String pool) {
        return Supply.nodesAtStart(this, pool).orElse(nodes.get(pool).max());
    }
}
