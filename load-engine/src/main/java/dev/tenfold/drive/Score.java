package dev.tenfold.drive;

import java.util.Arrays;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/** What was counted of one endpoint, or of all, in a time. Not shared: whoever hands it on gives it away. */
public final class Score {
    /** From a microsecond to an hour, three digits. */
    private static final long LEAST_NANOS = 1_000L;

    private static final long MOST_NANOS = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    private final Histogram good;
    /** Of what was answered badly, or not in time: users waited for that too. */
    private final Histogram rest;

    private final Histogram served;
    private final long[] endings = new long[Ending.values().length];
    private long bytes;
    private long toldToWait;
    private double longestWait;

    /** Of nothing yet. */
    public Score() {
        this(new Histogram(LEAST_NANOS, MOST_NANOS, DIGITS), packed(), new Histogram(LEAST_NANOS, MOST_NANOS, DIGITS));
    }

    private Score(Histogram good, Histogram rest, Histogram served) {
        this.good = good;
        this.rest = rest;
        this.served = served;
    }

    /** Takes as much room as there are different values: a long run keeps one for each second. */
    static Histogram packed() {
        return new PackedHistogram(LEAST_NANOS, MOST_NANOS, DIGITS);
    }

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
            served.recordValue(Math.min(Math.max(servedNanos, 0), MOST_NANOS));
        }
        if (ending == Ending.OK) {
            good.recordValue(Math.min(Math.max(feltNanos, 0), MOST_NANOS));
        } else if (ending.answered() || ending == Ending.TIMEOUT) {
            rest.recordValue(Math.min(Math.max(feltNanos, 0), MOST_NANOS));
        }
    }

    /** An answer said when to come again. */
    void toldToWait(double seconds) {
        toldToWait++;
        longestWait = Math.max(longestWait, seconds);
    }

    /** Adds another's counts. */
    public void add(Score other) {
        good.add(other.good);
        rest.add(other.rest);
        served.add(other.served);
        bytes += other.bytes;
        toldToWait += other.toldToWait;
        longestWait = Math.max(longestWait, other.longestWait);
        for (int i = 0; i < endings.length; i++) {
            endings[i] += other.endings[i];
        }
    }

    /** Back to nothing. */
    void reset() {
        good.reset();
        rest.reset();
        served.reset();
        bytes = 0;
        toldToWait = 0;
        longestWait = 0;
        Arrays.fill(endings, 0);
    }

    /** A copy of its own. */
    Score copy() {
        Score copy = new Score(packed(), packed(), packed());
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

    /** How many ended badly by the system's fault; what the end of the run cut off is neither good nor bad. */
    public long bad() {
        return of(Ending::bad);
    }

    /** How many say something of the system, good or bad. */
    public long judged() {
        return count(Ending.OK) + bad();
    }

    /** Share of the judged that ended badly, 0..1; 0 if there were none. */
    public double errorRate() {
        long all = judged();
        return all == 0 ? 0 : (double) bad() / all;
    }

    /** How many answers said by {@code Retry-After} when to come again. */
    public long toldToWait() {
        return toldToWait;
    }

    /** The longest that a {@code Retry-After} asked for, seconds; 0 if none did. */
    public double longestWait() {
        return longestWait;
    }

    private long of(Predicate<Ending> kind) {
        long sum = 0;
        for (Ending each : Ending.values()) {
            sum += kind.test(each) ? count(each) : 0;
        }
        return sum;
    }

    /** Bytes of answers' bodies. */
    public long bytes() {
        return bytes;
    }

    /**
     * What users wait, from the intended moment, until they have an answer or give up, seconds; NaN if none did.
     *
     * @param quantile 0..1
     */
    public double felt(double quantile) {
        return quantile(felt(), quantile);
    }

    private Histogram felt() {
        if (rest.getTotalCount() == 0) {
            return good;
        }
        Histogram both = packed();
        both.add(good);
        both.add(rest);
        return both;
    }

    /** What an answer takes once its request is sent, seconds; NaN if nothing was answered. */
    public double served(double quantile) {
        return quantile(served, quantile);
    }

    /** Share of the judged that were not answered well within a time, 0..1; 0 if there were none. */
    public double worseThan(double seconds) {
        long all = judged();
        long within = good.getCountBetweenValues(0, Math.min(MOST_NANOS, (long) (seconds * 1e9)));
        return all == 0 ? 0 : (double) (all - within) / all;
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
