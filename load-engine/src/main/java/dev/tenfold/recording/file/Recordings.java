package dev.tenfold.recording.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.RecordedTraffic;
import dev.tenfold.recording.Recording;
import dev.tenfold.recording.accesslog.AccessLog;
import dev.tenfold.recording.accesslog.JsonLog;
import dev.tenfold.recording.csv.SeriesTable;
import dev.tenfold.recording.har.HarFile;
import dev.tenfold.recording.json.Json;
import dev.tenfold.recording.loadtest.GatlingBinaryLog;
import dev.tenfold.recording.loadtest.GatlingLog;
import dev.tenfold.recording.loadtest.JMeterTable;
import dev.tenfold.recording.loadtest.LocustHistory;
import dev.tenfold.recording.loadtest.LocustTable;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Lines;
import dev.tenfold.recording.text.Text;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** Reads recordings: the format is told by what a file holds, not by its name. */
public final class Recordings {
    private Recordings() {}

    /**
     * Reads a file.
     *
     * @param file the file, plain or gzip
     * @return what it holds
     * @throws BadRecording if it cannot be read or understood
     */
    public static Recording read(Path file) throws BadRecording {
        return read(file, "");
    }

    /**
     * Reads a file whose lines may have a format of their own.
     *
     * @param file the file, plain or gzip
     * @param logFormat an Apache {@code LogFormat} or nginx {@code log_format}; empty to recognise the format
     * @return what it holds
     * @throws BadRecording if it cannot be read or understood
     */
    public static Recording read(Path file, String logFormat) throws BadRecording {
        return open(file, content -> logFormat.isBlank() ? recognise(content) : AccessLog.read(content, logFormat));
    }

    private interface Reading<T> {
        T of(Content content) throws IOException, BadRecording;
    }

    private static <T> T open(Path file, Reading<T> reading) throws BadRecording {
        try {
            return reading.of(Content.of(file));
        } catch (JsonProcessingException broken) {
            throw Json.bad(broken);
        } catch (EOFException cut) {
            throw new BadRecording(0, "must be a whole gzip file, was cut off", "");
        } catch (ZipException broken) {
            throw new BadRecording(0, "must be a sound gzip file, was broken: " + broken.getMessage(), "");
        } catch (IOException unreadable) {
            throw new BadRecording(0, "must be readable, was not: " + Text.shown(unreadable.toString()), "");
        }
    }

    /**
     * Reads the requests of a file with all that can be sent again and be compared: hosts, queries, headers, bodies.
     *
     * @param file an archive or an access log, plain or gzip
     * @param logFormat an Apache {@code LogFormat} or nginx {@code log_format}; empty to recognise the format
     * @throws BadRecording if it cannot be read or understood, or holds no single requests
     */
    public static RecordedTraffic traffic(Path file, String logFormat) throws BadRecording {
        return open(file, content -> {
            Kind kind = logFormat.isBlank() ? kind(content, firstLine(content)) : Kind.ACCESS_LOG;
            return switch (kind) {
                case HAR -> HarFile.traffic(content);
                case ACCESS_LOG -> AccessLog.traffic(content, logFormat.strip());
                case JSON_LINES, JSON_LIST -> JsonLog.traffic(content, kind == Kind.JSON_LIST);
                default -> throw new BadRecording(0, "must be HAR or an access log, was something else", "");
            };
        });
    }

    private static Recording recognise(Content content) throws IOException, BadRecording {
        if (GatlingBinaryLog.isKnown(content.head())) {
            return Kind.GATLING_BINARY.read(content, "");
        }
        String first = firstLine(content);
        return kind(content, first).read(content, first);
    }

    private static Kind kind(Content content, String first) throws IOException, BadRecording {
        char begin = first.isEmpty() ? ' ' : first.charAt(0);
        Kind kind = begin == '{' || begin == '[' && isJsonList(first) ? JsonKind.of(content) : text(content, first);
        if (kind == null) {
            throw new BadRecording(1, "must be of a known format, was " + Text.shown(first), "known: " + Kind.NAMES);
        }
        return kind;
    }

    /** Whether a line that begins with a bracket is JSON, and not one of Envoy's. */
    private static boolean isJsonList(String first) {
        return first.matches("\\[\\s*([\\[{\\]].*)?");
    }

    private static Kind text(Content content, String first) throws IOException, BadRecording {
        if (first.startsWith("<")) {
            byte[] head = content.head();
            if (Text.of(head, 0, head.length).contains("<testResults")) {
                return Kind.JMETER_XML;
            }
        }
        if (GatlingLog.isKnown(first)) {
            return Kind.GATLING;
        }
        if (JMeterTable.isKnown(first)) {
            return Kind.JMETER_TABLE;
        }
        if (LocustHistory.isKnown(first)) {
            return Kind.LOCUST_HISTORY;
        }
        if (LocustTable.isKnown(first)) {
            return Kind.LOCUST;
        }
        if (first.startsWith("metric_name,timestamp,metric_value")) {
            return Kind.K6_TABLE;
        }
        if (AccessLog.isKnown(content)) {
            return Kind.ACCESS_LOG;
        }
        return SeriesTable.isTable(content, first) ? Kind.TABLE : null;
    }

    private static String firstLine(Content content) throws IOException, BadRecording {
        try (Lines lines = content.lines()) {
            while (lines.next()) {
                if (!lines.isBlank()) {
                    return lines.text().strip();
                }
            }
        }
        return "";
    }
}
