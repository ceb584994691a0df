package dev.tenfold.drive;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** What was counted of one endpoint, or of all, in a time. Not shared: whoever hands it on gives it away. */
public final class Score {
    /** From a microsecond to an hour, three digits. */
    private static final long LEAST_NANOS = 1_000L;

    private static final long MOST_NANOS = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    private final Histogram felt = new Histogram(LEAST_NANOS, MOST_NANOS, DIGITS);
    private final Histogram served = new Histogram(LEAST_NANOS, MOST_NANOS, DIGITS);
    private final long[] endings = new long[Ending.values().length];
    private long bytes;

    /**
     * An exchange has ended.
     *
     * @param feltNanos from the intended moment to the last byte
     * @param servedNanos from sending to the last byte
     */
    void count(Ending ending, long feltNanos, long servedNanos, long answerBytes) {
        endings[ending.ordinal()]++;
        bytes += answerBytes;
        if (ending.answered()) {
            felt.recordValue(Math.min(Math.max(feltNanos, 0), MOST_NANOS));
            served.recordValue(Math.min(Math.max(servedNanos, 0), MOST_NANOS));
        }
    }

    /** Adds another's counts. */
    public void add(Score other) {
        felt.add(other.felt);
        served.add(other.served);
        bytes += other.bytes;
        for (int i = 0; i < endings.length; i++) {
            endings[i] += other.endings[i];
        }
    }

    /** Back to nothing. */
    void reset() {
        felt.reset();
        served.reset();
        bytes = 0;
        Arrays.fill(endings, 0);
    }

    /** A copy of its own. */
    Score copy() {
        Score copy = new Score();
        copy.add(this);
        return copy;
    }

    /** How many exchanges ended that way. */
    public long count(Ending ending) {
        return endings[ending.ordinal()];
    }

    /** How many exchanges ended. */
    public long count() {
        return Arrays.stream(endings).sum();
    }

    /** How many did not end well. */
    public long bad() {
        return count() - count(Ending.OK);
    }

    /** Share of exchanges that did not end well, 0..1; 0 if there were none. */
    public double errorRate() {
        long all = count();
        return all == 0 ? 0 : (double) bad() / all;
    }

    /** Bytes of answers' bodies. */
    public long bytes() {
        return bytes;
    }

    /**
     * What users wait, from the intended moment, seconds; NaN if nothing was answered.
     *
     * @param quantile 0..1
     */
    public double felt(double quantile) {
        return quantile(felt, quantile);
    }

    /** What an answer takes once its request is sent, seconds; NaN if nothing was answered. */
    public double served(double quantile) {
        return quantile(served, quantile);
    }

    /** Mean of what users wait, seconds; NaN if nothing was answered. */
    public double feltMean() {
        return felt.getTotalCount() == 0 ? Double.NaN : felt.getMean() / 1e9;
    }

    /** Share of all exchanges that were not answered well within a time, 0..1; 0 if there were none. */
    public double worseThan(double seconds) {
        long all = count();
        if (all == 0) {
            return 0;
        }
        long within = felt.getCountBetweenValues(0, (long) (seconds * 1e9));
        long badAnswers = felt.getTotalCount() - count(Ending.OK);
        return Math.min(1, (double) (all - Math.max(0, within - badAnswers)) / all);
    }

    /** How many ended how, those that ended at all. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Ending ending : Ending.values()) {
            if (count(ending) > 0) {
                text.append(text.length() == 0 ? "" : ", ")
                        .append(count(ending))
                        .append(' ')
                        .append(ending.title());
            }
        }
        return text.toString();
    }

    private static double quantile(Histogram histogram, double quantile) {
        return histogram.getTotalCount() == 0 ? Double.NaN : histogram.getValueAtPercentile(quantile * 100) / 1e9;
    }
}
