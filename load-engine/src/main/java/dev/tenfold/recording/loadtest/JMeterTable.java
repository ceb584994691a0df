package dev.tenfold.recording.loadtest;

import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.csv.Separator;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Rows;
import dev.tenfold.recording.text.Stamps;
import dev.tenfold.recording.text.Text;
import java.io.IOException;
import java.util.List;

/**
 * Reads JMeter's result log as comma-separated values: columns in any order, with or without a line that names them,
 * any separator.
 *
 * @see <a href="https://jmeter.apache.org/usermanual/listeners.html#csvlogformat">JMeter: CSV log format</a>
 */
public final class JMeterTable {
    /** The columns of JMeter 5, for files that do not name theirs. */
    private static final List<String> USUAL = List.of(
            "timeStamp",
            "elapsed",
            "label",
            "responseCode",
            "responseMessage",
            "threadName",
            "dataType",
            "success",
            "failureMessage",
            "bytes",
            "sentBytes",
            "grpThreads",
            "allThreads",
            "URL",
            "Latency",
            "IdleTime",
            "Connect");

    private final JMeterSample sample = new JMeterSample();
    private final List<String> names;

    private JMeterTable(List<String> names) {
        this.names = names;
    }

    /** Whether a first line names JMeter's columns, or is one of its rows without such a line. */
    public static boolean isKnown(String firstLine) {
        boolean named = firstLine.contains("timeStamp") && firstLine.contains("elapsed");
        return named || firstLine.matches("\\d{13}[,;\t|]\\d+[,;\t|][^,;\t|]*[,;\t|].*[,;\t|](true|false)[,;\t|].*");
    }

    /**
     * Reads a log.
     *
     * @throws BadRecording if a column that matters is missing, or most rows are broken
     */
    public static LoadTest read(Content content, String firstLine) throws IOException, BadRecording {
        boolean named = firstLine.contains("timeStamp");
        try (Rows rows = content.rows(Separator.of(firstLine))) {
            if (named) {
                rows.next();
            }
            JMeterTable table = new JMeterTable(named ? rows.all() : USUAL);
            if (!table.names.contains("elapsed")) {
                throw new BadRecording(1, "must have a column elapsed, was " + Text.shown(firstLine), "");
            }
            while (rows.next()) {
                table.take(rows);
            }
            return table.test();
        }
    }

    private String cell(Rows row, String name) {
        return row.cell(names.indexOf(name));
    }

    private void take(Rows row) {
        sample.atMillis = row.stamp(names.indexOf("timeStamp"));
        sample.elapsedMillis = row.number(names.indexOf("elapsed"));
        sample.label = cell(row, "label");
        sample.code = cell(row, "responseCode");
        sample.message = cell(row, "responseMessage");
        String success = cell(row, "success");
        sample.success = success.isEmpty()
                ? sample.code.compareTo("100") >= 0 && sample.code.compareTo("4") < 0
                : success.equalsIgnoreCase("true");
        sample.url = cell(row, "URL");
        sample.bytes = row.number(names.indexOf("bytes"));
        sample.threads = row.number(names.indexOf("allThreads"));
        if (sample.atMillis == Stamps.NONE) {
            sample.skip(row.line(), "timeStamp is no time: " + Text.shown(cell(row, "timeStamp")));
        } else if (!(sample.elapsedMillis >= 0)) {
            sample.skip(row.line(), "elapsed is no time: " + Text.shown(cell(row, "elapsed")));
        } else {
            sample.take(row.line());
        }
    }

    private LoadTest test() throws BadRecording {
        if (sample.size() == 0) {
            String was = sample.skippedCount() == 0 ? "none" : sample.skippedCount() + " rows that are none";
            throw new BadRecording(0, "must hold a sample, was " + was, "");
        }
        return sample.test("JMeter CSV");
    }
}
