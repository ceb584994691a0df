package dev.tenfold.tune;

import dev.tenfold.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a tuning has to tell.
 *
 * @param files the given scenarios
 * @param currency of all costs
 * @param yours what comes of the policies as they are, a given scenario each
 * @param tuned the same of the answer; empty if there is none
 * @param fixed the smallest fleet that never scales and keeps the users' limits: its sizes by what it is of
 * @param fixedTrials what comes of it; empty if no such fleet does
 * @param proofs the answers put to held-back scenarios, in the order tried; the last one is the answer
 * @param front candidates of which none is both cheaper and less painful, by cost
 * @param obstacle why there is no answer, if there is none
 * @param effort what it took
 */
public record Tuning(
        List<String> files,
        String currency,
        List<Showing> yours,
        List<Showing> tuned,
        Map<String, Integer> fixed,
        List<Trial> fixedTrials,
        List<Proof> proofs,
        List<Point> front,
        Optional<Obstacle> obstacle,
        Effort effort) {
    public Tuning {
        files = List.copyOf(files);
        Objects.requireNonNull(currency, "currency");
        yours = List.copyOf(yours);
        tuned = List.copyOf(tuned);
        fixedTrials = List.copyOf(fixedTrials);
        proofs = List.copyOf(proofs);
        front = List.copyOf(front);
        Objects.requireNonNull(obstacle, "obstacle");
        Objects.requireNonNull(effort, "effort");
    }

    /**
     * A point of the front.
     *
     * @param cost of the given scenarios together
     * @param pain worst share of users' requests lost or too slow, in all scenarios of the search
     * @param holds whether all expectations hold there
     * @param settings the fields that it turns
     */
    public record Point(double cost, double pain, boolean holds, List<Setting> settings) {
        public Point {
            settings = List.copyOf(settings);
        }
    }

    /**
     * What a search took.
     *
     * @param fields how many were searched
     * @param space how many candidates there are; {@link Long#MAX_VALUE} if nobody can count them
     * @param candidates how many were judged
     * @param rehearsals how many were done, all in all
     * @param cutShort whether time was up before the search was at its end, so that a repetition may find another
     *     answer
     * @param seed of the search
     */
    public record Effort(int fields, long space, int candidates, long rehearsals, boolean cutShort, long seed) {}

    /** The last answer that was put to the proof, if there is one. */
    public Optional<Proof> answer() {
        return proofs.isEmpty() ? Optional.empty() : Optional.of(proofs.get(proofs.size() - 1));
    }

    /** Whether there is an answer that held everywhere. */
    public boolean proven() {
        return answer().filter(Proof::proven).isPresent();
    }
}
