package dev.tenfold.architecture.bad.load;

/** A curve that may differ in its last bit. */
final class RoundsByMachine {
    double grow(double x) {
        return Math.exp(x);
    }
}
