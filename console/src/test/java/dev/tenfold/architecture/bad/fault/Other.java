package dev.tenfold.architecture.bad.fault;

import dev.tenfold.architecture.bad.service.InCycle;

/** The other half. */
public final class Other {
    InCycle back;

    Object turn() {
        return new InCycle();
    }
}
