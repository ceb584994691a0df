package dev.tenfold.rehearsal;

import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.LoadHistory;
import dev.tenfold.policy.aws.PredictivePolicy;
import dev.tenfold.policy.aws.ScalingPolicySpec;
import dev.tenfold.scenario.Script;
import dev.tenfold.service.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What predictive scaling has seen before a rehearsal begins: days like the one that is rehearsed. A rehearsal of less
 * than a day says nothing of the other hours, so that there is no history and nothing is forecast.
 */
final class Histories {
    private static final int HOURS = 24;
    private static final long HOUR_NANOS = Duration.ofHours(1).toNanos();

    private Histories() {}

    /** The history of each predictive policy of a group, by its name. */
    static Map<String, LoadHistory> of(Platform platform, GroupScaling group, String service) {
        Map<String, LoadHistory> histories = new LinkedHashMap<>();
        Script script = platform.script();
        boolean aService = script.scenario().services().containsKey(service);
        if (!aService || script.length().compareTo(Duration.ofHours(HOURS)) < 0) {
            return histories;
        }
        for (ScalingPolicySpec policy : group.policies()) {
            if (policy instanceof PredictivePolicy predictive) {
                histories.put(policy.name(), history(platform, predictive, service));
            }
        }
        return histories;
    }

    private static LoadHistory history(Platform platform, PredictivePolicy policy, String service) {
        Foresight foresight = new Foresight(platform.script());
        Instant start = platform.monitoring().start();
        Instant hour = start.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS));
        long lead = Duration.between(hour.plus(Duration.ofHours(HOURS)), start).toNanos();
        List<Double> hourly = new ArrayList<>();
        for (int i = 0; i < HOURS; i++) {
            double rate = foresight.meanOfHour(service, Math.max(0, i * HOUR_NANOS - lead));
            hourly.add(load(policy, foresight.work(service), rate));
        }
        return new LoadHistory(hour, hourly);
    }

    /** CPU in percent of an instance, summed over the group; requests in those of a minute, as targets count them. */
    private static double load(PredictivePolicy policy, Work work, double requestsPerSecond) {
        String metric = policy.metrics().get(0).load() + policy.metrics().get(0).scaling();
        boolean requests = metric.contains("RequestCount");
        return requests ? requestsPerSecond * 60 : requestsPerSecond * work.cpuSeconds() / work.cores() * 100;
    }
}
