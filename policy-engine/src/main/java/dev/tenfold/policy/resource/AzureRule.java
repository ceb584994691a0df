package dev.tenfold.policy.resource;

import dev.tenfold.document.Names;
import dev.tenfold.policy.azure.Aggregation;
import dev.tenfold.policy.azure.AutoscaleRule;
import dev.tenfold.policy.azure.ComparisonOperation;
import dev.tenfold.policy.azure.MetricTrigger;
import dev.tenfold.policy.azure.ScaleAction;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Reads a rule of a profile.
 *
 * @param rule as written
 */
record AzureRule(Section rule) {
    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(5);
    private static final Duration SHORTEST_COOLDOWN = Duration.ofMinutes(1);
    private static final List<String> METRICS = List.of(
            "Percentage CPU",
            "Network In Total",
            "Network Out Total",
            "Network In",
            "Network Out",
            "Disk Read Bytes",
            "Disk Write Bytes",
            "Disk Read Operations/Sec",
            "Disk Write Operations/Sec",
            "Available Memory Bytes",
            "CpuPercentage",
            "MemoryPercentage");
    private static final List<String> WORDS =
            List.of("ChangeCount", "PercentChangeCount", "ExactCount", "Increase", "Decrease");

    /** The rule; empty if something of it is open or would be refused. */
    Optional<AutoscaleRule> read() {
        rule.require("metricTrigger");
        rule.require("scaleAction");
        Optional<Section> metric = rule.section("metricTrigger");
        Optional<Section> written = rule.section("scaleAction");
        Optional<MetricTrigger> trigger = metric.flatMap(AzureRule::trigger);
        Optional<ScaleAction> action = written.flatMap(AzureRule::action);
        Optional<Duration> cooldown = written.flatMap(section -> {
            section.require("cooldown");
            Optional<Duration> pause = section.choice("cooldown", AzureRule::duration);
            pause.filter(time -> time.compareTo(SHORTEST_COOLDOWN) < 0)
                    .ifPresent(time -> section.error("cooldown", "must be >= PT1M"));
            return pause;
        });
        if (trigger.isEmpty() || action.isEmpty() || cooldown.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AutoscaleRule(
                metric.get().name("metricName").orElse(""),
                metric.get().name("metricResourceUri").orElse(""),
                trigger.get(),
                action.get(),
                cooldown.get()));
    }

    private static Optional<MetricTrigger> trigger(Section metric) {
        List.of("metricName", "timeGrain", "statistic", "timeWindow", "timeAggregation", "operator", "threshold")
                .forEach(metric::require);
        metric.name("metricName")
                .flatMap(AzureRule::misspelt)
                .ifPresent(proper -> metric.warn(
                        "metricName",
                        metric.path("metricName") + " is "
                                + metric.name("metricName").orElse("")
                                + ", which virtual machines do not have: the rule never has data; maybe " + proper));
        Optional<Duration> grain = metric.choice("timeGrain", AzureRule::duration);
        Optional<Aggregation> statistic = metric.choice("statistic", Aggregation::of);
        Optional<Duration> window = metric.choice("timeWindow", AzureRule::duration);
        Optional<Aggregation> aggregation = metric.choice("timeAggregation", Aggregation::of);
        Optional<ComparisonOperation> operator = metric.choice("operator", ComparisonOperation::of);
        OptionalDouble threshold = metric.number("threshold");
        boolean divided = metric.truth("dividePerInstance").orElse(false);
        if (grain.isEmpty() || statistic.isEmpty() || window.isEmpty() || aggregation.isEmpty()) {
            return Optional.empty();
        }
        if (window.get().compareTo(SHORTEST_WINDOW) < 0) {
            metric.error("timeWindow", "must be >= PT5M");
            return Optional.empty();
        }
        if (grain.get().isZero() || grain.get().compareTo(window.get()) > 0) {
            metric.error("timeGrain", "must be > 0 and at most timeWindow");
            return Optional.empty();
        }
        return operator.filter(known -> threshold.isPresent())
                .map(known -> new MetricTrigger(
                        grain.get(),
                        statistic.get(),
                        window.get(),
                        aggregation.get(),
                        known,
                        threshold.getAsDouble(),
                        divided));
    }

    /** The metric of virtual machines that a name was meant to be, if it is none of theirs and near to one. */
    private static Optional<String> misspelt(String name) {
        return METRICS.contains(name)
                ? Optional.empty()
                : Names.nearest(name, METRICS).filter(near -> name.length() > 5);
    }

    private static Optional<ScaleAction> action(Section action) {
        List.of("direction", "type", "value").forEach(action::require);
        Optional<ScaleAction.Direction> direction = word(action, "direction", AzureRule::direction);
        Optional<ScaleAction.Type> type = word(action, "type", ScaleAction.Type::of);
        OptionalInt value = action.count("value");
        if (value.isPresent() && value.getAsInt() < 0) {
            action.error("value", "must be >= 0");
            return Optional.empty();
        }
        return direction
                .filter(known -> value.isPresent())
                .flatMap(known -> type.map(meaning -> new ScaleAction(known, meaning, value.getAsInt())));
    }

    /** Azure takes these words in any case; others that read the same file do not. */
    private static <T> Optional<T> word(Section action, String key, Function<String, T> parser) {
        return action.choice(key, text -> {
            Optional<String> proper =
                    WORDS.stream().filter(text::equalsIgnoreCase).findFirst();
            proper.filter(word -> !word.equals(text))
                    .ifPresent(word -> action.warn(
                            key,
                            action.path(key) + " is spelled " + word + ", was " + text
                                    + ": not every tool takes it so"));
            return parser.apply(proper.orElse(text));
        });
    }

    private static ScaleAction.Direction direction(String text) {
        return switch (text) {
            case "Increase" -> ScaleAction.Direction.INCREASE;
            case "Decrease" -> ScaleAction.Direction.DECREASE;
            default -> throw new IllegalArgumentException("must be Increase or Decrease");
        };
    }

    /** A length of time such as {@code PT5M}. */
    static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("must be a length of time such as PT5M", malformed);
        }
        throw new IllegalArgumentException("must be >= PT0S");
    }
}
