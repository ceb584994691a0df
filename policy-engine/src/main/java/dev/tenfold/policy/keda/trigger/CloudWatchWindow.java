package dev.tenfold.policy.keda.trigger;

import java.time.Instant;
import java.util.List;

/**
 * Which data of CloudWatch count: some whole periods, up to the last that is over or to one some time before.
 *
 * @param periodSeconds of one data point: 1, 5, 10, 30 or a multiple of 60
 * @param collectionSeconds length of the window; a multiple of the period
 * @param endOffsetSeconds from the end of the window to now
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/aws_cloudwatch_scaler.go">computeQueryWindow</a>
 */
public record CloudWatchWindow(long periodSeconds, long collectionSeconds, long endOffsetSeconds) {
    private static final long DEFAULT_SECONDS = 300;
    private static final int MINUTE = 60;
    private static final List<Long> SHORT_PERIODS = List.of(1L, 5L, 10L, 30L, 60L);

    /** Periods are counted from the beginning of the year 1, as Go truncates times. */
    private static final long EPOCH_SECONDS =
            Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();

    public CloudWatchWindow {
        if (!isPeriod(periodSeconds)) {
            throw new IllegalArgumentException(
                    "periodSeconds must be 1, 5, 10, 30 or a multiple of 60, was " + periodSeconds);
        }
        if (collectionSeconds < 0 || collectionSeconds % periodSeconds != 0) {
            throw new IllegalArgumentException(
                    "collectionSeconds must be a multiple of the period, was " + collectionSeconds);
        }
    }

    static CloudWatchWindow read(Parameters in) {
        long period = in.whole("metricStatPeriod", DEFAULT_SECONDS);
        long collection = in.whole("metricCollectionTime", DEFAULT_SECONDS);
        long offset = in.whole("metricEndTimeOffset", 0);
        if (!isPeriod(period)) {
            in.problem("metricStatPeriod", "must be 1, 5, 10, 30 or a multiple of 60 seconds", "");
            return new CloudWatchWindow(DEFAULT_SECONDS, DEFAULT_SECONDS, 0);
        }
        if (collection < 0 || collection % period != 0) {
            String name = "metricCollectionTime";
            in.problem(name, "must be a multiple of metricStatPeriod, which is " + period + " seconds", "");
            return new CloudWatchWindow(period, period, 0);
        }
        return new CloudWatchWindow(period, collection, offset);
    }

    private static boolean isPeriod(long seconds) {
        return seconds > MINUTE ? seconds % MINUTE == 0 : SHORT_PERIODS.contains(seconds);
    }

    /** The end of the last period that is over, as the window has it at a moment. */
    public Instant end(Instant now) {
        Instant shifted = now.minusSeconds(endOffsetSeconds);
        long into = Math.floorMod(shifted.getEpochSecond() - EPOCH_SECONDS, periodSeconds);
        return Instant.ofEpochSecond(shifted.getEpochSecond() - into);
    }

    /** The beginning of the window at a moment. */
    public Instant start(Instant now) {
        return end(now).minusSeconds(collectionSeconds);
    }
}
