package dev.tenfold.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One document on its way into a record: what was found wrong, what was defaulted, what stands where. */
final class Reading {
    private final Problems problems;
    private final List<Defaulted> defaulted = new ArrayList<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    Reading(Problems problems) {
        this.problems = problems;
    }

    /** Reads a value; empty if something is wrong with it, which is then among the problems. */
    Optional<Object> read(Shape shape, Node node, Place place, Path path) {
        places.put(path.text(), place);
        return shape.read(node, path, this);
    }

    void problem(Path path, String rule, String was) {
        problem(path, rule, was, "");
    }

    void problem(Path path, String rule, String was, String hint) {
        problemAt(places.get(path.text()), path, rule, was, hint);
    }

    void problemAt(Place place, Path path, String rule, String was, String hint) {
        problems.add(place, path.text(), rule, was, hint);
    }

    void refuse(Template template, Place place) {
        problems.refuse(template.problem(place.file()));
    }

    /** Notes a default, unless it is a record whose own defaults say more. */
    void defaulted(Path path, String text, int before) {
        if (defaulted.size() == before) {
            defaulted.add(new Defaulted(path.text(), text));
        }
    }

    List<Defaulted> defaulted() {
        return defaulted;
    }

    Map<String, Place> places() {
        return places;
    }
}
