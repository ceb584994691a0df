package dev.tenfold.export;

import dev.tenfold.fault.Fate;

/** A metric on its way to CloudWatch, where faults of monitoring strike it. */
final class DistortedSource implements CloudWatchSource {
    private final CloudWatchSource source;
    private final Channel channel;
    private StatisticSet last;

    DistortedSource(CloudWatchSource source, Channel channel) {
        this.source = source;
        this.channel = channel;
    }

    @Override
    public StatisticSet report(long nowNanos, double seconds) {
        StatisticSet now = source.report(nowNanos, seconds);
        // What happened in a period is sent at its end: the faults of its last instant strike it.
        long within = nowNanos - 1;
        if (now == null || channel.fate(within) != Fate.ARRIVES) {
            return null;
        }
        if (channel.repeats(within) && last != null) {
            return last;
        }
        last = now;
        double mean = now.sum() / now.count();
        double told = channel.told(mean, 0, within);
        if (Double.isNaN(told)) {
            return null;
        }
        return told == mean ? now : now.map(value -> mean == 0 ? told : value * (told / mean));
    }

    @Override
    public long lateNanos(long nowNanos) {
        return channel.lateNanos(nowNanos - 1);
    }
}
