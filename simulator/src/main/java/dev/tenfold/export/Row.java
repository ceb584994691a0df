package dev.tenfold.export;

import dev.tenfold.metric.Frame;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Staleness;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The series of one target: opened when they first have a value, ended by a marker when they have none. */
final class Row {
    private final Map<String, String> target;
    private final Labelling labelling;
    private final int width;
    private final boolean[] unwanted;
    /** Made when the first of its series is opened, since nobody may want any. */
    private Frame frame;

    /** How many series are neither open nor known to be unwanted. */
    private int closed;

    /**
     * @param target the target's labels
     * @param families how many series it has at most
     */
    Row(Map<String, String> target, Labelling labelling, int families) {
        this.target = target;
        this.labelling = labelling;
        width = families;
        closed = families;
        unwanted = new boolean[families];
    }

    /**
     * Writes the value of each family, {@link Staleness#MARKER} for one that is not there.
     *
     * @param values as many as there are families
     */
    void write(List<? extends Family<?>> families, double[] values, Tape tape) {
        for (int i = 0; closed > 0 && i < width; i++) {
            boolean open = frame != null && frame.isOpen(i);
            if (!open && !unwanted[i] && !Staleness.isMarker(values[i])) {
                open(i, families.get(i), tape);
            }
        }
        if (frame != null) {
            tape.write(frame, values);
        }
    }

    private void open(int i, Family<?> family, Tape tape) {
        closed--;
        Labels labels = labelling.series(target, family);
        unwanted[i] = !tape.wants(labels);
        if (unwanted[i]) {
            return;
        }
        if (frame == null) {
            frame = tape.frame(width);
        }
        frame.open(i, labels);
    }

    /** The target is gone. */
    void end(Tape tape) {
        if (frame != null) {
            double[] ends = new double[width];
            Arrays.fill(ends, Staleness.MARKER);
            tape.write(frame, ends);
        }
    }
}
