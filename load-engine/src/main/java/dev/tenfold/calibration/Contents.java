package dev.tenfold.calibration;

import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.RangeSeries;
import dev.tenfold.recording.Recording;
import dev.tenfold.recording.RequestLog;
import dev.tenfold.recording.ScalingLog;
import dev.tenfold.recording.Track;
import dev.tenfold.spelling.Figure;

/** What a recording holds, in figures. */
final class Contents {
    private Contents() {}

    /** Such as {@code combined access log, 1,200 requests, 7 failed}. */
    static String told(Recording recording) {
        return recording.origin() + ", " + counted(recording);
    }

    private static String counted(Recording recording) {
        if (recording instanceof RequestLog log) {
            long failed = 0;
            for (int i = 0; i < log.size(); i++) {
                failed += log.columns().failed(i) ? 1 : 0;
            }
            return requests(log.size(), failed);
        }
        if (recording instanceof LoadTest test) {
            return requests(test.total().count(), test.total().failures());
        }
        if (recording instanceof RangeSeries series) {
            long samples = series.tracks().stream().mapToLong(Track::size).sum();
            return Figure.count(series.tracks().size()) + " series, " + Figure.count(samples) + " samples";
        }
        return Figure.count(((ScalingLog) recording).changes().size()) + " changes of capacity";
    }

    private static String requests(long count, long failed) {
        return Figure.count(count) + " requests, " + Figure.count(failed) + " failed";
    }
}
