package dev.tenfold.verdict;

/**
 * What was rehearsed.
 *
 * @param file path of the scenario as the user gave it
 * @param title the scenario's own first line
 * @param why why the scenario matters, in its author's words; may be empty
 * @param sha256 hash of the scenario's bytes, hexadecimal
 * @param seed the seed of every random stream
 * @param lengthSeconds virtual time rehearsed, seconds
 * @param tickSeconds step of the loop, seconds
 * @param command the command that repeats this very run
 * @param tenfold version of Tenfold
 */
public record Subject(
        String file,
        String title,
        String why,
        String sha256,
        long seed,
        double lengthSeconds,
        double tickSeconds,
        String command,
        String tenfold) {}
