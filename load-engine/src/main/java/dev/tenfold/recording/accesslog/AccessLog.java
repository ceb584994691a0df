package dev.tenfold.recording.accesslog;

import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.RecordedCall;
import dev.tenfold.recording.RecordedTraffic;
import dev.tenfold.recording.RequestColumns;
import dev.tenfold.recording.RequestLog;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Lines;
import dev.tenfold.recording.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads access logs line by line. Which format it is, a few hundred lines tell; lines of another known format that were
 * among those are read too, and lines of none are counted.
 */
public final class AccessLog {
    private static final int SAMPLE = 400;
    private static final String W3C = "#Fields:";
    private final RequestColumns requests = new RequestColumns();
    private final Skipped.Counter skipped = new Skipped.Counter();
    private final Hit hit = new Hit();
    private final List<LinePattern> patterns;
    private Trailer trailer = Trailer.NONE;
    private boolean internetServices;
    private long unmatched;
    private long firstUnmatched;
    private String firstText = "";
    /** Who wants whole calls; null if nobody does. */
    private Consumer<RecordedCall> calls;

    private AccessLog(List<LinePattern> patterns) {
        this.patterns = new ArrayList<>(patterns);
    }

    /** Whether some of a file's first lines are those of a known format. */
    public static boolean isKnown(Content content) throws IOException, BadRecording {
        try (Lines lines = content.lines()) {
            for (int i = 0; i < SAMPLE && lines.next(); i++) {
                if (lines.text().startsWith(W3C)) {
                    return true;
                }
            }
        }
        return !best(content).isEmpty();
    }

    /**
     * Reads a log.
     *
     * @param logFormat an Apache {@code LogFormat} or nginx {@code log_format}; empty to recognise the format
     * @throws BadRecording if most of its lines are of no known format
     */
    public static RequestLog read(Content content, String logFormat) throws IOException, BadRecording {
        return read(content, logFormat, null);
    }

    /**
     * Reads a log with all that its lines say: hosts, queries, who answered behind.
     *
     * @param logFormat an Apache {@code LogFormat} or nginx {@code log_format}; empty to recognise the format
     * @throws BadRecording if most of its lines are of no known format
     */
    public static RecordedTraffic traffic(Content content, String logFormat) throws IOException, BadRecording {
        List<RecordedCall> calls = new ArrayList<>();
        return RecordedTraffic.of(read(content, logFormat, calls::add), calls);
    }

    private static RequestLog read(Content content, String logFormat, Consumer<RecordedCall> calls)
            throws IOException, BadRecording {
        boolean given = !logFormat.isEmpty();
        AccessLog log = new AccessLog(given ? List.of(Template.ofUser(logFormat)) : best(content));
        log.calls = calls;
        if (!log.patterns.isEmpty() && log.patterns.get(0).hasTrailer()) {
            log.trailer = log.learn(content);
        }
        try (Lines lines = content.lines()) {
            while (lines.next()) {
                log.take(lines);
            }
        }
        return log.recording(given);
    }

    /** The formats of the first lines, the most frequent one first; of those about as frequent, the most special. */
    private static List<LinePattern> best(Content content) throws IOException, BadRecording {
        int[] counts = new int[KnownFormats.ALL.size()];
        Hit hit = new Hit();
        try (Lines lines = content.lines()) {
            for (int i = 0; i < SAMPLE && lines.next(); i++) {
                int from = Prefix.end(lines.bytes(), lines.from(), lines.to());
                for (int k = 0; k < counts.length; k++) {
                    counts[k] += KnownFormats.ALL.get(k).matches(lines.bytes(), from, lines.to(), hit) ? 1 : 0;
                }
            }
        }
        int most = Arrays.stream(counts).max().orElse(0);
        List<LinePattern> best = new ArrayList<>();
        boolean settled = false;
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0) {
                boolean first = !settled && counts[k] * 10 >= most * 9;
                best.add(first ? 0 : best.size(), KnownFormats.ALL.get(k));
                settled |= first;
            }
        }
        return best;
    }

    private Trailer learn(Content content) throws IOException, BadRecording {
        List<String> ends = new ArrayList<>();
        try (Lines lines = content.lines()) {
            for (int i = 0; i < SAMPLE && lines.next(); i++) {
                int from = Prefix.end(lines.bytes(), lines.from(), lines.to());
                if (patterns.get(0).matches(lines.bytes(), from, lines.to(), hit)) {
                    ends.add(Text.of(lines.bytes(), hit.trailerFrom, hit.trailerTo));
                }
            }
        }
        return Trailer.of(ends);
    }

    private void take(Lines lines) {
        byte[] bytes = lines.bytes();
        int from = lines.from();
        if (lines.isBlank()) {
            return;
        }
        if (bytes[from] == '#') {
            directive(lines.text());
            return;
        }
        from = Prefix.end(bytes, from, lines.to());
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matches(bytes, from, lines.to(), hit)) {
                add(patterns.get(i), bytes, lines.number());
                return;
            }
        }
        if (unmatched++ == 0) {
            firstUnmatched = lines.number();
            firstText = lines.text();
        }
        skipped.skip(lines.number(), "does not have the form of the others");
    }

    private void directive(String line) {
        if (line.startsWith("#Software:")) {
            internetServices = line.contains("Internet Information Services") || line.contains("HTTP API");
        } else if (line.startsWith(W3C)) {
            patterns.clear();
            patterns.add(W3cFields.pattern(line, internetServices));
        }
    }

    private void add(LinePattern pattern, byte[] bytes, long line) {
        String stranger = hit.stranger();
        if (!stranger.isEmpty()) {
            skipped.skip(line, stranger);
            return;
        }
        // What was learned about the ends of lines is of the first format.
        boolean trailing = pattern.hasTrailer() && pattern == patterns.get(0);
        if (trailing) {
            hit.seconds = trailer.seconds(bytes, hit.trailerFrom, hit.trailerTo);
        }
        hit.addTo(requests, trailing ? trailer.stampedAtEnd() : pattern.stampedAtEnd());
        if (calls != null) {
            calls.accept(hit.call(requests.request(requests.size() - 1)));
        }
    }

    private RequestLog recording(boolean given) throws BadRecording {
        if (unmatched > requests.size()) {
            String must = given ? "must have the given --log-format" : "must be a line of an access log";
            String hint = given ? "" : "known: " + KnownFormats.NAMES + "; else say --log-format";
            throw new BadRecording(
                    firstUnmatched,
                    must + ", was " + Text.shown(firstText) + " (and so " + (unmatched - 1) + " more)",
                    hint);
        }
        if (requests.size() == 0) {
            throw new BadRecording(0, "must hold a request, was none", "");
        }
        List<String> notes = LogNotes.of(requests);
        if (!trailer.note().isEmpty()) {
            notes.add(trailer.note());
        }
        return new RequestLog(patterns.get(0).name(), requests, skipped.total(), notes);
    }
}
