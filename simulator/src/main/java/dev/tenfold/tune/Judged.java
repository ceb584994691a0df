package dev.tenfold.tune;

import java.util.Comparator;
import java.util.Objects;

/**
 * A candidate with its score.
 *
 * @param candidate what was chosen
 * @param score what came of it
 */
public record Judged(Candidate candidate, Score score) {
    static final Comparator<Judged> BETTER_FIRST = Comparator.comparing(Judged::score);

    public Judged {
        Objects.requireNonNull(candidate, "candidate");
        Objects.requireNonNull(score, "score");
    }
}
