package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/** A metric with a value a minute, as the monitoring of a cloud keeps it; as many of them as somebody looks back. */
final class MinuteSeries {
    static final long MINUTE = 60_000_000_000L;

    private final Platform platform;
    private final LongToDoubleFunction reading;
    private final double[] ring;
    private int count;

    /**
     * @param reading the value of the time since the last one, given the time now
     * @param minutes how far somebody looks back
     */
    MinuteSeries(Platform platform, LongToDoubleFunction reading, int minutes) {
        this.platform = platform;
        this.reading = reading;
        ring = new double[Math.max(1, minutes)];
    }

    void book(Agenda agenda) {
        agenda.every(MINUTE, MINUTE, Phase.SERVE, platform.world()::serve);
        agenda.every(MINUTE, MINUTE, Phase.SCRAPE, this::measure);
    }

    private void measure() {
        double value = reading.applyAsDouble(platform.nowNanos());
        if (count == 0) {
            // Life was as quiet before the rehearsal as it is at its beginning.
            Arrays.fill(ring, value);
        }
        ring[count++ % ring.length] = value;
    }

    /** The newest values, oldest first; NaN where nothing was measured. */
    double[] newest(int minutes) {
        double[] values = new double[minutes];
        Arrays.fill(values, Double.NaN);
        int known = count == 0 ? 0 : Math.min(minutes, ring.length);
        for (int i = 1; i <= known; i++) {
            values[minutes - i] = ring[Math.floorMod(count - i, ring.length)];
        }
        return values;
    }

    /** The newest value; NaN if there is none. */
    double last() {
        return newest(1)[0];
    }
}
