package dev.tenfold.calibration;

import dev.tenfold.recording.Track;
import java.util.Arrays;

/**
 * A measured series in its role, in the model's units.
 *
 * @param role what it tells
 * @param origin where it comes from, such as {@code cpu in pods.json}
 * @param millis times, milliseconds since 1970, rising
 * @param values a value a time, in requests or cores a second, seconds, or counts; NaN where there is none
 */
public record Signal(Role role, String origin, long[] millis, double[] values) {
    /**
     * Reads a track. A counter becomes the rate between its samples; where it falls it began anew at zero.
     *
     * @param scale multiplies every value
     */
    static Signal of(Role role, String origin, Track track, double scale) {
        boolean counter = role.isFlow() && track.isCounter();
        int first = counter ? 1 : 0;
        int size = Math.max(0, track.size() - first);
        long[] millis = new long[size];
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            int at = i + first;
            millis[i] = track.atMillis(at);
            values[i] = scale * (counter ? slope(track, at) : track.value(at));
        }
        return new Signal(role, origin, millis, values);
    }

    /**
     * Reads a track whose rows count what came until the next one: a count becomes a rate. The last row, and one before
     * a gap, is as long as usual.
     */
    static Signal counted(Role role, String origin, Track track) {
        long usual = track.stepMillis();
        long[] millis = new long[track.size()];
        double[] values = new double[track.size()];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = track.atMillis(i);
            long lasts = i + 1 < millis.length ? track.atMillis(i + 1) - millis[i] : usual;
            values[i] = track.value(i) * 1e3 / (2 * lasts > 3 * usual ? usual : lasts);
        }
        return new Signal(role, origin, millis, values);
    }

    private static double slope(Track track, int at) {
        double seconds = (track.atMillis(at) - track.atMillis(at - 1)) / 1e3;
        double grown = track.value(at) - track.value(at - 1);
        return (grown >= 0 ? grown : track.value(at)) / seconds;
    }

    /** The time from sample to sample that is usual, milliseconds; 0 for fewer than two. */
    long stepMillis() {
        long[] steps = new long[Math.max(0, millis.length - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = millis[i + 1] - millis[i];
        }
        Arrays.sort(steps);
        return steps.length == 0 ? 0 : steps[steps.length / 2];
    }

    /** How often two samples are further apart than a step and a half. */
    int gaps() {
        long step = stepMillis();
        int gaps = 0;
        for (int i = 1; i < millis.length; i++) {
            gaps += 2 * (millis[i] - millis[i - 1]) > 3 * step ? 1 : 0;
        }
        return gaps;
    }
}
