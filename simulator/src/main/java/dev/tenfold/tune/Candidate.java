package dev.tenfold.tune;

import java.util.ArrayList;
import java.util.List;

/**
 * One choice for every knob of a space.
 *
 * @param choices an index into each knob's values, in the order of the knobs
 */
public record Candidate(List<Integer> choices) {
    public Candidate {
        choices = List.copyOf(choices);
    }

    /** The choice for a knob. */
    int of(int knob) {
        return choices.get(knob);
    }

    /** The same with another choice for one knob. */
    Candidate with(int knob, int choice) {
        List<Integer> changed = new ArrayList<>(choices);
        changed.set(knob, choice);
        return new Candidate(changed);
    }
}
