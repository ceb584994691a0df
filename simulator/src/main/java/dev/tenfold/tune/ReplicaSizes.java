package dev.tenfold.tune;

import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Fewer large replicas in place of many small ones, and the other way round: cores, requests, slots and places of a
 * replica grow together. The size stands in the scenario, as it stands in a Deployment rather than in a policy.
 */
final class ReplicaSizes {
    /** Owner of knobs that belong to no policy. */
    private static final int OWNER = -1;

    private static final String SIZE = ".size";
    private static final List<String> FACTORS = List.of("x0.5", "x1", "x2", "x4");

    private ReplicaSizes() {}

    /** A knob for each service that a tuned policy scales. */
    static List<Knob> knobs(List<Script> given, Collection<String> targets) {
        Set<String> services = new LinkedHashSet<>();
        given.forEach(script -> targets.stream()
                .filter(script.scenario().services()::containsKey)
                .forEach(services::add));
        return services.stream()
                .map(service -> new Knob(
                        new Knob.Place(OWNER, "scenario", "services." + service + SIZE), Knob.Role.FREE, FACTORS, 1))
                .toList();
    }

    /** What has to be set in the scenarios. */
    static List<String> overrides(List<Setting> settings, List<Case> cases) {
        List<String> overrides = new ArrayList<>();
        for (Setting setting : settings) {
            if (setting.place().owner() == OWNER && !cases.isEmpty()) {
                String path = setting.place().path();
                String service = path.substring("services.".length(), path.length() - SIZE.length());
                ServiceSpec spec =
                        cases.get(0).script(List.of()).scenario().services().get(service);
                overrides.addAll(scaled(
                        "services." + service,
                        spec,
                        Double.parseDouble(setting.value().substring(1))));
            }
        }
        return overrides;
    }

    private static List<String> scaled(String at, ServiceSpec spec, double factor) {
        List<String> overrides = new ArrayList<>();
        overrides.add(at + ".cores=" + Figure.plain(spec.cores().value() * factor, 3));
        overrides.add(at + ".requests.cpu=" + Math.round(spec.requestedMilli() * factor) + "m");
        overrides.add(
                at + ".requests.memory=" + Math.round(spec.requests().memory().bytes() * factor));
        spec.slots().ifPresent(slots -> overrides.add(at + ".slots=" + Math.max(1, Math.round(slots * factor))));
        spec.queue().ifPresent(queue -> overrides.add(at + ".queue=" + Math.round(queue * factor)));
        return overrides;
    }
}
