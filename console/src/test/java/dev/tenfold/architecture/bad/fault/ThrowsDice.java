package dev.tenfold.architecture.bad.fault;

import java.util.Random;

/** Chance without a seed. */
final class ThrowsDice {
    int roll() {
        return new Random().nextInt(6);
    }
}
