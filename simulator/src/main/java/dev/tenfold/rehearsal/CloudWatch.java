package dev.tenfold.rehearsal;

import dev.tenfold.export.CloudWatchSeries;
import dev.tenfold.policy.aws.CloudWatchMetric;
import dev.tenfold.policy.aws.CloudWatchView;
import dev.tenfold.policy.aws.Statistic;
import dev.tenfold.policy.keda.trigger.Answer;
import dev.tenfold.policy.keda.trigger.CloudWatchQuery;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.service.NodePool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CloudWatch as alarms and triggers see it: what was asked for before the start is gathered from then on. */
final class CloudWatch implements CloudWatchView {
    private final Platform platform;
    private final Map<CloudWatchMetric, Optional<CloudWatchSeries>> series = new LinkedHashMap<>();

    CloudWatch(Platform platform) {
        this.platform = platform;
    }

    /**
     * Somebody will ask for a metric.
     *
     * @param target what its dimensions stand for, unless they name something else of the scenario
     * @return whether anything sends it
     */
    boolean want(CloudWatchMetric metric, String target) {
        return series.computeIfAbsent(metric, wanted -> find(wanted, target)).isPresent();
    }

    /** When all that is gathered has data: alarms on what ran before have some from their first evaluation on. */
    long readyNanos() {
        return series.values().stream()
                .flatMap(Optional::stream)
                .mapToLong(CloudWatchSeries::firstNanos)
                .max()
                .orElse(0);
    }

    @Override
    public double[] datapoints(
            CloudWatchMetric metric, Statistic statistic, int periodSeconds, long endNanos, int count) {
        Optional<CloudWatchSeries> gathered = series.getOrDefault(metric, Optional.empty());
        if (gathered.isEmpty()) {
            double[] nothing = new double[count];
            Arrays.fill(nothing, Double.NaN);
            return nothing;
        }
        return gathered.get().datapoints(statistic, periodSeconds * 1_000_000_000L, endNanos, count);
    }

    /** What a trigger asks for: the newest data point first, missing ones left out. */
    Answer<Optional<List<Double>>> newestFirst(CloudWatchQuery query) {
        CloudWatchMetric metric = metric(query);
        Optional<CloudWatchSeries> gathered = series.getOrDefault(metric, Optional.empty());
        if (!query.expression().isEmpty() || gathered.isEmpty()) {
            return Answer.failed(
                    "nothing of the scenario sends " + query.namespace() + " " + query.metricName() + " to CloudWatch");
        }
        long period = query.period().toNanos();
        int count = (int) ((nanos(query.end()) - nanos(query.start())) / period);
        double[] points =
                gathered.get().datapoints(Statistic.parse(query.statistic()), period, nanos(query.end()), count);
        List<Double> newest = new ArrayList<>();
        for (int i = points.length - 1; i >= 0; i--) {
            if (!Double.isNaN(points[i])) {
                newest.add(points[i]);
            }
        }
        return Answer.of(Optional.of(newest));
    }

    /** The metric that a trigger names. */
    static CloudWatchMetric metric(CloudWatchQuery query) {
        return new CloudWatchMetric(query.namespace(), query.metricName(), query.dimensions());
    }

    private long nanos(Instant moment) {
        return platform.monitoring().nanosAt(moment.toEpochMilli());
    }

    private Optional<CloudWatchSeries> find(CloudWatchMetric metric, String target) {
        String meant = meant(metric, target);
        Optional<NodePool> pool = platform.pool(meant);
        return pool.isPresent()
                ? platform.monitoring()
                        .observations()
                        .cloudWatch()
                        .pool(metric.namespace(), metric.name(), new PoolUsage(platform.world(), pool.get()))
                : platform.monitoring().observations().cloudWatch().series(metric.namespace(), metric.name(), meant);
    }

    /** A dimension may name a service, a pool or a queue of the scenario, be it within a path or an ARN. */
    private String meant(CloudWatchMetric metric, String target) {
        Scenario scenario = platform.script().scenario();
        for (String value : metric.dimensions().values()) {
            for (String part : value.split("[/:]")) {
                if (scenario.services().containsKey(part) || platform.pool(part).isPresent()) {
                    return part;
                }
            }
            Optional<String> consumer = scenario.queueCalled(value).flatMap(scenario::consumerOf);
            if (consumer.isPresent()) {
                return consumer.get();
            }
        }
        return target.isEmpty() ? scenario.load().service() : target;
    }
}
