package dev.tenfold.recording.text;

import dev.tenfold.recording.BadRecording;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of comma-separated values (RFC 4180): cells in quotes may hold the separator, line ends, and quotes written
 * twice. Cells are bytes until asked for. Blank lines are passed over.
 */
public final class Rows implements Closeable {
    private static final int LONGEST = 1 << 20;
    private final Lines lines;
    private final byte separator;
    private byte[] cells = new byte[1024];
    private int[] ends = new int[32];
    private int count;
    private int length;
    private long line;

    Rows(Lines lines, char separator) {
        this.lines = lines;
        this.separator = (byte) separator;
    }

    /**
     * Goes to the next row.
     *
     * @return whether there is one
     * @throws BadRecording if a quote is not closed
     */
    public boolean next() throws IOException, BadRecording {
        do {
            if (!lines.next()) {
                return false;
            }
        } while (lines.isBlank());
        line = lines.number();
        count = 0;
        length = 0;
        int at = lines.from();
        while (true) {
            at = at < lines.to() && lines.bytes()[at] == '"' ? quoted(at + 1) : plain(at);
            end();
            if (at >= lines.to()) {
                return true;
            }
            at++;
            if (at == lines.to()) {
                end();
                return true;
            }
        }
    }

    private int plain(int from) {
        byte[] bytes = lines.bytes();
        int at = from;
        while (at < lines.to() && bytes[at] != separator) {
            at++;
        }
        copy(from, at);
        return at;
    }

    private int quoted(int from) throws IOException, BadRecording {
        int at = from;
        int start = length;
        while (true) {
            byte[] bytes = lines.bytes();
            int begin = at;
            while (at < lines.to() && bytes[at] != '"') {
                at++;
            }
            copy(begin, at);
            if (at == lines.to()) {
                if (length - start > LONGEST || !lines.next()) {
                    throw new BadRecording(line, "must close the quotes it opens", "was the file cut off?");
                }
                room(1);
                cells[length++] = '\n';
                at = lines.from();
            } else if (at + 1 < lines.to() && bytes[at + 1] == '"') {
                copy(at, at + 1);
                at += 2;
            } else {
                // What stands between the closing quote and the separator belongs to the cell.
                return plain(at + 1);
            }
        }
    }

    private void copy(int from, int to) {
        room(to - from);
        System.arraycopy(lines.bytes(), from, cells, length, to - from);
        length += to - from;
    }

    private void room(int more) {
        if (length + more > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(length + more, 2 * cells.length));
        }
    }

    private void end() {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = length;
    }

    /** How many cells the row has. */
    public int size() {
        return count;
    }

    /** The line on which the row begins, from 1. */
    public long line() {
        return line;
    }

    /** The bytes of all cells, for {@link #from} and {@link #to}; of no worth after {@link #next}. */
    public byte[] bytes() {
        return cells;
    }

    /** Where a cell begins, spaces around it left out. */
    public int from(int cell) {
        int from = cell == 0 ? 0 : ends[cell - 1];
        while (from < ends[cell] && cells[from] == ' ') {
            from++;
        }
        return from;
    }

    /** Where a cell ends, spaces around it left out. */
    public int to(int cell) {
        int from = from(cell);
        int to = ends[cell];
        while (to > from && cells[to - 1] == ' ') {
            to--;
        }
        return to;
    }

    /** A cell as text; empty if the row is too short, or if the cell is no column at all (-1). */
    public String cell(int cell) {
        return cell < 0 || cell >= count ? "" : Text.of(cells, from(cell), to(cell));
    }

    /** A cell as a number; NaN if it is none. */
    public double number(int cell) {
        return cell < 0 || cell >= count ? Double.NaN : Figures.of(cells, from(cell), to(cell));
    }

    /** A cell as a point in time; {@link Stamps#NONE} if it is none. */
    public long stamp(int cell) {
        return cell < 0 || cell >= count ? Stamps.NONE : Stamps.any(cells, from(cell), to(cell));
    }

    /** All cells as text. */
    public List<String> all() {
        List<String> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(cell(i));
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
