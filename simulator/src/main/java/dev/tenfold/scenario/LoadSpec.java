package dev.tenfold.scenario;

import dev.tenfold.load.Level;
import dev.tenfold.load.Mix;
import dev.tenfold.load.Mix.Kind;
import dev.tenfold.load.Noise;
import dev.tenfold.load.Stage;
import dev.tenfold.load.Surge;
import dev.tenfold.service.Priority;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Span;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked: so many users who think between requests, or so many requests per second whatever the answers.
 *
 * @param service where requests come in
 * @param start the level before the first stage, and what {@code x10} is ten times of
 * @param think how long a user thinks between an answer and the next request; needs users
 * @param timeout when a client gives up
 * @param retry what a client does about attempts that fail; nothing if left out
 * @param abandons what becomes of the work of an attempt that a client has given up
 * @param endpoints what is asked for, by weight; one kind of request if left out
 * @param journeys what users do step by step, in place of endpoints
 * @param stages one after another
 * @param surges times at which one endpoint or journey is asked for more often
 * @param noise what makes the level restless; nothing if left out
 */
@Meaning("What is asked: users who think between requests, or requests per second whatever the answers.")
public record LoadSpec(
        @Meaning("The service where requests come in.") String service,

        @Meaning("The level before the first stage, such as 100 (users) or 50/s, and what x10 is ten times of.")
        Level start,

        @Meaning("How long a user thinks between an answer and the next request; goes with users.")
        Optional<Span> think,

        @Meaning("When a client gives up.") @Default("30s") Duration timeout,

        @Meaning("What a client does about attempts that fail; nothing if left out.")
        Optional<RetrySpec> retry,

        @Meaning("What becomes of the work of an attempt that a client has given up.") @Default("works-on")
        Abandoned abandons,

        @Meaning("What is asked for, by weight; one kind of request if left out.") @Default("[]")
        List<Endpoint> endpoints,

        @Meaning("What users do step by step, in place of endpoints: several requests each, at several services.")
        @Default("[]")
        List<JourneySpec> journeys,

        @Meaning("The stages, one after another.") List<Stage> stages,

        @Meaning("Times at which one endpoint or journey is asked for more often, and the others as often as before.")
        @Default("[]")
        List<Surge> surges,

        @Meaning("What makes the level restless; nothing if left out.")
        Optional<Noise> noise) {
    public LoadSpec {
        if (start.unit() == Level.Unit.FACTOR) {
            throw new IllegalArgumentException("start must be users such as 100 or a rate such as 50/s");
        }
        if (think.isPresent() && start.unit() != Level.Unit.USERS) {
            throw new IllegalArgumentException("think must go with users; start is a rate, was " + think.get());
        }
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("stages must hold at least one stage, was empty");
        }
        if (!endpoints.isEmpty() && !journeys.isEmpty()) {
            throw new IllegalArgumentException("journeys must stand in place of endpoints, not beside them");
        }
        boolean ownThink =
                endpoints.stream().anyMatch(endpoint -> endpoint.think().isPresent())
                        || journeys.stream().anyMatch(JourneySpec::thinks);
        if (ownThink && start.unit() != Level.Unit.USERS) {
            throw new IllegalArgumentException("start must be users such as 100 where anybody thinks");
        }
        Spelled.requirePositive("timeout", timeout);
    }

    /** Whether users are asked for, who think, rather than a rate. */
    public boolean closed() {
        return start.unit() == Level.Unit.USERS;
    }

    /** The kinds of requests and what surges make of them. */
    public Mix mix() {
        return new Mix(kinds(), surges);
    }

    /** The services where requests come in, the load's own first if they do so there. */
    public List<String> entries() {
        return kinds().stream()
                .map(Kind::service)
                .sorted(Comparator.comparing(name -> !name.equals(service)))
                .distinct()
                .toList();
    }

    /** The kinds of requests, in the author's order. */
    public List<Kind> kinds() {
        if (!journeys.isEmpty()) {
            return journeys.stream().flatMap(this::kinds).toList();
        }
        if (endpoints.isEmpty()) {
            return List.of(new Kind("/", "/", service, 1, 1, seconds(think)));
        }
        return endpoints.stream()
                .map(endpoint -> new Kind(
                        endpoint.path(),
                        endpoint.path(),
                        service,
                        endpoint.weight(),
                        endpoint.cpu().value(),
                        seconds(endpoint.think().or(() -> think))))
                .toList();
    }

    /** The same as {@link #kinds}, in its order, with what one who works request by request has to know. */
    public List<Asked> asked() {
        if (!journeys.isEmpty()) {
            return journeys.stream()
                    .flatMap(journey -> journey.steps().stream().map(step -> asked(journey, step)))
                    .toList();
        }
        if (endpoints.isEmpty()) {
            return List.of(new Asked(service, 1, think, Priority.NORMAL));
        }
        return endpoints.stream()
                .map(endpoint -> new Asked(
                        service, endpoint.cpu().value(), endpoint.think().or(() -> think), endpoint.priority()))
                .toList();
    }

    private Asked asked(JourneySpec journey, JourneySpec.JourneyStep step) {
        Optional<Span> time = step.think().or(journey::think).or(() -> think);
        return new Asked(step.service().orElse(service), step.cpu().value(), time, step.priority());
    }

    private Stream<Kind> kinds(JourneySpec journey) {
        return journey.steps().stream()
                .map(step -> new Kind(
                        journey.name(),
                        step.path(),
                        step.service().orElse(service),
                        journey.weight() * step.times(),
                        step.cpu().value(),
                        seconds(step.think().or(journey::think).or(() -> think))));
    }

    /** Whether it is said of every kind of request how long users think after it. */
    public boolean thinkIsKnown() {
        if (think.isPresent()) {
            return true;
        }
        boolean known = !endpoints.isEmpty() || !journeys.isEmpty();
        return known
                && endpoints.stream().allMatch(endpoint -> endpoint.think().isPresent())
                && journeys.stream().allMatch(JourneySpec::thinkIsKnown);
    }

    /** Mean time that users think after an answer, seconds. */
    public double thinkSeconds() {
        List<Kind> kinds = kinds();
        double first = kinds.get(0).thinkSeconds();
        if (kinds.stream().allMatch(kind -> kind.thinkSeconds() == first)) {
            return first;
        }
        double sum = 0;
        double weights = 0;
        for (Kind kind : kinds) {
            sum += kind.weight() * kind.thinkSeconds();
            weights += kind.weight();
        }
        return sum / weights;
    }

    /** Where nobody has to think, in a load of requests per second, the time does not matter. */
    private static double seconds(Optional<Span> think) {
        return think.map(Span::meanSeconds).orElse(1.0);
    }

    /** The longest that a user waits for an answer, over all attempts and the pauses between them. */
    public Duration longestWait() {
        return retry.map(policy -> timeout.multipliedBy(policy.attempts()).plus(policy.longestPauses()))
                .orElse(timeout);
    }

    static void requireWeight(String name, double weight) {
        if (!(weight > 0) || weight > 1e9) {
            throw new IllegalArgumentException(name + " must be > 0");
        }
    }

    static void requireCpu(Factor cpu) {
        if (!(cpu.value() > 0)) {
            throw new IllegalArgumentException("cpu must be > x0, was " + cpu);
        }
    }

    /**
     * One kind of request.
     *
     * @param service where it comes in
     * @param cpuFactor its CPU time over the service's own
     * @param think how long a user thinks after it; empty if nobody does
     * @param priority how much it matters
     */
    public record Asked(String service, double cpuFactor, Optional<Span> think, Priority priority) {}

    /**
     * A kind of request.
     *
     * @param path such as {@code /api/users}
     * @param weight how often it is asked for, beside the other weights; > 0
     * @param cpu its CPU time, beside the service's own
     * @param think how long a user thinks after it; the load's own if left out
     * @param priority how much it matters, where a service sheds load
     */
    @Meaning("A kind of request.")
    public record Endpoint(
            @Meaning("Such as /api/users.") String path,

            @Meaning("How often it is asked for, beside the other weights.")
            double weight,

            @Meaning("Its CPU time as a multiple of the service's.") @Default("x1")
            Factor cpu,

            @Meaning("How long a user thinks after it; the load's own if left out.")
            Optional<Span> think,

            @Meaning("How much it matters, where a service sheds load.") @Default("normal")
            Priority priority) {
        public Endpoint {
            requireWeight("weight", weight);
            requireCpu(cpu);
        }
    }
}
