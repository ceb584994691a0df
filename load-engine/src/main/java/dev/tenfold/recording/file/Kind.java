package dev.tenfold.recording.file;

import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.Recording;
import dev.tenfold.recording.accesslog.AccessLog;
import dev.tenfold.recording.accesslog.JsonLog;
import dev.tenfold.recording.cloudwatch.CloudWatchAnswer;
import dev.tenfold.recording.csv.SeriesTable;
import dev.tenfold.recording.har.HarFile;
import dev.tenfold.recording.loadtest.ArtilleryReport;
import dev.tenfold.recording.loadtest.GatlingBinaryLog;
import dev.tenfold.recording.loadtest.GatlingLog;
import dev.tenfold.recording.loadtest.HyperfoilStatistics;
import dev.tenfold.recording.loadtest.JMeterTable;
import dev.tenfold.recording.loadtest.JMeterXml;
import dev.tenfold.recording.loadtest.K6Samples;
import dev.tenfold.recording.loadtest.K6Summary;
import dev.tenfold.recording.loadtest.LocustHistory;
import dev.tenfold.recording.loadtest.LocustTable;
import dev.tenfold.recording.prometheus.PrometheusAnswer;
import dev.tenfold.recording.scaling.ScalingAnswer;
import dev.tenfold.recording.text.Content;
import java.io.IOException;

/** What a file can be, and who reads it. */
enum Kind {
    HAR((content, first) -> HarFile.read(content)),
    PROMETHEUS((content, first) -> PrometheusAnswer.read(content)),
    CLOUDWATCH((content, first) -> CloudWatchAnswer.read(content)),
    SCALING((content, first) -> ScalingAnswer.read(content)),
    K6_SUMMARY((content, first) -> K6Summary.read(content)),
    K6_SAMPLES((content, first) -> K6Samples.read(content)),
    K6_TABLE((content, first) -> K6Samples.readTable(content)),
    ARTILLERY((content, first) -> ArtilleryReport.read(content)),
    JMETER_TABLE(JMeterTable::read),
    JMETER_XML((content, first) -> JMeterXml.read(content)),
    LOCUST((content, first) -> LocustTable.read(content)),
    LOCUST_HISTORY((content, first) -> LocustHistory.read(content)),
    GATLING((content, first) -> GatlingLog.read(content)),
    GATLING_BINARY((content, first) -> GatlingBinaryLog.read(content)),
    HYPERFOIL((content, first) -> HyperfoilStatistics.read(content)),
    ACCESS_LOG((content, first) -> AccessLog.read(content, "")),
    JSON_LINES((content, first) -> JsonLog.read(content)),
    JSON_LIST((content, first) -> JsonLog.readList(content)),
    TABLE(SeriesTable::read);

    /** What can be read, for a message. */
    static final String NAMES =
            "HAR, access logs, k6, JMeter, Locust, Gatling, Hyperfoil, Artillery, Prometheus query_range, "
                    + "CloudWatch, scaling activities, CSV with a time in its first column";

    private final Reading reading;

    Kind(Reading reading) {
        this.reading = reading;
    }

    /** Reads a file of this kind, whose first line is given. */
    Recording read(Content content, String firstLine) throws IOException, BadRecording {
        return reading.read(content, firstLine);
    }

    private interface Reading {
        Recording read(Content content, String firstLine) throws IOException, BadRecording;
    }
}
