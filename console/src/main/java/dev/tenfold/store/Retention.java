package dev.tenfold.store;

/**
 * How much is kept; the oldest goes first.
 *
 * @param most runs, at most
 * @param bytes of all their files together, at most; the newest run is kept however large it is
 */
public record Retention(int most, long bytes) {
    /** What suits one team: 500 runs, or 256 MiB. */
    public static final Retention USUAL = new Retention(500, 256L << 20);

    public Retention {
        if (most < 1 || bytes < 1) {
            throw new IllegalArgumentException("most and bytes must be >= 1, were " + most + " and " + bytes);
        }
    }
}
