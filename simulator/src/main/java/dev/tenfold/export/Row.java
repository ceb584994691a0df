package dev.tenfold.export;

import dev.tenfold.metric.Series;
import dev.tenfold.metric.Staleness;
import java.util.List;
import java.util.Map;

/** The series of one target: opened when they are first written, ended by a marker when they are no longer there. */
final class Row {
    private final Map<String, String> target;
    private final Labelling labelling;
    private final Series[] series;
    private final boolean[] unwanted;

    /**
     * @param target the target's labels
     * @param families how many series it has at most
     */
    Row(Map<String, String> target, Labelling labelling, int families) {
        this.target = target;
        this.labelling = labelling;
        series = new Series[families];
        unwanted = new boolean[families];
    }

    /** Writes the value of each family; NaN ends its series if it is there. */
    void write(List<? extends Family<?>> families, double[] values, Tape tape) {
        for (int i = 0; i < series.length; i++) {
            double value = values[i];
            if (value != value) {
                end(i, tape);
            } else if (series[i] != null) {
                tape.write(series[i], value);
            } else if (!unwanted[i]) {
                open(i, families.get(i), value, tape);
            }
        }
    }

    private void open(int i, Family<?> family, double value, Tape tape) {
        series[i] = tape.series(labelling.series(target, family));
        unwanted[i] = series[i] == null;
        if (series[i] != null) {
            tape.write(series[i], value);
        }
    }

    /** The target is gone. */
    void end(Tape tape) {
        for (int i = 0; i < series.length; i++) {
            end(i, tape);
        }
    }

    private void end(int i, Tape tape) {
        if (series[i] != null) {
            tape.write(series[i], Staleness.MARKER);
            series[i] = null;
        }
    }
}
