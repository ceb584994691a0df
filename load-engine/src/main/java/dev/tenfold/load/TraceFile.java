package dev.tenfold.load;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recording as comma-separated values: a header line, then a row a sample, the time first: ISO-8601 with an offset,
 * or seconds. Rows must be in time order and must hold a number in the chosen column.
 */
public final class TraceFile {
    private TraceFile() {}

    /** What the numbers of a recording are. */
    public enum Values {
        /** Requests since the row before: divided by the time to the next row. */
        COUNT,
        /** Requests since some beginning, which rise and may begin anew: what they rise by is divided by the time. */
        COUNTER,
        /** Requests per second, or users, at the instant of the row. */
        LEVEL
    }

    /** Whether lines look like such a file: columns, and a time or seconds below the header. */
    public static boolean isTable(List<String> lines) {
        if (lines.size() < 2 || !lines.get(0).contains(",") || lines.get(0).matches("[\\[{<].*")) {
            return false;
        }
        String first = lines.get(1).split(",", -1)[0].trim();
        return first.matches("-?\\d{1,9}(\\.\\d+)?|\\d{4}-\\d\\d-\\d\\dT.*");
    }

    /**
     * Reads the lines of a recording.
     *
     * @param lines the file's lines, header included
     * @param column name of the column to play; empty for the second one
     * @param values what its numbers are; a counter where the column is called {@code ..._total} and counts elsewhere
     *     if left out
     * @return the level over time
     * @throws BadTrace at the first line that cannot be understood
     */
    public static Playback read(List<String> lines, String column, Optional<Values> values) throws BadTrace {
        if (lines.isEmpty() || lines.get(0).isBlank()) {
            throw new BadTrace(1, "must begin with a header line such as time,requests");
        }
        int index = columnOf(lines.get(0), column);
        List<Long> times = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String[] cells = lines.get(i).split(",", -1);
            if (cells.length <= index) {
                throw new BadTrace(i + 1, "must have " + (index + 1) + " columns, was " + cells.length);
            }
            long time = timeOf(cells[0].trim(), i + 1);
            if (!times.isEmpty() && time <= times.get(times.size() - 1)) {
                throw new BadTrace(i + 1, "must be later than the row before, was " + cells[0].trim());
            }
            times.add(time);
            numbers.add(numberOf(cells[index].trim(), i + 1));
        }
        if (times.size() < 2) {
            throw new BadTrace(lines.size(), "must hold at least two rows below its header, was " + times.size());
        }
        boolean total = lines.get(0).split(",", -1)[index].trim().endsWith("_total");
        return playback(times, numbers, values.orElse(total ? Values.COUNTER : Values.COUNT));
    }

    private static Playback playback(List<Long> times, List<Double> numbers, Values values) {
        long[] nanos = times.stream().mapToLong(Long::longValue).toArray();
        double[] amounts = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        return Playback.of(nanos, amounts, values);
    }

    private static int columnOf(String header, String column) throws BadTrace {
        String[] names = header.split(",", -1);
        if (column.isEmpty()) {
            if (names.length < 2) {
                throw new BadTrace(1, "must name at least two columns, was " + header.trim());
            }
            return 1;
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].trim().equals(column)) {
                return i;
            }
        }
        throw new BadTrace(1, "must name the column " + column + ", was " + header.trim());
    }

    private static long timeOf(String text, int line) throws BadTrace {
        try {
            double seconds = Double.parseDouble(text);
            if (Math.abs(seconds) < 1e9) {
                return Math.round(seconds * 1e9);
            }
            throw new BadTrace(line, "must begin with seconds below 1000000000, was " + text);
        } catch (NumberFormatException notSeconds) {
            try {
                Instant instant = OffsetDateTime.parse(text).toInstant();
                return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
            } catch (DateTimeParseException | ArithmeticException e) {
                throw new BadTrace(line, "must begin with seconds or a time such as 2026-01-31T12:00:00Z, was " + text);
            }
        }
    }

    private static double numberOf(String text, int line) throws BadTrace {
        try {
            double number = Double.parseDouble(text);
            if (number >= 0 && number < 1e15) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, together with negative and endless numbers.
        }
        throw new BadTrace(line, "must hold a number >= 0, was " + (text.isEmpty() ? "nothing" : text));
    }

    /** A recording that cannot be understood. */
    public static final class BadTrace extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        BadTrace(int line, String rule) {
            super(rule);
            this.line = line;
        }

        /** The line that is wrong, from 1; 0 if it is the file as a whole. */
        public int line() {
            return line;
        }
    }
}
