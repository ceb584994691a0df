package dev.tenfold.rehearsal;

import dev.tenfold.load.Mix;
import dev.tenfold.scenario.LoadSpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.Work;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the demand on each service will be if all goes well, told from the load and from who calls whom. */
final class Foresight {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int MINUTES_AN_HOUR = 60;

    private final Script script;
    private final Mix mix;
    /** Requests of each service for one request of a user at an entry, by the entry. */
    private final Map<String, Map<String, Double>> fans = new LinkedHashMap<>();

    private final Map<String, Blend> blends = new LinkedHashMap<>();
    private final Map<String, Work> rests = new LinkedHashMap<>();
    private final double[] amounts;

    Foresight(Script script) {
        this.script = script;
        LoadSpec load = script.scenario().load();
        mix = load.mix();
        amounts = new double[mix.kinds().size()];
        for (String entry : load.entries()) {
            fans.put(entry, fan(script, entry));
            Work plain = script.scenario().services().get(entry).work();
            blends.put(entry, new Blend(entry, plain, mix.kinds()));
        }
    }

    /** Requests per second on a service at an instant, nanoseconds since start. */
    double demand(String service, long nowNanos) {
        boolean rests = mix.restsDuring(nowNanos, nowNanos + 1);
        mix.at(nowNanos, amounts);
        double all = fans.size() == 1 && rests ? 1 : Arrays.stream(amounts).sum();
        double sum = 0;
        for (Map.Entry<String, Map<String, Double>> fan : fans.entrySet()) {
            double share = fans.size() == 1 ? all : blends.get(fan.getKey()).amount(amounts);
            sum += share * fan.getValue().get(service);
        }
        return requestsPerSecond(script.profile().at(nowNanos)) * sum;
    }

    /** The work of a service as the mix makes it where no surge is. */
    Work work(String service) {
        return rests.computeIfAbsent(
                service,
                name -> Blend.atRest(
                        name,
                        script.scenario().services().get(name).work(),
                        script.scenario().load()));
    }

    /** The work of a service as the mix makes it at an instant, nanoseconds since start. */
    Work work(String service, long nowNanos) {
        if (!blends.containsKey(service) || mix.restsDuring(nowNanos, nowNanos + 1)) {
            return work(service);
        }
        mix.at(nowNanos, amounts);
        return blends.get(service).work(amounts);
    }

    /** Requests of users per second at a level of the load, without surges; users or requests per second. */
    private double requestsPerSecond(double level) {
        LoadSpec load = script.scenario().load();
        if (!load.closed()) {
            return level;
        }
        double cycle = load.thinkSeconds() + answerSecondsOfUsers();
        return cycle > 0 ? level / cycle : level;
    }

    private double answerSecondsOfUsers() {
        double sum = 0;
        double[] rest = mix.sharesAtRest();
        for (String entry : fans.keySet()) {
            double share = fans.size() == 1 ? 1 : blends.get(entry).amount(rest);
            sum += share * answerSeconds(entry);
        }
        return sum;
    }

    /** Requests per second on a service, mean over an hour from a moment, nanoseconds since start. */
    double meanOfHour(String service, long fromNanos) {
        double sum = 0;
        for (int i = 0; i < MINUTES_AN_HOUR; i++) {
            sum += demand(service, fromNanos + i * MINUTE_NANOS);
        }
        return sum / MINUTES_AN_HOUR;
    }

    /** How long an answer of a service takes that nobody queues for: its own work, and its calls one after another. */
    double answerSeconds(String service) {
        ServiceSpec spec = script.scenario().services().get(service);
        Work work = work(service);
        double seconds = work.cpuSeconds() + work.latencySeconds();
        for (ServiceSpec.CallSpec call : spec.calls()) {
            seconds += call.times() * answerSeconds(call.service());
        }
        return seconds;
    }

    private static Map<String, Double> fan(Script script, String entry) {
        Scenario scenario = script.scenario();
        Map<String, Double> fan = new LinkedHashMap<>();
        scenario.services().keySet().forEach(name -> fan.put(name, 0.0));
        fan.put(entry, 1.0);
        for (String caller : script.callersFirst()) {
            for (ServiceSpec.CallSpec call : scenario.services().get(caller).calls()) {
                fan.merge(call.service(), fan.get(caller) * call.times(), Double::sum);
            }
        }
        return fan;
    }
}
