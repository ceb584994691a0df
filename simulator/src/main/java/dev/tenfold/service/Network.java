package dev.tenfold.service;

/**
 * What a replica sends, and how fast it can.
 *
 * @param responseBytes of one answer, mean; >= 0
 * @param bytesPerSecond of one replica's link; > 0, infinite if nothing limits it
 */
public record Network(double responseBytes, double bytesPerSecond) {
    /** Nothing to send, or no limit. */
    public static final Network UNLIMITED = new Network(0, Double.POSITIVE_INFINITY);

    public Network {
        if (!(responseBytes >= 0) || !(bytesPerSecond > 0)) {
            throw new IllegalArgumentException("responseBytes must be >= 0 and bytesPerSecond > 0");
        }
    }

    /** Time that an answer has the link for itself, seconds. */
    public double secondsPerResponse() {
        return responseBytes / bytesPerSecond;
    }
}
