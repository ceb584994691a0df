package dev.tenfold.rehearsal;

import dev.tenfold.scenario.LoadSpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.Work;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the demand on each service will be if all goes well, told from the load and from who calls whom. */
final class Foresight {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int MINUTES_AN_HOUR = 60;

    private final Script script;
    private final Map<String, Double> shares;

    Foresight(Script script) {
        this.script = script;
        shares = sharesOfDemand(script);
    }

    /** Requests of a service for one request of a user. */
    double share(String service) {
        return shares.get(service);
    }

    /** Requests of users per second at a level of the load, which is users or requests per second. */
    double requestsPerSecond(double level) {
        LoadSpec load = script.scenario().load();
        if (!load.closed()) {
            return level;
        }
        double cycle = load.thinkSeconds() + answerSeconds(load.service());
        return cycle > 0 ? level / cycle : level;
    }

    /** Requests per second on a service, mean over an hour from a moment, nanoseconds since start. */
    double meanOfHour(String service, long fromNanos) {
        double sum = 0;
        for (int i = 0; i < MINUTES_AN_HOUR; i++) {
            sum += requestsPerSecond(script.profile().at(fromNanos + i * MINUTE_NANOS));
        }
        return sum / MINUTES_AN_HOUR * share(service);
    }

    /** How long an answer of a service takes that nobody queues for: its own work, and its calls one after another. */
    double answerSeconds(String service) {
        ServiceSpec spec = script.scenario().services().get(service);
        Work work = FluidFlow.workOf(service, script.scenario());
        double seconds = work.cpuSeconds() + work.latencySeconds();
        for (ServiceSpec.CallSpec call : spec.calls()) {
            seconds += call.times() * answerSeconds(call.service());
        }
        return seconds;
    }

    private static Map<String, Double> sharesOfDemand(Script script) {
        Scenario scenario = script.scenario();
        Map<String, Double> shares = new LinkedHashMap<>();
        scenario.services().keySet().forEach(name -> shares.put(name, 0.0));
        shares.put(scenario.load().service(), 1.0);
        for (String caller : script.callersFirst()) {
            for (ServiceSpec.CallSpec call : scenario.services().get(caller).calls()) {
                shares.merge(call.service(), shares.get(caller) * call.times(), Double::sum);
            }
        }
        return shares;
    }
}
