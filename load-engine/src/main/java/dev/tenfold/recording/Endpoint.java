package dev.tenfold.recording;

/**
 * All requests of one name in a load test.
 *
 * @param method such as GET; empty if unknown or mixed
 * @param name what the tool calls it
 * @param count requests done, failed ones included
 * @param failures of them failed
 * @param ratePerSecond mean over the test; NaN if unknown
 * @param latency how long they took
 */
public record Endpoint(String method, String name, long count, long failures, double ratePerSecond, Latency latency) {
    public Endpoint {
        if (count < 0 || failures < 0 || failures > count) {
            throw new IllegalArgumentException(
                    "failures must be 0..count of a count >= 0, was " + failures + " of " + count);
        }
    }
}
