package dev.tenfold.tune;

import dev.tenfold.scenario.Script;
import dev.tenfold.trial.Trial;
import dev.tenfold.trial.Trials;
import java.util.ArrayList;
import java.util.List;

/** Judges candidates by rehearsing every case under them. */
final class Rehearsals implements Judge {
    private final Workshop workshop;
    private final Trials trials;
    private final List<Case> cases;
    private final List<UsersLimits> limits;
    private long done;

    /**
     * A judge.
     *
     * @param limits what users bear, a case each
     */
    Rehearsals(Workshop workshop, Trials trials, List<Case> cases, List<UsersLimits> limits) {
        this.workshop = workshop;
        this.trials = trials;
        this.cases = List.copyOf(cases);
        this.limits = List.copyOf(limits);
    }

    /** Rehearsals done so far. */
    long done() {
        return done;
    }

    @Override
    public List<Score> judge(List<Candidate> candidates) {
        List<Script> scripts = new ArrayList<>();
        candidates.forEach(candidate -> scripts.addAll(workshop.scripts(cases, candidate)));
        List<Trial> all = trials.all(scripts);
        done += all.size();
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            List<Trial> own = all.subList(i * cases.size(), (i + 1) * cases.size());
            scores.add(score(own, workshop.space().turned(candidates.get(i))));
        }
        return List.copyOf(scores);
    }

    /** What comes of one candidate, a case each. */
    List<Showing> showings(Candidate candidate) {
        done += cases.size();
        List<Trial> all = trials.all(workshop.scripts(cases, candidate));
        List<Showing> showings = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            showings.add(Showing.of(cases.get(i), all.get(i), limits.get(i)));
        }
        return List.copyOf(showings);
    }

    private Score score(List<Trial> own, int turned) {
        double excess = 0;
        double cost = 0;
        double pain = 0;
        for (int i = 0; i < own.size(); i++) {
            Trial trial = own.get(i);
            excess += Excess.of(trial) + limits.get(i).excess(trial);
            cost += cases.get(i).given() ? trial.cost() : 0;
            pain = Math.max(pain, trial.pain());
        }
        return new Score(excess, cost, pain, turned);
    }
}
