package dev.tenfold.export;

import dev.tenfold.metric.Frame;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Staleness;
import java.util.Arrays;
import java.util.Map;

/** The series of one target: opened when they first have a value, ended by a marker when they have none. */
final class Row {
    private final Labels target;
    private final Labelling labelling;
    private final Part[] parts;
    private int weight = 1;

    /**
     * @param target the target's labels
     * @param blocks how many blocks of series it has at most
     */
    Row(Map<String, String> target, Labelling labelling, int blocks) {
        this.target = labelling.called(target);
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
            parts[which] = new Part(block);
        }
        parts[which].write(values, tape);
    }

    /** For how many targets its folded blocks stand; they have not been written yet. */
    void weigh(int many) {
        weight = many;
    }

    /**
     * Some of the targets that a row stands for part from it, and this is the first of them: it takes over their past.
     *
     * @param many how many they are, at least one less than that row stands for
     */
    void partFrom(Row row, int many, Tape tape) {
        weight = many;
        row.weight -= many;
        for (int i = 0; i < parts.length; i++) {
            if (row.parts[i] != null && row.parts[i].block.folded()) {
                parts[i] = new Part(row.parts[i].block);
                parts[i].partFrom(row.parts[i], many, tape);
            }
        }
    }

    /**
     * Takes over a block with its past.
     *
     * @param open which of its families have been there
     */
    void take(int which, Block<?> block, Frame past, boolean[] open, Tape tape) {
        parts[which] = new Part(block);
        parts[which].take(past, open, tape);
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
        private final Block<?> block;
        private final boolean[] known;
        private int unknown;
        /** Made with the first of its series, since nobody may want any. */
        private Frame frame;

        Part(Block<?> block) {
            this.block = block;
            known = new boolean[block.families().size()];
            unknown = known.length;
        }

        void partFrom(Part other, int many, Tape tape) {
            System.arraycopy(other.known, 0, known, 0, known.length);
            unknown = other.unknown;
            if (other.frame != null) {
                frame = other.frame.part(many);
                for (int i = 0; i < known.length; i++) {
                    if (other.frame.isOpen(i)) {
                        open(i, tape);
                    }
                }
            }
        }

        void take(Frame past, boolean[] open, Tape tape) {
            frame = past;
            for (int i = 0; i < open.length; i++) {
                if (open[i]) {
                    known[i] = true;
                    unknown--;
                    open(i, tape);
                }
            }
        }

        void write(double[] values, Tape tape) {
            for (int i = 0; unknown > 0 && i < values.length; i++) {
                if (!known[i] && !Staleness.isMarker(values[i])) {
                    known[i] = true;
                    unknown--;
                    open(i, tape);
                }
            }
            if (frame != null) {
                tape.write(frame, values);
            }
        }

        private void open(int i, Tape tape) {
            Family<?> family = block.families().get(i);
            Labels labels = labelling.series(target, family.name(), family.labels());
            if (tape.wants(labels)) {
                if (frame == null) {
                    frame = tape.frame(known.length, block.folded() ? weight : 1);
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
