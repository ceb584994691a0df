package dev.tenfold.tune;

import java.util.List;
import java.util.Optional;

/** Goes downhill from a candidate, a field at a time, until no step of one field or of two is better. */
final class Descent {
    /** Pairs of fields are many; beyond so many fields they are left to the evolution. */
    private static final int FEW_FIELDS = 12;

    /** What it may cost to leave a field as it was, relative: a change that wins less is not worth a review. */
    private static final double WORTH_A_CHANGE = 0.003;

    private final Space space;
    private final Archive archive;
    private final int most;

    /** @param most candidates in the archive at which it stops */
    Descent(Space space, Archive archive, int most) {
        this.space = space;
        this.archive = archive;
        this.most = most;
    }

    /** The lowest point that is reached from one. */
    Judged from(Judged start) {
        Judged best = start;
        Judged before;
        do {
            before = best;
            for (int i = 0; i < space.knobs().size() && archive.size() < most; i++) {
                best = better(best, space.neighbours(best.candidate(), i));
            }
            if (best == before && space.knobs().size() <= FEW_FIELDS && archive.size() < most) {
                best = better(best, space.exchanges(best.candidate()));
            }
        } while (best != before && archive.size() < most && !archive.exhausted());
        return best;
    }

    /** The same with as many fields as possible left as they were, where that costs next to nothing. */
    Judged simplified(Judged found) {
        double limit = found.score().cost() * (1 + WORTH_A_CHANGE);
        Judged simplest = found;
        Optional<Judged> simpler =
                Optional.of(found).filter(judged -> judged.score().holds());
        while (simpler.isPresent()) {
            simplest = simpler.get();
            simpler = archive.judged(space.simpler(simplest.candidate())).stream()
                    .filter(each -> each.score().holds() && each.score().cost() <= limit)
                    .min(Judged.BETTER_FIRST);
        }
        return simplest;
    }

    private Judged better(Judged best, List<Candidate> others) {
        return archive.judged(others).stream()
                .sorted(Judged.BETTER_FIRST)
                .findFirst()
                .filter(other -> other.score().compareTo(best.score()) < 0)
                .orElse(best);
    }
}
