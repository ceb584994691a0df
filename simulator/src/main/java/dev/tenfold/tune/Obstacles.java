package dev.tenfold.tune;

import dev.tenfold.scenario.Script;
import dev.tenfold.service.StartUp;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says why no policy meets the expectations of the given scenarios: what fails even under the best of them, and how
 * quickly replicas and nodes would have to start for some policy to do.
 */
final class Obstacles {
    /** Candidates that each start-up is tried with, beside the ample fleet and a short search. */
    private static final int CANDIDATES = 6;

    private static final int SEARCH = 40;
    private static final int HALVINGS = 5;

    private final Bench bench;
    private final Space space;
    private final Wish wish;

    Obstacles(Bench bench, Space space, Wish wish) {
        this.bench = bench;
        this.space = space;
        this.wish = wish;
    }

    Obstacle of(Archive archive) {
        List<Case> given = bench.cases(List.of(Variation.NONE));
        List<String> failures = new ArrayList<>();
        for (Showing showing : bench.showings(given, archive.best().candidate())) {
            failures.addAll(showing.failures());
        }
        Set<Candidate> promising = new LinkedHashSet<>(List.of(Starts.ample(space), space.current()));
        archive.ranked().stream().limit(CANDIDATES).map(Judged::candidate).forEach(promising::add);
        return new Obstacle(failures, startUps(given), share(List.copyOf(promising)));
    }

    /** The largest share of today's start-up that does, by halving what is uncertain. */
    private Optional<Double> share(List<Candidate> promising) {
        Search quickest = new Search(space, judge(Obstacle.LEAST), wish.allowance());
        if (!quickest.run(promising, wish.seed()).score().holds()) {
            return Optional.empty();
        }
        Set<Candidate> known = new LinkedHashSet<>(promising);
        quickest.archive().ranked().stream()
                .limit(CANDIDATES)
                .map(Judged::candidate)
                .forEach(known::add);
        double does = Obstacle.LEAST;
        double doesNot = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (does + doesNot) / 2;
            if (holds(middle, List.copyOf(known))) {
                does = middle;
            } else {
                doesNot = middle;
            }
        }
        return Optional.of(does);
    }

    private Judge judge(double startUp) {
        return bench.judge(bench.cases(List.of(new Variation(1, 1, startUp, 0, 0))));
    }

    private boolean holds(double startUp, List<Candidate> known) {
        Judge judge = judge(startUp);
        if (judge.judge(known).stream().anyMatch(Score::holds)) {
            return true;
        }
        Allowance few = new Allowance(SEARCH, wish.allowance().spent());
        return new Search(space, judge, few).run(known, wish.seed()).score().holds();
    }

    private List<Obstacle.StartUpTime> startUps(List<Case> given) {
        Set<Obstacle.StartUpTime> times = new LinkedHashSet<>();
        for (Case each : given) {
            Script script = each.script(List.of());
            for (String target : bench.fleets(given).targets()) {
                if (script.scenario().services().containsKey(target)) {
                    StartUp startUp =
                            script.scenario().services().get(target).startUp().startUp();
                    times.add(new Obstacle.StartUpTime(
                            target, startUp.provisioningNanos() / 1e9, startUp.readinessNanos() / 1e9));
                } else if (script.scenario().nodes().containsKey(target)) {
                    double seconds =
                            script.scenario().nodes().get(target).provisioning().toNanos() / 1e9;
                    times.add(new Obstacle.StartUpTime(target, seconds, 0));
                }
            }
        }
        return List.copyOf(times);
    }
}
