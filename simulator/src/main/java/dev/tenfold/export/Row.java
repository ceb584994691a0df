package dev.tenfold.export;

import dev.tenfold.metric.Frame;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Staleness;
import java.util.Arrays;
import java.util.Map;

/** The series of one target: opened when they first have a value, ended by a marker when they have none. */
final class Row {
    private final Map<String, String> target;
    private final Labelling labelling;
    private final Part[] parts;

    /**
     * @param target the target's labels
     * @param blocks how many blocks of series it has at most
     */
    Row(Map<String, String> target, Labelling labelling, int blocks) {
        this.target = target;
        this.labelling = labelling;
        parts = new Part[blocks];
    }

    /**
     * Writes a block's values.
     *
     * @param which the block's number
     * @param values {@link Staleness#MARKER} for a series that is not there
     */
    void write(int which, Block<?> block, double[] values, Tape tape) {
        if (parts[which] == null) {
            parts[which] = new Part(values.length);
        }
        parts[which].write(block, values, tape);
    }

    /** A block is not there now. */
    void skip(int which, Tape tape) {
        if (parts[which] != null) {
            parts[which].end(tape);
        }
    }

    /** The target is gone. */
    void end(Tape tape) {
        for (int i = 0; i < parts.length; i++) {
            skip(i, tape);
        }
    }

    /** The series of one block. */
    private final class Part {
        private final boolean[] known;
        private int unknown;
        /** Made with the first of its series, since nobody may want any. */
        private Frame frame;

        Part(int families) {
            known = new boolean[families];
            unknown = families;
        }

        void write(Block<?> block, double[] values, Tape tape) {
            for (int i = 0; unknown > 0 && i < values.length; i++) {
                if (!known[i] && !Staleness.isMarker(values[i])) {
                    known[i] = true;
                    unknown--;
                    open(i, block.families().get(i), tape);
                }
            }
            if (frame != null) {
                tape.write(frame, values);
            }
        }

        private void open(int i, Family<?> family, Tape tape) {
            Labels labels = labelling.series(target, family);
            if (tape.wants(labels)) {
                if (frame == null) {
                    frame = tape.frame(known.length);
                }
                tape.open(frame, known.length, i, labels);
            }
        }

        /** Writes markers, again and again: as long as its target lives, its series are not forgotten. */
        void end(Tape tape) {
            if (frame != null) {
                double[] ends = new double[known.length];
                Arrays.fill(ends, Staleness.MARKER);
                tape.write(frame, ends);
            }
        }
    }
}
