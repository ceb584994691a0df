package dev.tenfold.tune;

import dev.tenfold.trial.Trial;
import java.util.Collections;
import java.util.LinkedHashMap;
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
 * @param fixed the smallest fleet that never scales and keeps the users' limits in the given scenarios, if any does
 * @param fixedAtCorners the smallest that keeps them also in those that the search sees besides, as the answer does
 * @param proofs the answers put to held-back scenarios, in the order tried
 * @param front candidates of which none is both cheaper and less painful, by cost
 * @param obstacle why there is no answer, if there is none
 * @param effort what it took
 */
public record Tuning(
        List<String> files,
        String currency,
        List<Showing> yours,
        List<Showing> tuned,
        Optional<Fixed> fixed,
        Optional<Fixed> fixedAtCorners,
        List<Proof> proofs,
        List<Point> front,
        Optional<Obstacle> obstacle,
        Effort effort) {
    public Tuning {
        files = List.copyOf(files);
        Objects.requireNonNull(currency, "currency");
        yours = List.copyOf(yours);
        tuned = List.copyOf(tuned);
        Objects.requireNonNull(fixed, "fixed");
        Objects.requireNonNull(fixedAtCorners, "fixedAtCorners");
        proofs = List.copyOf(proofs);
        front = List.copyOf(front);
        Objects.requireNonNull(obstacle, "obstacle");
        Objects.requireNonNull(effort, "effort");
    }

    /**
     * A fleet that never scales.
     *
     * @param sizes replicas, or nodes, by what they are of
     * @param trials what comes of it, a given scenario each
     */
    public record Fixed(Map<String, Integer> sizes, List<Trial> trials) {
        public Fixed {
            sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
            trials = List.copyOf(trials);
        }
    }

    /**
     * A point of the front.
     *
     * @param cost of the given scenarios together
     * @param pain worst share of users' requests lost or too slow in a given scenario
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

    /** The answer that held in the largest share of held-back scenarios, the cheapest of several; if there is one. */
    public Optional<Proof> answer() {
        Optional<Proof> best = Optional.empty();
        for (Proof proof : proofs) {
            if (best.isEmpty() || proof.share() > best.get().share()) {
                best = Optional.of(proof);
            }
        }
        return best;
    }

    /** The same with what comes of the answer. */
    Tuning with(List<Showing> answer) {
        return new Tuning(files, currency, yours, answer, fixed, fixedAtCorners, proofs, front, obstacle, effort);
    }

    /** Whether there is an answer that held everywhere. */
    public boolean proven() {
        return answer().filter(Proof::proven).isPresent();
    }
}
