package dev.tenfold.tune;

import java.util.List;
import java.util.Objects;

/**
 * One answer put to scenarios that the search never saw.
 *
 * @param answer the candidate
 * @param settings the fields that it turns
 * @param showings what came of it in each, those drawn for it last
 */
public record Proof(Judged answer, List<Setting> settings, List<Showing> showings) {
    public Proof {
        Objects.requireNonNull(answer, "answer");
        settings = List.copyOf(settings);
        showings = List.copyOf(showings);
    }

    /** Scenarios in which it held. */
    public long held() {
        return showings.stream().filter(Showing::held).count();
    }

    /** The same as a share; 1 if there are none. */
    double share() {
        return showings.isEmpty() ? 1 : (double) held() / showings.size();
    }

    /** Whether it held in all. */
    public boolean proven() {
        return held() == showings.size();
    }
}
