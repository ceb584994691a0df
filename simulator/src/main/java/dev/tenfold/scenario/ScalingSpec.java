package dev.tenfold.scenario;

import dev.tenfold.service.Scaling;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;

/**
 * What replicas cost one another, by the universal scalability law.
 *
 * @param contention share of the work that only one does at a time
 * @param coherence share of the work that each does again for each other
 */
@Meaning("What replicas cost one another, by the universal scalability law.")
public record ScalingSpec(
        @Meaning("Share of the work that only one replica does at a time: the others wait, without CPU; 0..1.")
        @Default("0")
        double contention,

        @Meaning("Share of the work that each replica does again for each other one: CPU; 0..1.") @Default("0")
        double coherence) {
    public ScalingSpec {
        if (!(contention >= 0) || contention > 1 || !(coherence >= 0) || coherence > 1) {
            throw new IllegalArgumentException("contention and coherence must be 0..1");
        }
    }

    Scaling scaling() {
        return new Scaling(contention, coherence);
    }
}
