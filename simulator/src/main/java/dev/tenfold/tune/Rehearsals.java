package dev.tenfold.tune;

import dev.tenfold.scenario.Script;
import dev.tenfold.trial.Trial;
import dev.tenfold.trial.Trials;
import java.util.ArrayList;
import java.util.List;

/** Judges candidates by rehearsing every case under them. */
final class Rehearsals implements Judge {
    /** So far from holding that nobody need look on: half as much again as a limit, say, in all given scenarios. */
    private static final double HOPELESS = 0.5;

    private final Workshop workshop;
    private final Trials trials;
    private final List<Case> cases;
    private final List<UsersLimits> limits;
    private final int given;
    private long done;

    /**
     * A judge.
     *
     * @param cases the given scenarios before those derived from them; those that are derived may be all
     * @param limits what users bear, a case each
     */
    Rehearsals(Workshop workshop, Trials trials, List<Case> cases, List<UsersLimits> limits) {
        this.workshop = workshop;
        this.trials = trials;
        this.cases = List.copyOf(cases);
        this.limits = List.copyOf(limits);
        int first = (int) cases.stream().filter(Case::given).count();
        this.given = first == 0 ? cases.size() : first;
    }

    /** Rehearsals done so far. */
    long done() {
        return done;
    }

    /**
     * Judges candidates. One that is far from holding in the given scenarios is not rehearsed in the others: it is
     * taken to be as far from holding there.
     */
    @Override
    public List<Score> judge(List<Candidate> candidates) {
        List<List<Trial>> all = new ArrayList<>();
        candidates.forEach(candidate -> all.add(new ArrayList<>()));
        rehearse(candidates, all, 0, given);
        List<Score> first = scores(candidates, all);
        List<Candidate> hopeful = new ArrayList<>();
        List<List<Trial>> theirs = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (first.get(i).excess() < HOPELESS) {
                hopeful.add(candidates.get(i));
                theirs.add(all.get(i));
            }
        }
        rehearse(hopeful, theirs, given, cases.size());
        return scores(candidates, all);
    }

    /** Adds the trials of some cases to each candidate's; none where it makes no sense with one of them. */
    private void rehearse(List<Candidate> candidates, List<List<Trial>> all, int from, int until) {
        List<Script> scripts = new ArrayList<>();
        List<List<Trial>> owners = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            for (Script script : fitting(candidates.get(i), from, until)) {
                scripts.add(script);
                owners.add(all.get(i));
            }
        }
        List<Trial> found = trials.all(scripts);
        done += found.size();
        for (int i = 0; i < found.size(); i++) {
            owners.get(i).add(found.get(i));
        }
    }

    private List<Script> fitting(Candidate candidate, int from, int until) {
        try {
            return workshop.scripts(cases.subList(from, until), candidate);
        } catch (Misfit none) {
            return List.of();
        }
    }

    private List<Score> scores(List<Candidate> candidates, List<List<Trial>> all) {
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            int turned = workshop.space().turned(candidates.get(i));
            scores.add(all.get(i).isEmpty() ? Score.NONE : score(all.get(i), turned));
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
            if (i < given) {
                cost += trial.cost();
                pain = Math.max(pain, trial.pain());
            }
        }
        return new Score(excess * cases.size() / own.size(), cost, pain, turned);
    }
}
