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
        List<Boolean> fits = new ArrayList<>();
        for (Candidate candidate : candidates) {
            List<Script> own = fitting(candidate);
            fits.add(!own.isEmpty());
            scripts.addAll(own);
        }
        List<Trial> all = trials.all(scripts);
        done += all.size();
        List<Score> scores = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < candidates.size(); i++) {
            int until = fits.get(i) ? from + cases.size() : from;
            int turned = workshop.space().turned(candidates.get(i));
            scores.add(fits.get(i) ? score(all.subList(from, until), turned) : Score.NONE);
            from = until;
        }
        return List.copyOf(scores);
    }

    /** Its scripts; none where it makes no sense with some scenario. */
    private List<Script> fitting(Candidate candidate) {
        try {
            return workshop.scripts(cases, candidate);
        } catch (Misfit none) {
            return List.of();
        }
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
