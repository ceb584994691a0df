package dev.tenfold.recording.loadtest;

import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.RequestColumns;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Lines;
import dev.tenfold.recording.text.Stamps;
import dev.tenfold.recording.text.Text;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the {@code simulation.log} of Gatling 2 and 3 up to 3.11; later ones are no text, see {@link GatlingBinaryLog}.
 * Columns came and went from version to version, so a request is known by what stands around its outcome: name, start,
 * end, then OK or KO.
 */
public final class GatlingLog {
    private static final Pattern STATUS = Pattern.compile("(?:found|actually|is)\\D{0,20}([1-5]\\d\\d)\\b");
    private final RequestColumns requests = new RequestColumns();
    private final NavigableMap<Long, Double> moves = new TreeMap<>();
    private final Skipped.Counter skipped = new Skipped.Counter();

    private GatlingLog() {}

    /** Whether a first line is that of such a log. */
    public static boolean isKnown(String firstLine) {
        return firstLine.startsWith("RUN\t") || firstLine.matches("(REQUEST|USER)\t.*\t\\d{13}\t.*");
    }

    /**
     * Reads a log.
     *
     * @throws BadRecording if it has no request
     */
    public static LoadTest read(Content content) throws IOException, BadRecording {
        GatlingLog log = new GatlingLog();
        try (Lines lines = content.lines()) {
            while (lines.next()) {
                log.take(lines.text().split("\t", -1), lines.number());
            }
        }
        if (log.requests.size() == 0) {
            throw new BadRecording(0, "must hold a REQUEST line, was none", "");
        }
        return Tally.of("Gatling log", log.requests, present(log.moves), log.skipped.total(), List.of());
    }

    private void take(String[] cells, long line) {
        switch (cells[0]) {
            case "REQUEST" -> request(cells, line);
            case "USER" -> user(cells, line);
            case "RUN", "GROUP", "ERROR", "ASSERTION", "" -> {}
            default -> skipped.skip(line, "an unknown record: " + Text.shown(cells[0]));
        }
    }

    private void request(String[] cells, long line) {
        for (int i = 4; i < cells.length; i++) {
            if (cells[i].equals("OK") || cells[i].equals("KO")) {
                long start = stamp(cells[i - 2]);
                long end = stamp(cells[i - 1]);
                if (start == Stamps.NONE || end < start) {
                    break;
                }
                boolean failed = cells[i].equals("KO");
                int code = status(failed && i + 1 < cells.length ? cells[i + 1] : "");
                requests.add(start, (end - start) / 1000.0, code, failed, -1);
                requests.name(0, 0, requests.groups().number(cells[i - 3]));
                return;
            }
        }
        skipped.skip(line, "a request without start, end and outcome");
    }

    /** The status that a message of a failed request tells; 0 if none. */
    static int status(String message) {
        Matcher status = STATUS.matcher(message);
        return status.find() ? Integer.parseInt(status.group(1)) : 0;
    }

    private static long stamp(String cell) {
        return cell.matches("\\d{1,15}") ? Long.parseLong(cell) : Stamps.NONE;
    }

    private void user(String[] cells, long line) {
        List<String> all = List.of(cells);
        boolean starts = all.contains("START");
        int at = starts ? all.indexOf("START") + 1 : all.indexOf("END") + 1;
        // Gatling up to 3.3 tells at the end of a user both when it started and when it ended.
        String time = !starts && at + 1 < cells.length && cells[at + 1].matches("\\d{13}") ? cells[at + 1] : "";
        time = time.isEmpty() && at > 0 && at < cells.length ? cells[at] : time;
        if (stamp(time) == Stamps.NONE) {
            skipped.skip(line, "a user without a time");
        } else {
            moves.merge(stamp(time), starts ? 1.0 : -1.0, Double::sum);
        }
    }

    /** How many users there were, by time, of those who came and went. */
    static NavigableMap<Long, Double> present(NavigableMap<Long, Double> moves) {
        NavigableMap<Long, Double> users = new TreeMap<>();
        double now = 0;
        for (var move : moves.entrySet()) {
            now += move.getValue();
            users.put(move.getKey(), Math.max(0, now));
        }
        return users;
    }
}
