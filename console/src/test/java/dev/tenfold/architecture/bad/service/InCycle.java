package dev.tenfold.architecture.bad.service;

import dev.tenfold.architecture.bad.fault.Other;

/** One half of a cycle. */
public final class InCycle {
    Object other = new Other();
}
