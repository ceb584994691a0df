package dev.tenfold.tune;

import dev.tenfold.scenario.Script;
import dev.tenfold.trial.Trial;
import dev.tenfold.trial.Trials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The smallest fleet that never scales and with which users still get what the scenarios promise them: what somebody
 * pays who has no policy. It keeps the limits of latency and errors over the whole of each given scenario; what is
 * expected of scaling does not concern it.
 */
final class ConstantFleet {
    private static final double GROWTH = 1.1;
    private static final int MOST_STEPS = 30;

    private final Workshop workshop;
    private final Trials trials;
    private final List<Case> given;

    ConstantFleet(Workshop workshop, Trials trials, List<Case> given) {
        this.workshop = workshop;
        this.trials = trials;
        this.given = given;
    }

    /**
     * A fleet.
     *
     * @param sizes replicas, or nodes, of each target
     * @param trials what came of it, a given scenario each
     */
    record Fleet(Map<String, Integer> sizes, List<Trial> trials) {
        double cost() {
            return trials.stream().mapToDouble(Trial::cost).sum();
        }
    }

    /** What tuned policies scale, in the order of the scenarios. */
    Set<String> targets() {
        Set<String> targets = new LinkedHashSet<>();
        for (Case each : given) {
            Script script = each.script(List.of());
            script.policies().stream()
                    .filter(policy -> workshop.tunes(script, policy))
                    .forEach(policy -> targets.add(policy.target()));
        }
        return targets;
    }

    private Fleet of(Map<String, Integer> sizes) {
        return new Fleet(sizes, trials(given, sizes));
    }

    /** The trials of cases under a fleet of some sizes; none where they do not allow that many. */
    List<Trial> trials(List<Case> cases, Map<String, Integer> sizes) {
        try {
            return trials.all(scripts(cases, sizes));
        } catch (Misfit none) {
            return List.of();
        }
    }

    private List<Script> scripts(List<Case> cases, Map<String, Integer> sizes) {
        List<Script> scripts = new ArrayList<>();
        for (Case each : cases) {
            Script plain = each.script(List.of());
            List<String> overrides = new ArrayList<>();
            sizes.forEach((target, size) -> {
                if (plain.scenario().services().containsKey(target)) {
                    overrides.add("services." + target + ".replicas=" + size);
                } else if (plain.scenario().nodes().containsKey(target)) {
                    overrides.add("nodes." + target + ".count=" + size);
                }
            });
            Script sized = each.script(overrides);
            scripts.add(sized.with(sized.policies().stream()
                    .filter(policy -> !workshop.tunes(sized, policy))
                    .toList()));
        }
        return scripts;
    }

    /**
     * The smallest that keeps the users' limits.
     *
     * @param start sizes to begin at
     * @return the last one tried if none does
     */
    Fleet smallest(Map<String, Integer> start) {
        Map<String, Integer> sizes = new LinkedHashMap<>(start);
        Fleet fleet = of(sizes);
        for (int step = 0; step < MOST_STEPS && !keeps(fleet); step++) {
            sizes.replaceAll((target, size) -> (int) Math.ceil(size * GROWTH));
            fleet = of(new LinkedHashMap<>(sizes));
        }
        if (!keeps(fleet)) {
            return fleet;
        }
        for (String target : start.keySet()) {
            fleet = lowered(fleet, target);
        }
        return fleet;
    }

    private Fleet lowered(Fleet fleet, String target) {
        Fleet least = fleet;
        int tooFew = 0;
        while (least.sizes().get(target) - tooFew > 1) {
            int middle = (least.sizes().get(target) + tooFew) / 2;
            Map<String, Integer> sizes = new LinkedHashMap<>(least.sizes());
            sizes.put(target, middle);
            Fleet tried = of(sizes);
            if (keeps(tried)) {
                least = tried;
            } else {
                tooFew = middle;
            }
        }
        return least;
    }

    /** Whether users get what they are promised in every given scenario. */
    boolean keeps(Fleet fleet) {
        if (fleet.trials().isEmpty()) {
            return false;
        }
        for (int i = 0; i < given.size(); i++) {
            UsersLimits limits =
                    UsersLimits.of(given.get(i).script(List.of()).scenario().expect());
            if (limits.excess(fleet.trials().get(i)) > 0) {
                return false;
            }
        }
        return true;
    }
}
