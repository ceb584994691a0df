package dev.tenfold.calibration;

import java.util.ArrayList;
import java.util.List;

/** Measurements written down by hand: a row every ten seconds. */
final class Taken {
    private final Role[] roles;
    private final List<double[]> rows = new ArrayList<>();

    private Taken(Role... roles) {
        this.roles = roles;
    }

    /** The columns. */
    static Taken of(Role... roles) {
        return new Taken(roles);
    }

    /** A row; NaN where nothing was measured. */
    Taken row(double... values) {
        rows.add(values);
        return this;
    }

    Measurements measurements() {
        List<Signal> signals = new ArrayList<>();
        for (int role = 0; role < roles.length; role++) {
            long[] millis = new long[rows.size()];
            double[] values = new double[rows.size()];
            for (int i = 0; i < millis.length; i++) {
                millis[i] = (i + 1) * 10_000L;
                values[i] = rows.get(i)[role];
            }
            signals.add(new Signal(roles[role], "the file", millis, values));
        }
        return Measurements.of(signals);
    }
}
