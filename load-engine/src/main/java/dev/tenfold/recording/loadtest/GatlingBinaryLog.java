package dev.tenfold.recording.loadtest;

import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.RequestColumns;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.text.Content;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Reads the {@code simulation.log} of Gatling since 3.12, which is no text any more: records of one byte of kind and
 * their fields, times as milliseconds since the start of the run, words written once and then named by their number.
 * What was cut off at the end is left out: the tool may have been ended.
 */
public final class GatlingBinaryLog {
    private static final int RUN = 0;
    private static final int REQUEST = 1;
    private static final int USER = 2;
    private static final int GROUP = 3;
    private static final int ERROR = 4;
    private static final int LONGEST = 1 << 20;

    private final DataInputStream in;
    private final Map<Integer, String> words = new HashMap<>();
    private final RequestColumns requests = new RequestColumns();
    private final NavigableMap<Long, Double> moves = new TreeMap<>();
    private final Skipped.Counter skipped = new Skipped.Counter();
    private long start;

    private GatlingBinaryLog(DataInputStream in) {
        this.in = in;
    }

    /** Whether a file begins as such a log does: a run, and the version of Gatling. */
    public static boolean isKnown(byte[] head) {
        int length = head.length < 6 ? 0 : head[4];
        return length > 2
                && head.length > 5 + length
                && head[0] == RUN
                && head[1] == 0
                && head[2] == 0
                && head[3] == 0
                && new String(head, 5, length, StandardCharsets.ISO_8859_1).matches("\\d+\\.\\d+\\S*");
    }

    /**
     * Reads a log.
     *
     * @throws BadRecording if it has no request
     */
    public static LoadTest read(Content content) throws IOException, BadRecording {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(content.open()))) {
            GatlingBinaryLog log = new GatlingBinaryLog(in);
            try {
                log.run();
                log.records();
            } catch (EOFException cut) {
                log.skipped.skip(0, "a record that is cut off");
            }
            if (log.requests.size() == 0) {
                throw new BadRecording(0, "must hold a request, was none", "");
            }
            return Tally.of("Gatling log", log.requests, GatlingLog.present(log.moves), log.skipped.total(), List.of());
        }
    }

    private void run() throws IOException, BadRecording {
        in.readByte();
        word();
        word();
        start = in.readLong();
        word();
        for (int scenarios = count(); scenarios > 0; scenarios--) {
            word();
        }
        for (int assertions = count(); assertions > 0; assertions--) {
            in.skipNBytes(count());
        }
    }

    private void records() throws IOException, BadRecording {
        for (int kind = in.read(); kind >= 0; kind = in.read()) {
            switch (kind) {
                case REQUEST -> request();
                case USER -> user();
                case GROUP -> {
                    groups();
                    in.skipNBytes(3 * Integer.BYTES + 1);
                }
                case ERROR -> {
                    cached();
                    in.readInt();
                }
                default -> throw new BadRecording(0, "must have records of kinds 1 to 4, was " + kind, "");
            }
        }
    }

    private void request() throws IOException, BadRecording {
        groups();
        String name = cached();
        long from = start + in.readInt();
        long until = start + in.readInt();
        boolean ok = in.readBoolean();
        int status = GatlingLog.status(cached());
        requests.add(from, Math.max(0, until - from) / 1000.0, ok ? 0 : status, !ok, -1);
        requests.name(0, 0, requests.groups().number(name));
    }

    private void user() throws IOException {
        in.readInt();
        boolean comes = in.readBoolean();
        moves.merge(start + in.readInt(), comes ? 1.0 : -1.0, Double::sum);
    }

    private void groups() throws IOException, BadRecording {
        for (int groups = count(); groups > 0; groups--) {
            cached();
        }
    }

    /** A word that comes for the first time stands behind its number; the next time it is that number, negative. */
    private String cached() throws IOException, BadRecording {
        int number = in.readInt();
        if (number <= 0) {
            return words.getOrDefault(-number, "");
        }
        String word = word();
        words.put(number, word);
        return word;
    }

    /** Length, bytes, and whether they are Latin-1 or the two bytes a character of the machine that wrote them. */
    private String word() throws IOException, BadRecording {
        int length = count();
        if (length == 0) {
            return "";
        }
        byte[] bytes = in.readNBytes(length);
        boolean latin = in.readByte() == 0;
        Charset charset = latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE;
        return new String(bytes, charset);
    }

    private int count() throws IOException, BadRecording {
        int count = in.readInt();
        if (count < 0 || count > LONGEST) {
            throw new BadRecording(0, "must have lengths of 0.." + LONGEST + ", was " + count, "");
        }
        return count;
    }
}
