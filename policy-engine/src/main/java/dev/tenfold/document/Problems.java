package dev.tenfold.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything found wrong so far: collected rather than thrown, so that a user sees it all at once. */
public final class Problems {
    private final Map<String, List<Problem>> byFile = new LinkedHashMap<>();
    private final Map<String, Problem> refused = new LinkedHashMap<>();

    /** Adds a problem; one that is already there is not repeated. */
    public void add(Problem problem) {
        List<Problem> ofFile = byFile.computeIfAbsent(problem.place().file(), file -> new ArrayList<>());
        if (!ofFile.contains(problem)) {
            ofFile.add(problem);
        }
    }

    /** Adds a problem that has no hint; see {@link Problem} for the parts. */
    public void add(Place place, String path, String rule, String was) {
        add(new Problem(place, path, rule, was, ""));
    }

    /** Adds a problem; see {@link Problem} for the parts. */
    public void add(Place place, String path, String rule, String was, String hint) {
        add(new Problem(place, path, rule, was, hint));
    }

    /** Refuses a file as a whole, for one reason: nothing else is said about it. The first refusal of a file stands. */
    public void refuse(Problem problem) {
        refused.putIfAbsent(problem.place().file(), problem);
        byFile.computeIfAbsent(problem.place().file(), file -> new ArrayList<>());
    }

    /** Why a file was refused as a whole, if one was. */
    public Optional<Problem> refusal() {
        return refused.values().stream().findFirst();
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return refused.isEmpty() && byFile.values().stream().allMatch(List::isEmpty);
    }

    /** What is wrong: file by file in the order they were read, then by line, then in the order found. */
    public List<Problem> all() {
        List<Problem> all = new ArrayList<>();
        byFile.forEach((file, ofFile) -> {
            if (refused.containsKey(file)) {
                all.add(refused.get(file));
            } else {
                ofFile.stream()
                        .sorted(Comparator.comparingInt(
                                problem -> problem.place().line()))
                        .forEach(all::add);
            }
        });
        return List.copyOf(all);
    }

    /** The lines to print. */
    public List<String> lines() {
        return all().stream().flatMap(problem -> problem.lines().stream()).toList();
    }

    /**
     * Goes no further with bad input.
     *
     * @throws BadInput if anything is wrong
     */
    public void throwIfAny() throws BadInput {
        if (!isEmpty()) {
            throw new BadInput(all());
        }
    }
}
