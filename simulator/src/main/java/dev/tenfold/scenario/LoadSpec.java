package dev.tenfold.scenario;

import dev.tenfold.load.Level;
import dev.tenfold.load.Stage;
import dev.tenfold.service.Priority;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
 * @param stages one after another
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

        @Meaning("The stages, one after another.") List<Stage> stages) {
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
        Spelled.requirePositive("timeout", timeout);
    }

    /** Whether users are asked for, who think, rather than a rate. */
    public boolean closed() {
        return start.unit() == Level.Unit.USERS;
    }

    /** Mean think time, seconds. */
    public double thinkSeconds() {
        return think.map(Span::meanSeconds).orElse(1.0);
    }

    /** Mean CPU factor over the endpoints. */
    public double cpuFactor() {
        double sum = 0;
        double weights = 0;
        for (Endpoint endpoint : endpoints) {
            sum += endpoint.weight() * endpoint.cpu().value();
            weights += endpoint.weight();
        }
        return endpoints.isEmpty() ? 1 : sum / weights;
    }

    /** Mean of the squared CPU factor over the square of its mean: how much the mix adds to the spread; >= 1. */
    public double cpuSpread() {
        double sum = 0;
        double weights = 0;
        for (Endpoint endpoint : endpoints) {
            sum += endpoint.weight() * endpoint.cpu().value() * endpoint.cpu().value();
            weights += endpoint.weight();
        }
        return endpoints.isEmpty() ? 1 : sum / weights / (cpuFactor() * cpuFactor());
    }

    /**
     * A kind of request.
     *
     * @param path such as {@code /api/users}
     * @param weight how often it is asked for, beside the other weights; > 0
     * @param cpu its CPU time, beside the service's own
     * @param priority how much it matters, where a service sheds load
     */
    @Meaning("A kind of request.")
    public record Endpoint(
            @Meaning("Such as /api/users.") String path,

            @Meaning("How often it is asked for, beside the other weights.")
            double weight,

            @Meaning("Its CPU time as a multiple of the service's.") @Default("x1")
            Factor cpu,

            @Meaning("How much it matters, where a service sheds load.") @Default("normal")
            Priority priority) {
        public Endpoint {
            if (!(weight > 0) || weight > 1e9) {
                throw new IllegalArgumentException("weight must be > 0");
            }
            if (!(cpu.value() > 0)) {
                throw new IllegalArgumentException("cpu must be > x0, was " + cpu);
            }
        }
    }
}
