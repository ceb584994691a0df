package dev.tenfold.policy.gcp;

import dev.tenfold.policy.Figure;
import dev.tenfold.policy.Move.Reading;
import java.util.OptionalDouble;

/** A signal with what it measures, and over how many VMs. */
record SignalReading(Signal signal, OptionalDouble value, int vms) {

    boolean missing() {
        return value.isEmpty();
    }

    /** The size that it calls for; 0 where it is missing. */
    int size() {
        return missing() ? 0 : signal.size(vms, value.getAsDouble());
    }

    Reading asReading() {
        return new Reading(signal.label(), number(), Figure.of(signal.target()), 0);
    }

    String words() {
        return signal.label() + " is " + number() + " against a target of " + Figure.of(signal.target())
                + ", which calls for " + Figure.counted(size(), "VM");
    }

    private String number() {
        return Figure.of(value.orElse(Double.NaN));
    }
}
