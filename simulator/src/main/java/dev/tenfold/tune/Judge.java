package dev.tenfold.tune;

import java.util.List;

/** Tells what candidates are worth. */
public interface Judge {

    /**
     * Judges candidates.
     *
     * @return a score for each, in their order, that depends on nothing but the candidate
     */
    List<Score> judge(List<Candidate> candidates);
}
