package dev.tenfold.architecture.bad.kernel;

import java.time.Instant;
import java.util.function.Supplier;

/** Reads the wall clock through a method reference. */
final class AsksTheClockLater {
    Supplier<Instant> now = Instant::now;
}
