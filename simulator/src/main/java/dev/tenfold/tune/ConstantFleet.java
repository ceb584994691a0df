package dev.tenfold.tune;

import dev.tenfold.scenario.Script;
import dev.tenfold.trial.Trial;
import dev.tenfold.trial.Trials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The smallest fleet that never scales and with which users still get what the scenarios promise them: what somebody
 * pays who has no policy. It keeps the limits of latency and errors over the whole of each case; what is expected of
 * scaling does not concern it.
 */
final class ConstantFleet {
    private static final double GROWTH = 1.1;
    private static final int MOST_STEPS = 20;

    private final Workshop workshop;
    private final Trials trials;
    private final List<Case> cases;

    ConstantFleet(Workshop workshop, Trials trials, List<Case> cases) {
        this.workshop = workshop;
        this.trials = trials;
        this.cases = cases;
    }

    /** What tuned policies scale, in the order of the scenarios. */
    Set<String> targets() {
        Set<String> targets = new LinkedHashSet<>();
        for (Case each : cases) {
            Script script = each.script(List.of());
            script.policies().stream()
                    .filter(policy -> workshop.tunes(script, policy))
                    .forEach(policy -> targets.add(policy.target()));
        }
        return targets;
    }

    /** What comes of a fleet of some sizes, a case each; nothing where some case does not allow that many. */
    List<Trial> trials(Map<String, Integer> sizes) {
        try {
            List<Script> scripts = new ArrayList<>();
            cases.forEach(each -> scripts.add(script(each, sizes)));
            return trials.all(scripts);
        } catch (Misfit none) {
            return List.of();
        }
    }

    private Script script(Case each, Map<String, Integer> sizes) {
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
        return sized.with(sized.policies().stream()
                .filter(policy -> !workshop.tunes(sized, policy))
                .toList());
    }

    /**
     * The smallest that keeps the users' limits.
     *
     * @param start sizes to begin at
     * @return empty if none does
     */
    Optional<Tuning.Fixed> smallest(Map<String, Integer> start) {
        Map<String, Integer> sizes = new LinkedHashMap<>(start);
        for (int step = 0; step < MOST_STEPS && !keeps(sizes); step++) {
            sizes.replaceAll((target, size) -> (int) Math.ceil(size * GROWTH));
        }
        if (!keeps(sizes)) {
            return Optional.empty();
        }
        for (String target : start.keySet()) {
            lower(sizes, target);
        }
        List<Trial> all = trials(sizes);
        List<Trial> given = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            if (cases.get(i).given()) {
                given.add(all.get(i));
            }
        }
        return Optional.of(new Tuning.Fixed(sizes, given));
    }

    private void lower(Map<String, Integer> sizes, String target) {
        int enough = sizes.get(target);
        int tooFew = 0;
        while (enough - tooFew > 1) {
            int middle = (enough + tooFew) / 2;
            sizes.put(target, middle);
            if (keeps(sizes)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        sizes.put(target, enough);
    }

    /** Whether users get what they are promised in every case. */
    private boolean keeps(Map<String, Integer> sizes) {
        List<Trial> all = trials(sizes);
        if (all.isEmpty()) {
            return false;
        }
        for (int i = 0; i < cases.size(); i++) {
            UsersLimits limits =
                    UsersLimits.of(cases.get(i).script(List.of()).scenario().expect());
            if (limits.excess(all.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }
}
