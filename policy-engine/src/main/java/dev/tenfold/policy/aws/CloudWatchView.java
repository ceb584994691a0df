package dev.tenfold.policy.aws;

/** What alarms see of CloudWatch. Whoever simulates it implements this. */
public interface CloudWatchView {

    /**
     * Data points of a metric, oldest first; NaN where one is missing. The newest covers the period that ends now, as
     * far as it has been delivered by now: what comes late is missing until then.
     *
     * @param metric which
     * @param statistic what is made of the samples of a period
     * @param periodSeconds length of a period
     * @param endNanos end of the newest period, nanoseconds since the rehearsal's start; need not be a multiple
     * @param count how many
     */
    double[] datapoints(CloudWatchMetric metric, Statistic statistic, int periodSeconds, long endNanos, int count);
}
