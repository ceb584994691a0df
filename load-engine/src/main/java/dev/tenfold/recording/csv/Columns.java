package dev.tenfold.recording.csv;

import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Figures;
import dev.tenfold.recording.text.Rows;
import dev.tenfold.recording.text.Stamps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the columns of a table are, judged by its first rows.
 *
 * @param header whether the first row names the columns
 * @param names of all columns
 * @param time the column of times
 * @param labels columns of words
 * @param numbers columns of numbers
 * @param decimalComma whether fractions are written with a comma
 */
record Columns(
        boolean header,
        List<String> names,
        int time,
        List<Integer> labels,
        List<Integer> numbers,
        boolean decimalComma) {
    private static final int JUDGED = 500;
    private static final String CALLED = "(?i)t|ts|at|time.*|date.*|epoch.*|elapsed.*|seconds?|second_?offset|clock"
            + "|min|mins|minutes?|.*timestamp.*|.*[ _]time";
    private static final String MINUTES = "(?i)min|mins|minutes?|(time|elapsed).*min(ute)?s?\\)?";
    private static final Set<String> ABSENT = Set.of("", "-", "null", "n/a", "none", "undefined");

    static Columns of(Content content, char separator) throws IOException, BadRecording {
        List<List<String>> sample = new ArrayList<>();
        int time = -1;
        boolean header = false;
        try (Rows rows = content.rows(separator)) {
            while (sample.size() < JUDGED && rows.next()) {
                int here = timeColumn(rows, header ? sample.get(0) : List.of());
                header |= sample.isEmpty() && here < 0;
                time = time < 0 ? here : time;
                sample.add(rows.all());
            }
        }
        List<String> names = names(sample.get(0), header);
        List<Integer> labels = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        boolean comma = separator == ';';
        for (int column = 0; column < names.size(); column++) {
            if (column != time) {
                (isNumeric(sample, column, header, comma) ? numbers : labels).add(column);
            }
        }
        return new Columns(header, names, Math.max(time, 0), labels, numbers, comma);
    }

    private static List<String> names(List<String> first, boolean header) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            String name = header ? first.get(i) : "";
            names.add(name.isEmpty() || names.contains(name) ? name + "column" + (i + 1) : name);
        }
        return names;
    }

    private static boolean isNumeric(List<List<String>> sample, int column, boolean header, boolean comma) {
        int numbers = 0;
        int words = 0;
        for (List<String> row : header ? sample.subList(1, sample.size()) : sample) {
            String text = column < row.size() ? row.get(column) : "";
            if (!isAbsent(text)) {
                boolean number = !Double.isNaN(number(text, comma)) || text.equalsIgnoreCase("nan");
                numbers += number ? 1 : 0;
                words += number ? 0 : 1;
            }
        }
        return numbers >= words;
    }

    /**
     * The column of a row that is a time: the first that is spelled as one. A mere number is one if it is of this
     * century, or if its column is called so, since figures of all kinds stand in first columns.
     *
     * @param names of the columns, as far as they are known
     */
    static int timeColumn(Rows row, List<String> names) {
        for (int i = 0; i < row.size(); i++) {
            double number = row.number(i);
            boolean date = (row.stamp(i) != Stamps.NONE || clock(row.cell(i)) != Stamps.NONE) && Double.isNaN(number);
            boolean recent = number >= 1e9 && number < 2e9 || number >= 1e12 && number < 2e12;
            boolean called =
                    i < names.size() && !Double.isNaN(number) && names.get(i).matches(CALLED);
            if (date || recent && i == 0 || called) {
                return i;
            }
        }
        return -1;
    }

    /** The time of a row, milliseconds since 1970, or since the start where the column counts from there. */
    long millis(Rows row) {
        long stamp = row.stamp(time);
        if (stamp == Stamps.NONE) {
            return clock(row.cell(time));
        }
        boolean minutes = names.get(time).matches(MINUTES) && !Double.isNaN(number(row.cell(time)));
        return minutes ? 60 * stamp : stamp;
    }

    /** A time on a stopwatch, {@code 6:30} or {@code 1:06:30}, in milliseconds. */
    private static long clock(String text) {
        if (!text.matches("[0-9]{1,4}:[0-5][0-9](:[0-5][0-9])?")) {
            return Stamps.NONE;
        }
        long seconds = 0;
        for (String part : text.split(":")) {
            seconds = 60 * seconds + Long.parseLong(part);
        }
        return 1000 * seconds;
    }

    /** Whether a cell says that there is no value. */
    static boolean isAbsent(String text) {
        return ABSENT.contains(text.toLowerCase(Locale.ROOT));
    }

    String name(int column) {
        return names.get(column);
    }

    /** A cell as a number; NaN if it is none. Truth counts 1, a sign of per cent is passed over. */
    double number(String text) {
        return number(text, decimalComma);
    }

    private static double number(String text, boolean comma) {
        switch (text) {
            case "true", "True", "TRUE":
                return 1;
            case "false", "False", "FALSE":
                return 0;
            case "+Inf", "Inf", "inf", "Infinity":
                return Double.POSITIVE_INFINITY;
            case "-Inf", "-inf", "-Infinity":
                return Double.NEGATIVE_INFINITY;
            default:
                String plain = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
                return Figures.of(comma ? plain.replace(',', '.') : plain);
        }
    }
}
