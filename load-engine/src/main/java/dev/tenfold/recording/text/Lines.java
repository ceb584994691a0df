package dev.tenfold.recording.text;

import dev.tenfold.recording.BadRecording;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines as bytes in a buffer, one at a time; a line ends with LF, CR LF or CR. */
public final class Lines implements Closeable {
    private static final int LONGEST = 1 << 26;
    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private int next;
    private int filled;
    private long number;
    private boolean ended;

    Lines(InputStream in) {
        this.in = in;
    }

    /**
     * Goes to the next line.
     *
     * @return whether there is one
     * @throws BadRecording if the line is longer than 64 MB
     */
    public boolean next() throws IOException, BadRecording {
        from = next;
        int scanned = 0;
        while (true) {
            int end = endOfLine(buffer, from + scanned, filled);
            boolean whole = end < filled && (buffer[end] == '\n' || end + 1 < filled || ended);
            if (whole) {
                boolean two = buffer[end] == '\r' && end + 1 < filled && buffer[end + 1] == '\n';
                return line(end, two ? end + 2 : end + 1);
            }
            scanned = end - from;
            if (ended || !fill() && end == filled) {
                return last();
            }
        }
    }

    private static int endOfLine(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            byte each = buffer[i];
            // Both ends of line are below 14, and little else is.
            if (each < 14 && (each == '\n' || each == '\r')) {
                return i;
            }
        }
        return to;
    }

    private boolean fill() throws IOException, BadRecording {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            from = 0;
        } else if (filled == buffer.length) {
            if (filled >= LONGEST) {
                throw new BadRecording(number + 1, "must be a line of at most 64 MB", "");
            }
            buffer = Arrays.copyOf(buffer, filled * 2);
        }
        int count = in.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            ended = true;
            return false;
        }
        filled += count;
        return true;
    }

    private boolean last() {
        boolean any = from < filled;
        to = filled;
        next = filled;
        if (any) {
            number++;
        }
        return any;
    }

    private boolean line(int end, int following) {
        to = end;
        next = following;
        number++;
        return true;
    }

    /** The bytes among which the line is, from {@link #from} to {@link #to}; of no worth after {@link #next}. */
    public byte[] bytes() {
        return buffer;
    }

    /** Where the line begins. */
    public int from() {
        return from;
    }

    /** Where the line ends, its end of line left out. */
    public int to() {
        return to;
    }

    /** The number of the line, from 1. */
    public long number() {
        return number;
    }

    /** Whether there is nothing but white space on the line. */
    public boolean isBlank() {
        for (int i = from; i < to; i++) {
            if (buffer[i] > ' ' || buffer[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The line as text. */
    public String text() {
        return Text.of(buffer, from, to);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
