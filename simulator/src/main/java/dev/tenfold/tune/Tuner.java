package dev.tenfold.tune;

import dev.tenfold.scenario.Script;
import dev.tenfold.trial.Trial;
import dev.tenfold.trial.Trials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the policy that costs least among those that meet the expectations in every given scenario and at the corners
 * of what may come instead, and puts it to scenarios that the search never saw.
 */
public final class Tuner {
    /** Answers that are put to the proof before it is given up. */
    private static final int MOST_PROOFS = 8;

    /** How much dearer the next answer is at least: one that is hardly different fails where this one did. */
    private static final double NEXT = 1.01;

    private static final int FRONT = 12;

    private final Source source;
    private final Wish wish;
    private final Consumer<String> progress;
    private final List<Script> given;
    private final Workshop workshop;
    private final Bench bench;
    private final Trials trials;

    /**
     * A tuning that has not begun.
     *
     * @param progress told what is done next
     */
    public Tuner(Source source, Wish wish, Trials trials, Consumer<String> progress) {
        this.source = source;
        this.wish = wish;
        this.progress = progress;
        this.trials = trials;
        given = source.given();
        Outlook outlook = Outlook.of(given);
        workshop = new Workshop(given, outlook, wish.sizes(), wish::keeps);
        bench = new Bench(source, workshop, trials, outlook);
    }

    /** What may be turned; nothing if no policy can be tuned, or all fields are kept. */
    public Space space() {
        return workshop.space();
    }

    /** A candidate written into the users' own files, which are read and rehearsed again. */
    public Remedy remedy(Candidate candidate) {
        List<Case> asGiven = bench.cases(List.of(Variation.NONE));
        List<Script> now = workshop.scripts(asGiven, space().current());
        return new Remedies(now, workshop.scripts(asGiven, candidate), trials).make();
    }

    /** Judges candidates by the given scenarios in some variations. */
    Judge judge(List<Variation> variations) {
        return bench.judge(bench.cases(variations));
    }

    /** Tunes. */
    public Tuning run() {
        List<Case> asGiven = bench.cases(List.of(Variation.NONE));
        List<Showing> yours = bench.showings(asGiven, space().current());
        progress.accept("looking for the smallest fleet that never scales");
        Map<String, Integer> start = new LinkedHashMap<>();
        bench.fleets()
                .targets()
                .forEach(target -> start.put(target, bench.outlook().needOf(target)));
        ConstantFleet.Fleet fixed = bench.fleets().smallest(start);
        List<Variation> variations = new ArrayList<>(List.of(Variation.NONE));
        variations.addAll(Variation.corners(wish.latitude()));
        Rehearsals judge = bench.judge(bench.cases(variations));
        Search search = new Search(space(), judge, wish.allowance());
        progress.accept("searching " + space().knobs().size() + " fields");
        Judged best = search.run(Starts.of(space()), wish.seed());
        if (!best.score().holds() && variations.size() > 1) {
            progress.accept("searching again without the corners");
            judge = bench.judge(asGiven);
            search = new Search(space(), judge, wish.allowance());
            best = search.run(Starts.of(space()), wish.seed());
        }
        List<Proof> proofs = best.score().holds() ? proofs(best, search.archive()) : List.of();
        Optional<Obstacle> obstacle = best.score().holds()
                ? Optional.empty()
                : Optional.of(new Obstacles(bench, space(), wish).of(search.archive()));
        List<Showing> tuned = proofs.isEmpty()
                ? List.of()
                : bench.showings(asGiven, proofs.get(proofs.size() - 1).answer().candidate());
        List<Trial> fixedTrials = bench.fleets().keeps(fixed) ? fixed.trials() : List.of();
        return new Tuning(
                given.stream().map(Script::file).toList(),
                given.get(0).scenario().price().currency(),
                yours,
                tuned,
                fixed.sizes(),
                fixedTrials,
                proofs,
                front(search.archive()),
                obstacle,
                effort(search.archive(), judge));
    }

    /** The best first; where it fails, the next that is dearer, until one holds everywhere. */
    private List<Proof> proofs(Judged best, Archive archive) {
        List<Proof> proofs = new ArrayList<>();
        List<Case> heldBack = new ArrayList<>();
        Optional<Judged> next = Optional.of(best);
        while (next.isPresent() && proofs.size() < MOST_PROOFS) {
            Judged answer = next.get();
            progress.accept("proving answer " + (proofs.size() + 1));
            int from = proofs.size() * wish.heldBack();
            heldBack.addAll(bench.cases(Variation.drawn(wish.latitude(), from, wish.heldBack(), wish.seed())));
            List<Showing> showings = bench.showings(heldBack, answer.candidate());
            proofs.add(new Proof(answer, space().settings(answer.candidate()), showings));
            if (proofs.get(proofs.size() - 1).proven()) {
                return proofs;
            }
            double least = answer.score().cost() * NEXT;
            next = archive.ranked().stream()
                    .filter(each -> each.score().holds() && each.score().cost() >= least)
                    .findFirst();
        }
        return proofs;
    }

    /** The front, thinned out to what a person reads: what holds is not left out before what does not. */
    private List<Tuning.Point> front(Archive archive) {
        List<Judged> all = archive.front();
        List<Tuning.Point> points = new ArrayList<>();
        int shown = Math.min(FRONT, all.size());
        for (int i = 0; i < shown; i++) {
            Judged judged = all.get(shown == 1 ? 0 : i * (all.size() - 1) / (shown - 1));
            points.add(new Tuning.Point(
                    judged.score().cost(),
                    judged.score().pain(),
                    judged.score().holds(),
                    space().settings(judged.candidate())));
        }
        return List.copyOf(points);
    }

    private Tuning.Effort effort(Archive archive, Rehearsals judge) {
        return new Tuning.Effort(
                space().knobs().size(), space().size(), archive.size(), judge.done(), archive.cutShort(), wish.seed());
    }
}
