package dev.tenfold.plan;

import dev.tenfold.document.BadInput;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The system of a scenario with other numbers of replicas, without its faults.
 *
 * @param script whose system it is
 * @param formats reads its policies again
 * @param given fields that the user set beside the file, each {@code path=value}
 */
record Fleets(Script script, PolicyFormats formats, List<String> given) {
    private static final List<String> CALM = List.of("git-ops=[]", "expect.alerts=[]", "load.surges=[]");

    /** Services that a policy scales, in the scenario's order. */
    List<String> scaled() {
        return script.scenario().services().keySet().stream()
                .filter(service -> script.scaling(service).findAny().isPresent())
                .toList();
    }

    /** Fewest replicas of a service: of the policies that scale it, or those it begins with. */
    int floor(String service) {
        return script.scaling(service)
                .mapToInt(spec -> spec.floor().orElse(1))
                .max()
                .orElse(script.scenario().services().get(service).replicas());
    }

    private int ceiling(String service) {
        return script.scaling(service)
                .map(PolicySpec::ceiling)
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .max()
                .orElse(script.scenario().services().get(service).replicas());
    }

    /** Whether every service that scales has a policy that tells how far. */
    boolean isBounded() {
        return scaled().stream()
                .allMatch(service ->
                        script.scaling(service).anyMatch(spec -> spec.ceiling().isPresent()));
    }

    /** The replicas it begins with, never scaled. */
    Script atStart() throws BadInput {
        return fixed(Map.of());
    }

    /** As many replicas as the policies allow, never scaled. */
    Script atMaximum() throws BadInput {
        Map<String, Integer> ceilings = new LinkedHashMap<>();
        scaled().forEach(service -> ceilings.put(service, ceiling(service)));
        return read(ceilings, true);
    }

    /** Some services with other numbers of replicas, never scaled, under the scenario's own load. */
    Script fixed(Map<String, Integer> replicas) throws BadInput {
        return read(replicas, true);
    }

    /** The policies at work. */
    Script withPolicies() throws BadInput {
        return read(Map.of(), false);
    }

    private Script read(Map<String, Integer> replicas, boolean fixed) throws BadInput {
        List<String> overrides = new ArrayList<>(given);
        overrides.addAll(CALM);
        overrides.add("seed=" + script.scenario().seed());
        replicas.forEach((service, count) -> overrides.add("services." + service + ".replicas=" + count));
        if (fixed) {
            overrides.add("policies=[]");
        }
        Problems problems = new Problems();
        Optional<Script> read = ScenarioReader.read(Path.of(script.file()), formats, overrides, problems);
        problems.throwIfAny();
        return read.map(fresh -> fresh.untroubled().under(script.profile()).lasting(script.length()))
                .orElseThrow(() -> new IllegalStateException(script.file() + " was neither read nor refused"));
    }
}
