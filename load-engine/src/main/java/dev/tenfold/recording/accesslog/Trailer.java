package dev.tenfold.recording.accesslog;

import dev.tenfold.recording.text.Figures;
import dev.tenfold.recording.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What stands behind a common or combined line, where many servers add how long a request took: {@code %D},
 * {@code %T/%D}, {@code $request_time}, {@code rt=0.012}, {@code 12ms}. Which word it is, and in which unit, is told
 * from a few hundred lines.
 *
 * @param word which of the words it is, from 0; -1 if none is a time
 * @param unit seconds in one of the number; 0 if the word names its unit
 * @param stampedAtEnd whether it is nginx' spelling, which logs when a request has ended
 * @param note what a person should know; may be empty
 */
record Trailer(int word, double unit, boolean stampedAtEnd, String note) {
    private static final String NAMES = "(?i)\"?(rt|request_?time|req_?time|response_?time|duration|took|elapsed|time|"
            + "latency|d|t|dur)(_(ms|us|s|ns|micros|millis|seconds))?[=:].*";
    static final Trailer NONE = new Trailer(-1, 1, false, "");

    /** Learns from the ends of some lines. */
    static Trailer of(List<String> samples) {
        List<List<String>> words = samples.stream().map(Trailer::words).toList();
        int count = words.stream().mapToInt(List::size).max().orElse(0);
        Trailer best = NONE;
        double longest = -1;
        for (int i = 0; i < count; i++) {
            int index = i;
            List<String> column = words.stream()
                    .filter(line -> line.size() > index)
                    .map(line -> line.get(index))
                    .filter(word -> !plain(word).equals("-"))
                    .toList();
            if (column.isEmpty()) {
                continue;
            }
            if (column.get(0).matches(NAMES)) {
                return named(i, column);
            }
            if (column.stream().allMatch(word -> !Double.isNaN(Figures.seconds(plain(word))))) {
                return new Trailer(i, 0, false, "");
            }
            boolean decimals = column.stream().allMatch(word -> plain(word).matches("\\d+\\.\\d+"));
            double median = median(column);
            // Of several times the longest is that of the whole request: it includes those behind.
            if (decimals && median > longest) {
                best = new Trailer(i, 1, true, "");
                longest = median;
            }
        }
        return best.word >= 0 ? best : whole(words);
    }

    private static Trailer named(int index, List<String> column) {
        String name = column.get(0).replaceFirst("[=:].*", "").toLowerCase(Locale.ROOT);
        if (!Double.isNaN(Figures.seconds(plain(column.get(0))))) {
            return new Trailer(index, 0, false, "");
        }
        boolean decimals = column.stream().anyMatch(word -> plain(word).contains("."));
        double unit = name.endsWith("_ms") || name.endsWith("millis") ? 1e-3 : 1;
        unit = name.endsWith("_us") || name.endsWith("micros") || name.equals("d") ? 1e-6 : unit;
        boolean said = unit < 1 || name.endsWith("_s") || name.endsWith("seconds") || decimals;
        return said ? new Trailer(index, unit, decimals, "") : guessed(index, median(column), name);
    }

    private static Trailer whole(List<List<String>> words) {
        List<String> last = new ArrayList<>();
        int numbers = 0;
        int index = -1;
        for (List<String> line : words) {
            int here = 0;
            for (int i = 0; i < line.size(); i++) {
                if (plain(line.get(i)).matches("\\d+(/\\d+)?")) {
                    here++;
                    index = i;
                }
            }
            numbers = Math.max(numbers, here);
            if (index >= 0 && index < line.size()) {
                last.add(line.get(index));
            }
        }
        if (index < 0) {
            return NONE;
        }
        if (last.stream().allMatch(word -> plain(word).contains("/"))) {
            return new Trailer(index, 1e-6, false, "");
        }
        if (numbers == 2) {
            return new Trailer(-1, 1, false, "two numbers at the end were taken for bytes in and out (combinedio)");
        }
        return guessed(index, median(last), "the number at the end");
    }

    private static Trailer guessed(int index, double median, String what) {
        if (median >= 1000) {
            return new Trailer(index, 1e-6, false, what + " was taken for microseconds (%D)" + HINT);
        }
        if (median > 10) {
            return new Trailer(index, 1e-3, false, what + " was taken for milliseconds" + HINT);
        }
        return new Trailer(index, 1, false, what + " was taken for seconds (%T)" + HINT);
    }

    private static final String HINT = "; if it is not, say --log-format";

    private static double median(List<String> column) {
        double[] numbers = column.stream()
                .mapToDouble(word -> Figures.of(plain(word)))
                .filter(number -> !Double.isNaN(number))
                .sorted()
                .toArray();
        return numbers.length == 0 ? 0 : numbers[numbers.length / 2];
    }

    /** A word without its name and its quotes. */
    private static String plain(String word) {
        return word.replaceFirst("^\"?\\w+[=:](?=\\S)", "").replaceAll("^[\"\\[(]+|[\"\\]),;]+$", "");
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            boolean gap = i == text.length() || text.charAt(i) == ' ' && !quoted;
            quoted ^= i < text.length() && text.charAt(i) == '"';
            if (gap && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            } else if (!gap && start < 0) {
                start = i;
            }
        }
        return words;
    }

    /** How long the request of a line took, in seconds; NaN if its end does not say. */
    double seconds(byte[] line, int from, int to) {
        if (word < 0) {
            return Double.NaN;
        }
        if (word == 0 && unit > 0 && plainNumber(line, from, to) >= 0) {
            return plainNumber(line, from, to) * unit;
        }
        List<String> words = words(Text.of(line, from, to));
        if (word >= words.size()) {
            return Double.NaN;
        }
        String text = plain(words.get(word));
        if (unit == 0) {
            return Figures.seconds(text);
        }
        double number = Figures.of(text.substring(text.indexOf('/') + 1));
        return number >= 0 ? number * unit : Double.NaN;
    }

    private static double plainNumber(byte[] line, int from, int to) {
        int end = from;
        while (end < to && line[end] != ' ') {
            end++;
        }
        for (int i = from; i < end; i++) {
            if (line[i] != '.' && (line[i] < '0' || line[i] > '9')) {
                return -1;
            }
        }
        return Figures.of(line, from, end);
    }
}
