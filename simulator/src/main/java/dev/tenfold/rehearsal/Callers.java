package dev.tenfold.rehearsal;

import dev.tenfold.fault.Fault;
import dev.tenfold.scenario.Abandoned;
import dev.tenfold.scenario.LoadSpec;
import dev.tenfold.scenario.RetrySpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.service.Backoff;
import dev.tenfold.service.Clients;
import dev.tenfold.service.Retry;
import dev.tenfold.service.RetryBudget;
import java.util.Optional;
import java.util.Set;

/** Who asks the services of a scenario, and how they take a failure. */
final class Callers {
    /** One attempt and no more. */
    static final Retry ONCE = new Retry(1, Backoff.NONE, RetryBudget.NONE, Set.of());

    private Callers() {}

    /** The users, where their requests have to be told from attempts. */
    static Optional<Clients> of(Scenario scenario) {
        LoadSpec load = scenario.load();
        boolean cancel = load.abandons() == Abandoned.CANCELS;
        int storm = mostStorm(scenario, load.service());
        if (load.retry().isEmpty() && !cancel && storm == 0) {
            return Optional.empty();
        }
        Retry retry = load.retry().map(RetrySpec::retry).orElse(ONCE);
        return Optional.of(new Clients(retry, load.timeout().toNanos() / 1e9, cancel, storm));
    }

    /** Most retries that a storm on a service may bring. */
    static int mostStorm(Scenario scenario, String service) {
        return scenario.faults().stream()
                .filter(fault -> fault.service().equals(service))
                .mapToInt(Fault::retriesAtOnce)
                .max()
                .orElse(0);
    }
}
