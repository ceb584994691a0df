package dev.tenfold.recording;

import java.util.List;

/** A file that was understood. */
public sealed interface Recording permits RequestLog, LoadTest, RangeSeries, ScalingLog {

    /** The format as it was recognised, such as {@code combined access log} or {@code HAR 1.2}. */
    String origin();

    /** What a person should know before trusting the figures, a sentence each. */
    List<String> notes();

    /** What was left out, and why. */
    Skipped skipped();
}
