package dev.tenfold.tune;

import dev.tenfold.scenario.Script;
import dev.tenfold.trial.Trials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

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
    private final List<String> remarks = new ArrayList<>();

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
        Workshop all = new Workshop(given, outlook, wish.sizes(), wish::keeps);
        Map<Knob, String> unwritable = unwritable(all);
        unwritable.forEach((knob, reason) ->
                remarks.add(knob.place().name() + ": " + knob.place().path() + ": " + reason));
        workshop = all.without(unwritable.keySet());
        bench = new Bench(source, workshop, trials, outlook);
    }

    /** Fields that nobody can write into their files, with the reason: what they say is worked out elsewhere, say. */
    private Map<Knob, String> unwritable(Workshop all) {
        List<Case> asGiven = IntStream.range(0, source.count())
                .mapToObj(i -> new Case(source, i, Variation.NONE))
                .toList();
        Map<Knob, String> unwritable = new LinkedHashMap<>();
        Candidate current = all.space().current();
        List<Script> now = all.scripts(asGiven, current);
        for (int i = 0; i < all.space().knobs().size(); i++) {
            Knob knob = all.space().knobs().get(i);
            int other = knob.current() + 1 < knob.values().size() ? knob.current() + 1 : knob.current() - 1;
            List<Script> turned = all.scripts(asGiven, all.space().repaired(current.with(i, other)));
            List<String> refusals = new Remedies(now, turned, trials).refusals();
            if (!refusals.isEmpty()) {
                unwritable.put(knob, refusals.get(0));
            }
        }
        return unwritable;
    }

    /** Fields that are left alone because nobody can write them, with the reason. */
    public List<String> remarks() {
        return List.copyOf(remarks);
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

    /** The given scripts under a candidate. */
    List<Script> scripts(Candidate candidate) {
        return workshop.scripts(bench.cases(List.of(Variation.NONE)), candidate);
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
        bench.fleets(asGiven)
                .targets()
                .forEach(target -> start.put(target, bench.outlook().needOf(target)));
        Optional<Tuning.Fixed> fixed = bench.fleets(asGiven).smallest(start);
        List<Case> cases = new ArrayList<>(asGiven);
        cases.addAll(bench.cases(Variation.corners(wish.latitude())));
        Optional<Tuning.Fixed> atCorners =
                fixed.flatMap(fleet -> bench.fleets(cases).smallest(fleet.sizes()));
        progress.accept("searching " + space().knobs().size() + " fields");
        Hunt hunt = hunt(cases);
        if (!hunt.holds() && cases.size() > asGiven.size()) {
            progress.accept("searching again without the corners");
            hunt = hunt(asGiven);
        }
        Archive archive = hunt.search().archive();
        List<Proof> proofs = hunt.holds() ? proofs(hunt.best(), archive) : List.of();
        Obstacles obstacles = new Obstacles(bench, space(), wish);
        Tuning tuning = new Tuning(
                given.stream().map(Script::file).toList(),
                given.get(0).scenario().price().currency(),
                yours,
                List.of(),
                fixed,
                atCorners,
                proofs,
                front(archive),
                hunt.holds() ? Optional.empty() : Optional.of(obstacles.of(archive)),
                effort(archive, hunt.judge()));
        return tuning.answer()
                .map(proof -> tuning.with(bench.showings(asGiven, proof.answer().candidate())))
                .orElse(tuning);
    }

    /** A search that is over, and the best that it found. */
    private record Hunt(Search search, Rehearsals judge, Judged best) {
        boolean holds() {
            return best.score().holds();
        }
    }

    private Hunt hunt(List<Case> cases) {
        Rehearsals judge = bench.judge(cases);
        Search search = new Search(space(), judge, wish.allowance());
        return new Hunt(search, judge, search.run(Starts.of(space()), wish.seed()));
    }

    /** The best first; where it fails, the next that is dearer, until one holds everywhere. */
    private List<Proof> proofs(Judged best, Archive archive) {
        List<Proof> proofs = new ArrayList<>();
        List<Case> heldBack = new ArrayList<>();
        Optional<Judged> next = Optional.of(best);
        while (next.isPresent() && proofs.size() < MOST_PROOFS) {
            if (!proofs.isEmpty() && wish.allowance().proofIsOver()) {
                return proofs;
            }
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
