package dev.tenfold.rehearsal;

import dev.tenfold.fault.RetryStorm;
import dev.tenfold.load.Mix;
import dev.tenfold.scenario.Abandoned;
import dev.tenfold.scenario.LoadSpec;
import dev.tenfold.scenario.RetrySpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.scenario.ShedSpec;
import dev.tenfold.service.Backoff;
import dev.tenfold.service.Clients;
import dev.tenfold.service.FluidService;
import dev.tenfold.service.Priority;
import dev.tenfold.service.Retry;
import dev.tenfold.service.RetryBudget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who asks the services of a scenario, and how they take a failure. */
final class Callers {
    /** One attempt and no more. */
    static final Retry ONCE = new Retry(1, Backoff.NONE, RetryBudget.NONE, Set.of());

    private Callers() {}

    /** Tells a service of its users, and what it turns away at its door. */
    static void before(String name, Scenario scenario, FluidService service) {
        ServiceSpec spec = scenario.services().get(name);
        if (spec.shed().isPresent() || spec.maxConnections().isPresent()) {
            double connections =
                    spec.maxConnections().isPresent() ? spec.maxConnections().get() : Double.POSITIVE_INFINITY;
            service.guard(spec.shed().map(ShedSpec::shedding).orElse(null), connections);
        }
        if (scenario.load().entries().contains(name) && spec.consumes().isEmpty()) {
            service.usersRank(ranks(scenario.load(), name));
            of(scenario, name).ifPresent(service::askedBy);
        }
    }

    /** Weights of the priorities in what users ask of a service, by rank. */
    private static double[] ranks(LoadSpec load, String service) {
        double[] ranks = new double[Priority.values().length];
        List<LoadSpec.Asked> asked = load.asked();
        List<Mix.Kind> kinds = load.kinds();
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i).service().equals(service)) {
                ranks[asked.get(i).priority().ordinal()] += kinds.get(i).weight();
            }
        }
        return ranks;
    }

    /** The users, where their requests have to be told from attempts. */
    private static Optional<Clients> of(Scenario scenario, String entry) {
        LoadSpec load = scenario.load();
        boolean cancel = load.abandons() == Abandoned.CANCELS;
        int storm = mostStorm(scenario, entry);
        if (load.retry().isEmpty() && !cancel && storm == 0) {
            return Optional.empty();
        }
        Retry retry = load.retry().map(RetrySpec::retry).orElse(ONCE);
        return Optional.of(new Clients(retry, load.timeout().toNanos() / 1e9, cancel, storm));
    }

    /** Most retries that a storm may bring, by the service it comes upon. */
    static Map<String, Integer> storms(Scenario scenario) {
        Map<String, Integer> storms = new LinkedHashMap<>();
        scenario.services().keySet().forEach(name -> storms.put(name, mostStorm(scenario, name)));
        return storms;
    }

    /** Most retries that a storm on a service may bring. */
    static int mostStorm(Scenario scenario, String service) {
        return scenario.faults().stream()
                .mapToInt(fault ->
                        fault instanceof RetryStorm storm && storm.service().equals(service) ? storm.retries() : 0)
                .max()
                .orElse(0);
    }
}
