package dev.tenfold.policy.aws;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongToDoubleFunction;

/** CloudWatch and one group or target, as a test writes them: metrics are functions of the minute that ends. */
final class ScriptedCloud implements CloudWatchView, GroupView, TargetView {
    static final long MINUTE = 60_000_000_000L;

    private final Map<String, LongToDoubleFunction> metrics = new HashMap<>();
    private int desired;
    private int warm;
    private long warmSince;
    private int fromWarmPool;
    private int pool;
    private long startUpNanos;
    private long changedNanos = -1;
    private long nowNanos;

    ScriptedCloud(int desired) {
        this.desired = desired;
        this.warm = desired;
        this.warmSince = Long.MIN_VALUE;
    }

    /** A metric that depends on the minute at whose end it is read. */
    ScriptedCloud metric(String name, LongToDoubleFunction byMinute) {
        metrics.put(name, byMinute);
        return this;
    }

    /** Instances take so long until they are in service. */
    ScriptedCloud startingIn(long nanos) {
        startUpNanos = nanos;
        return this;
    }

    ScriptedCloud pooling(int instances) {
        pool = instances;
        return this;
    }

    void at(long nanos) {
        nowNanos = nanos;
    }

    int takenFromPool() {
        return fromWarmPool;
    }

    @Override
    public double[] datapoints(
            CloudWatchMetric metric, Statistic statistic, int periodSeconds, long endNanos, int count) {
        LongToDoubleFunction values = metrics.get(metric.name());
        double[] points = new double[count];
        Arrays.fill(points, Double.NaN);
        for (int i = 0; i < count && values != null; i++) {
            long end = endNanos - (count - 1L - i) * periodSeconds * 1_000_000_000L;
            points[i] = end <= 0 ? Double.NaN : values.applyAsDouble(end / MINUTE);
        }
        return points;
    }

    @Override
    public int desired() {
        return desired;
    }

    @Override
    public int capacity() {
        return desired;
    }

    /** The instances there were before the last change, and those that it added once they have started. */
    @Override
    public int inServiceSince(long nanos) {
        boolean added = changedNanos >= 0 && changedNanos + startUpNanos <= nanos;
        return added || warmSince > nanos ? desired : Math.min(warm, desired);
    }

    @Override
    public OptionalLong settledAtNanos() {
        if (changedNanos < 0) {
            return OptionalLong.of(-1);
        }
        long settled = changedNanos + startUpNanos;
        return settled <= nowNanos ? OptionalLong.of(settled) : OptionalLong.empty();
    }

    @Override
    public int warmPool() {
        return pool;
    }

    @Override
    public void setCapacity(int capacity, int fromPool) {
        warm = Math.min(inServiceSince(nowNanos), capacity);
        desired = capacity;
        fromWarmPool = fromPool;
        changedNanos = nowNanos;
    }

    @Override
    public void setCapacity(int capacity) {
        setCapacity(capacity, 0);
    }
}
