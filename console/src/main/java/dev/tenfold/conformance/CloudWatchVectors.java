package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.aws.Alarm;
import dev.tenfold.policy.aws.AlarmAction;
import dev.tenfold.policy.aws.AlarmRule;
import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.AlarmState;
import dev.tenfold.policy.aws.AlarmTiming;
import dev.tenfold.policy.aws.ComparisonOperator;
import dev.tenfold.policy.aws.CompositeRule;
import dev.tenfold.policy.aws.Datapoint;
import dev.tenfold.policy.aws.Evaluation;
import dev.tenfold.policy.aws.LowSamples;
import dev.tenfold.policy.aws.MissingTreatment;
import dev.tenfold.policy.aws.Statistic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Vectors of CloudWatch alarms. */
final class CloudWatchVectors {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS = Map.ofEntries(
            Map.entry("cloudwatch/actions", CloudWatchVectors::actions),
            Map.entry("cloudwatch/cadence", CloudWatchVectors::cadence),
            Map.entry("cloudwatch/composite", CloudWatchVectors::composite),
            Map.entry("cloudwatch/dynamodb", CloudWatchVectors::datapoints),
            Map.entry("cloudwatch/fill", CloudWatchVectors::datapoints),
            Map.entry("cloudwatch/limits", CloudWatchVectors::limits),
            Map.entry("cloudwatch/missing-data", CloudWatchVectors::datapoints),
            Map.entry("cloudwatch/operator", CloudWatchVectors::operator),
            Map.entry("cloudwatch/percentile-low-sample", CloudWatchVectors::lowSamples),
            Map.entry("cloudwatch/premature", CloudWatchVectors::datapoints),
            Map.entry("cloudwatch/real-points-suffice", CloudWatchVectors::datapoints),
            Map.entry("cloudwatch/sequence", CloudWatchVectors::sequence),
            Map.entry("cloudwatch/statistic", CloudWatchVectors::statistic));

    private CloudWatchVectors() {}

    static VectorKind family() {
        return new PolicyVectors(KINDS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode actions(Inputs in) {
        // The cases name the action in words, not by its ARN.
        boolean scaling = in.text("action").toLowerCase(Locale.ROOT).contains("scaling");
        AlarmAction action = scaling ? AlarmAction.AUTO_SCALING : AlarmAction.OTHER;
        AlarmState trigger = AlarmState.valueOf(in.text("trigger"));
        AlarmState before = AlarmState.valueOf(in.text("stateBefore"));
        List<AlarmState> states = in.list("minuteStates", state -> AlarmState.valueOf(state.asText()));
        ObjectNode shown = object();
        ArrayNode minutes = shown.putArray("invokedAtMinuteIndex");
        for (int minute = 0; minute < states.size(); minute++) {
            if (action.isInvoked(trigger, before, states.get(minute))) {
                minutes.add(minute);
            }
            before = states.get(minute);
        }
        return shown;
    }

    private static AlarmTiming timing(Inputs in) {
        return new AlarmTiming(
                in.optionalSeconds("period").orElse(MINUTE),
                in.optionalInteger("evaluationPeriods").orElse(1),
                in.optionalInteger("datapointsToAlarm"));
    }

    private static Optional<MissingTreatment> missingData(Inputs in) {
        return in.optionalText("treatMissingData").map(MissingTreatment::of);
    }

    private static AlarmSpec spec(Inputs in) {
        return new AlarmSpec(
                "alarm",
                in.optionalText("namespace").orElse(""),
                "metric",
                Statistic.parse(in.optionalText("statistic").orElse("Average")),
                timing(in),
                ComparisonOperator.of(in.text("comparisonOperator")),
                in.number("threshold"),
                missingData(in),
                Optional.empty());
    }

    private static ObjectNode cadence(Inputs in) {
        AlarmTiming timing = timing(in);
        ObjectNode shown = object().put(
                        "evaluateEverySeconds", timing.evaluateEvery().toSeconds())
                .put("windowSeconds", timing.window().toSeconds());
        if (in.has("perMinute")) {
            slide(in, shown.putArray("averages"), shown.putArray("statesFromMinute5"));
        }
        return shown;
    }

    /** Evaluates every minute, and shows it from the minute on that ends the first whole period. */
    private static void slide(Inputs in, ArrayNode averages, ArrayNode states) {
        AlarmSpec spec = spec(in);
        Alarm alarm = new Alarm(spec, spec.rule().suggestedRange());
        long firstWhole = spec.timing().period().toMinutes() - 1;
        double[] perMinute = in.numbers("perMinute");
        for (int minute = 0; minute < perMinute.length; minute++) {
            Evaluation evaluation = alarm.evaluate(perMinute[minute]);
            if (minute >= firstWhole) {
                averages.add(alarm.newestPoint());
                states.add(evaluation.state().name());
            }
        }
    }

    private static ObjectNode composite(Inputs in) {
        Map<String, String> states = in.texts("states");
        AlarmState state = CompositeRule.parse(in.text("rule"))
                .state(name -> AlarmState.valueOf(states.getOrDefault(name, AlarmState.INSUFFICIENT_DATA.name())));
        return object().put("state", state.name());
    }

    private static ObjectNode datapoints(Inputs in) {
        AlarmRule rule = new AlarmRule(
                timing(in).evaluationPeriods(),
                timing(in).datapointsInForce(),
                MissingTreatment.inForce(
                        missingData(in), in.optionalText("namespace").orElse("")));
        List<Datapoint> range = new ArrayList<>();
        for (String point : in.text("points").strip().split("\\s+")) {
            range.add(datapoint(point));
        }
        Evaluation evaluation = rule.evaluate(range, currentState(in));
        return object().put("state", evaluation.state().name()).put("filled", evaluation.filled());
    }

    private static Datapoint datapoint(String point) {
        return switch (point) {
            case "X" -> Datapoint.BREACHING;
            case "0" -> Datapoint.GOOD;
            case "-" -> Datapoint.MISSING;
            default -> throw new IllegalArgumentException("a point must be X, 0 or -, was " + point);
        };
    }

    private static AlarmState currentState(Inputs in) {
        return AlarmState.valueOf(in.optionalText("currentState").orElse(AlarmState.INSUFFICIENT_DATA.name()));
    }

    private static ObjectNode limits(Inputs in) {
        AlarmTiming timing = timing(in);
        boolean valid = timing.problems().isEmpty();
        ObjectNode shown = object().put("valid", valid);
        return valid ? shown.put("effectiveM", timing.datapointsInForce()) : shown.putNull("effectiveM");
    }

    private static ObjectNode operator(Inputs in) {
        AlarmSpec spec = spec(in);
        double value = in.number("value");
        Evaluation evaluation = new Alarm(spec, spec.rule().suggestedRange()).evaluate(value);
        return object().put("breaching", spec.operator().breaches(value, spec.threshold()))
                .put("state", evaluation.state().name());
    }

    private static ObjectNode lowSamples(Inputs in) {
        double percentile = in.number("percentile");
        ObjectNode shown = object().put("minSamplesForSignificance", LowSamples.significantFrom(percentile));
        if (in.has("samples")) {
            LowSamples behaviour = LowSamples.of(
                    in.optionalText("evaluateLowSampleCountPercentile").orElse("evaluate"));
            boolean held = behaviour.holdsBack(percentile, in.integer("samples"));
            AlarmState evaluated = in.flag("breaching") ? AlarmState.ALARM : AlarmState.OK;
            shown.put("state", (held ? currentState(in) : evaluated).name());
        }
        return shown;
    }

    private static ObjectNode sequence(Inputs in) {
        AlarmSpec spec = spec(in);
        Alarm alarm = new Alarm(
                spec, in.optionalInteger("evaluationRange").orElse(spec.rule().suggestedRange()));
        ObjectNode shown = object();
        ArrayNode states = shown.putArray("states");
        for (double value : in.numbers("values")) {
            Evaluation evaluation = Double.isNaN(value) ? alarm.evaluate() : alarm.evaluate(value);
            states.add(evaluation.state().name());
        }
        return shown;
    }

    private static ObjectNode statistic(Inputs in) {
        List<Double> samples = in.list("samples", JsonNode::doubleValue);
        double value = Statistic.parse(in.text("statistic"))
                .of(samples.stream().mapToDouble(Double::doubleValue).toArray());
        return object().put("value", value);
    }
}
