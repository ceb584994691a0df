package dev.tenfold.policy.patch;

import dev.tenfold.document.Part.Entry;
import dev.tenfold.document.Part.Keyed;
import java.util.List;
import java.util.Optional;

/** In which order people write fields, so that a new one stands where they look for it. */
final class Ranking {
    private static final List<List<String>> ORDERS = List.of(
            List.of("minReplicas", "maxReplicas", "metrics", "behavior"),
            List.of(
                    "pollingInterval",
                    "cooldownPeriod",
                    "initialCooldownPeriod",
                    "idleReplicaCount",
                    "minReplicaCount",
                    "maxReplicaCount",
                    "fallback",
                    "advanced",
                    "triggers"),
            List.of("scaleUp", "scaleDown"),
            List.of("stabilizationWindowSeconds", "tolerance", "selectPolicy", "policies"),
            List.of("type", "name", "metricType", "metadata"),
            List.of("type", "averageUtilization", "averageValue", "value"),
            List.of("MinSize", "MaxSize", "DesiredCapacity", "Cooldown", "DefaultCooldown", "DefaultInstanceWarmup"),
            List.of("MinCapacity", "MaxCapacity"),
            List.of("min_size", "max_size", "desired_capacity", "default_cooldown", "default_instance_warmup"),
            List.of("min_capacity", "max_capacity"),
            List.of("EvaluationPeriods", "DatapointsToAlarm", "Threshold"),
            List.of("evaluation_periods", "datapoints_to_alarm", "threshold"));

    private Ranking() {}

    /** The entry that a new key follows; empty where it comes first. */
    static Optional<Entry> before(Keyed keyed, String key) {
        List<Entry> entries = keyed.entries();
        List<String> names = entries.stream().map(Entry::name).toList();
        List<String> order = ORDERS.stream()
                .filter(known -> known.contains(key) && known.stream().anyMatch(names::contains))
                .findFirst()
                .orElse(List.of());
        int rank = order.indexOf(key);
        int after = entries.size() - 1;
        for (int i = entries.size() - 1; i >= 0; i--) {
            int other = order.indexOf(names.get(i));
            if (other >= 0 && other < rank) {
                return Optional.of(entries.get(i));
            }
            after = other > rank ? i - 1 : after;
        }
        return after < 0 ? Optional.empty() : Optional.of(entries.get(after));
    }
}
