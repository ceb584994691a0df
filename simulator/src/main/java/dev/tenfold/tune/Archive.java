package dev.tenfold.tune;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every candidate that was judged, each once. */
public final class Archive {
    private final Judge judge;
    private final Allowance allowance;
    private final Map<Candidate, Score> scores = new LinkedHashMap<>();
    private boolean cutShort;

    Archive(Judge judge, Allowance allowance) {
        this.judge = judge;
        this.allowance = allowance;
    }

    /** Candidates judged so far. */
    public int size() {
        return scores.size();
    }

    /** Whether time was up before the search was at its end. */
    public boolean cutShort() {
        return cutShort;
    }

    /** Whether no other candidate may be judged. */
    boolean exhausted() {
        cutShort |= scores.size() < allowance.candidates() && allowance.searchIsOver();
        return cutShort || scores.size() >= allowance.candidates();
    }

    /**
     * Judges those that are new, as far as that is allowed.
     *
     * @return those with a score, in order
     */
    List<Judged> judged(List<Candidate> candidates) {
        Set<Candidate> fresh = new LinkedHashSet<>();
        // What there is today is judged even when time is up: there has to be something to compare with.
        boolean none = scores.isEmpty();
        int room = !exhausted() ? allowance.candidates() - scores.size() : none ? 1 : 0;
        for (Candidate candidate : candidates) {
            if (!scores.containsKey(candidate) && fresh.size() < room) {
                fresh.add(candidate);
            }
        }
        List<Candidate> asked = List.copyOf(fresh);
        List<Score> answers = asked.isEmpty() ? List.of() : judge.judge(asked);
        for (int i = 0; i < asked.size(); i++) {
            scores.put(asked.get(i), answers.get(i));
        }
        List<Judged> known = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Score score = scores.get(candidate);
            if (score != null) {
                known.add(new Judged(candidate, score));
            }
        }
        return known;
    }

    /** All of them, the better first; of two that are alike the one that was judged first. */
    public List<Judged> ranked() {
        return scores.entrySet().stream()
                .map(entry -> new Judged(entry.getKey(), entry.getValue()))
                .sorted(Judged.BETTER_FIRST)
                .toList();
    }

    /** The best so far. */
    Judged best() {
        return ranked().get(0);
    }

    /** Those of which none is both cheaper and less painful, by cost; of several alike the first judged. */
    public List<Judged> front() {
        List<Judged> byCost = scores.entrySet().stream()
                .map(entry -> new Judged(entry.getKey(), entry.getValue()))
                .sorted((one, other) -> {
                    int cost = Double.compare(one.score().cost(), other.score().cost());
                    return cost != 0
                            ? cost
                            : Double.compare(one.score().pain(), other.score().pain());
                })
                .toList();
        List<Judged> front = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        for (Judged judged : byCost) {
            if (judged.score().pain() < least) {
                least = judged.score().pain();
                front.add(judged);
            }
        }
        return List.copyOf(front);
    }
}
