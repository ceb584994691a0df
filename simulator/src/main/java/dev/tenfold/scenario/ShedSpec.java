package dev.tenfold.scenario;

import dev.tenfold.service.Shedding;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;

/**
 * How a service turns requests away before its walls do: low priority above the mark, normal half-way between the mark
 * and the wall, high never.
 *
 * @param above the mark
 * @param of what it looks at
 */
@Meaning("How a service turns requests away before its walls do: low priority above the mark, normal half-way "
        + "between the mark and the wall, high never.")
public record ShedSpec(
        @Meaning("The mark, as a share of the wall.") @Default("80 %")
        Share above,

        @Meaning("What it looks at: slots in use, places taken in the queue, or CPU.") @Default("slots")
        Shedding.Gauge of) {

    void requireFitting(boolean slotsAreLimited, boolean consumes) {
        if (consumes) {
            throw new IllegalArgumentException(
                    "shed must not go with consumes: messages wait in the queue they come from");
        }
        if (of != Shedding.Gauge.CPU && !slotsAreLimited) {
            throw new IllegalArgumentException("shed must be of cpu, or go with slots: without a limit none is taken");
        }
    }

    /** The same in the model's units. */
    public Shedding shedding() {
        return new Shedding(above.ratio(), of);
    }
}
