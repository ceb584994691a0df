package dev.tenfold.tune;

import dev.tenfold.kernel.RandomStreams;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for the candidate that costs least among those that hold. Where the space is small enough it judges all; else
 * an evolution finds the region, and a descent its lowest point. The same seed gives the same answer.
 */
public final class Search {
    /** Share of the candidates that what somebody thinks is good may take. */
    private static final double STARTS = 0.35;

    /** Share of the candidates that the evolution may take. */
    private static final double EVOLUTION = 0.4;

    /** Share after which no descent goes on: the rest is for putting fields back. */
    private static final double DESCENT = 0.9;

    /** Points that a descent begins at. */
    private static final int DESCENTS = 2;

    private final Space space;
    private final Archive archive;
    private final Allowance allowance;

    /**
     * A search that has not begun.
     *
     * @param allowance how long it may go on
     */
    public Search(Space space, Judge judge, Allowance allowance) {
        this.space = space;
        this.allowance = allowance;
        this.archive = new Archive(judge, allowance);
    }

    /** All that was judged. */
    public Archive archive() {
        return archive;
    }

    /**
     * Searches.
     *
     * @param starts what somebody thinks is good; the policies as they are come before them
     * @param seed of all chance
     * @return the best that was found, which does not hold if nothing does
     */
    public Judged run(List<Candidate> starts, long seed) {
        Set<Candidate> first = new LinkedHashSet<>();
        first.add(space.current());
        starts.stream()
                .limit(Math.max(1, (long) (allowance.candidates() * STARTS)))
                .forEach(start -> first.add(space.repaired(start)));
        archive.judged(List.copyOf(first));
        List<Candidate> bestFirst =
                archive.ranked().stream().map(Judged::candidate).toList();
        if (space.size() <= allowance.candidates()) {
            archive.judged(everything());
        } else {
            explore(bestFirst, seed);
        }
        return new Descent(space, archive, allowance.candidates()).simplified(archive.best());
    }

    private void explore(List<Candidate> starts, long seed) {
        int most = Math.max(1, (int) (allowance.candidates() * EVOLUTION));
        new Evolution(space, archive, most).run(starts, new RandomStreams(seed).stream("tune"));
        Descent descent = new Descent(space, archive, Math.max(1, (int) (allowance.candidates() * DESCENT)));
        List<Judged> best = archive.ranked();
        for (int i = 0; i < Math.min(DESCENTS, best.size()); i++) {
            descent.from(best.get(i));
        }
    }

    private List<Candidate> everything() {
        List<Candidate> all = List.of(space.current());
        for (int i = 0; i < space.knobs().size(); i++) {
            List<Candidate> wider = new ArrayList<>();
            for (Candidate candidate : all) {
                for (int choice = 0; choice < space.knobs().get(i).values().size(); choice++) {
                    wider.add(candidate.with(i, choice));
                }
            }
            all = wider;
        }
        return all.stream()
                .filter(candidate -> space.repaired(candidate).equals(candidate))
                .toList();
    }
}
