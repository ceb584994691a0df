package dev.tenfold.tune;

import java.util.List;
import java.util.Objects;

/**
 * One field of a policy that may be turned: where it stands in the policy's own file, and what a person would write
 * there.
 *
 * @param place the policy or service that it belongs to, and its path there
 * @param role what it bounds, if it bounds anything
 * @param values what may be written there, in the order of their effect; neighbours are the smallest step
 * @param current index of the value in force, which is left as it is written, or left out
 */
public record Knob(Place place, Role role, List<String> values, int current) {

    /** What a field bounds: a floor above its ceiling makes no policy. */
    public enum Role {
        /** The fewest replicas. */
        FLOOR,
        /** The most replicas. */
        CEILING,
        /** Anything else. */
        FREE
    }

    /**
     * Where a field stands.
     *
     * @param owner what it belongs to, by its position: a policy of the script, or a service behind them
     * @param name of the owner, for people
     * @param path in its own file, such as {@code spec.maxReplicas}
     */
    public record Place(int owner, String name, String path) {
        public Place {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(path, "path");
        }
    }

    public Knob {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(role, "role");
        values = List.copyOf(values);
        if (current < 0 || current >= values.size()) {
            throw new IllegalArgumentException("current must be an index of values, was " + current);
        }
    }

    /** Whether there is anything to choose. */
    boolean turns() {
        return values.size() > 1;
    }

    /** The number at an index, of a knob whose values are numbers. */
    int number(int index) {
        return Integer.parseInt(values.get(index));
    }

    /** The same with no choice but the value in force. */
    Knob held() {
        return new Knob(place, role, List.of(values.get(current)), 0);
    }

    /** Whether a user means it by a word: whole steps of its path, or its beginning, also behind the owner's name. */
    boolean isMeantBy(String word) {
        String steps = "." + place.path().replace("[", ".[") + ".";
        String full = place.name() + ":" + place.path();
        return steps.contains("." + word + ".") || place.path().startsWith(word) || full.startsWith(word);
    }
}
