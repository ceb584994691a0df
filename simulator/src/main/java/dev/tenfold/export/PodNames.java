package dev.tenfold.export;

import dev.tenfold.kernel.RandomStreams;
import java.util.random.RandomGenerator;

/** Names of pods as a ReplicaSet makes them, {@code web-6bd4f7c9c5-x7k2p}: the same in each run, never one twice. */
final class PodNames {
    /** Letters and digits that make no words. */
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private static final int LETTERS = 5;
    private static final long NAMES = 27L * 27 * 27 * 27 * 27;
    /** Has no divisor in common with the number of names, so that steps of it meet every name once. */
    private static final long STEP = 8_675_309L;

    private final String replicaSet;
    private final long first;
    private int born;

    PodNames(String service, RandomStreams chance) {
        RandomGenerator random = chance.stream("pods of " + service);
        StringBuilder hash = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            hash.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        replicaSet = service + "-" + hash;
        first = random.nextLong(NAMES);
    }

    /** The name of the ReplicaSet. */
    String replicaSet() {
        return replicaSet;
    }

    /** A pod that was not there before. */
    Pod next() {
        int ordinal = born++;
        long number = (first + ordinal * STEP) % NAMES;
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            suffix.append(ALPHABET.charAt((int) (number % ALPHABET.length())));
            number /= ALPHABET.length();
        }
        String address = "10." + (64 + ordinal / 62_500 % 64) + "." + ordinal / 250 % 250 + "." + (1 + ordinal % 250);
        return new Pod(replicaSet + "-" + suffix, address, "node-" + (1 + ordinal % 3));
    }
}
