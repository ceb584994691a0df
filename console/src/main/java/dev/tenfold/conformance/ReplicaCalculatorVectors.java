package dev.tenfold.conformance;

import static dev.tenfold.conformance.HpaVectorReader.ageToNanos;
import static dev.tenfold.conformance.HpaVectorReader.amounts;
import static dev.tenfold.conformance.HpaVectorReader.list;
import static dev.tenfold.conformance.HpaVectorReader.source;
import static dev.tenfold.conformance.HpaVectorReader.window;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.hpa.AverageUsage;
import dev.tenfold.policy.hpa.HpaSettings;
import dev.tenfold.policy.hpa.Measurement;
import dev.tenfold.policy.hpa.MetricFailure;
import dev.tenfold.policy.hpa.MetricOutcome;
import dev.tenfold.policy.hpa.Pod;
import dev.tenfold.policy.hpa.PodGroups;
import dev.tenfold.policy.hpa.PodGroups.Group;
import dev.tenfold.policy.hpa.PodRequests;
import dev.tenfold.policy.hpa.PodSample;
import dev.tenfold.policy.hpa.Proposal;
import dev.tenfold.policy.hpa.Proposal.Measure;
import dev.tenfold.policy.hpa.ReplicaCalculator;
import dev.tenfold.policy.hpa.Usage;
import dev.tenfold.policy.hpa.UtilizationOfRequest;
import dev.tenfold.policy.hpa.WholeMetricCalculator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Vectors of kind {@code replica-calculator}: single computations of the replica calculator. */
final class ReplicaCalculatorVectors {
    private final JsonNode input;
    private final HpaSettings settings;
    private final ReplicaCalculator perPod;
    private final WholeMetricCalculator whole;

    private ReplicaCalculatorVectors(JsonNode line) {
        this.input = line.required("input");
        this.settings = HpaVectorReader.settings(line.path("config"));
        this.perPod = new ReplicaCalculator(settings, settings.tolerance());
        this.whole = new WholeMetricCalculator(settings.tolerance());
    }

    /** What the computation gives; empty where it is not known. */
    static Optional<JsonNode> run(JsonNode line) {
        return new ReplicaCalculatorVectors(line).run(line.required("function").asText());
    }

    private Optional<JsonNode> run(String function) {
        return switch (function) {
            case "resourceUtilization" ->
                Optional.of(shown(perPod.utilization(
                        current(),
                        input.required("targetUtilization").intValue(),
                        input.required("resource").asText(),
                        container(),
                        pods(),
                        source(input.required("resourceMetrics"), HpaVectorReader::resourceSample),
                        0)));
            case "resourceAverageValue" ->
                Optional.of(shown(perPod.averageUsage(
                        current(),
                        target(),
                        input.required("resource").asText(),
                        container(),
                        pods(),
                        source(input.required("resourceMetrics"), HpaVectorReader::resourceSample),
                        0)));
            case "pods" ->
                Optional.of(shown(perPod.averageValue(
                        current(),
                        target(),
                        pods(),
                        source(input.required("podsMetric"), HpaVectorReader::podSample),
                        0)));
            case "objectValue" -> Optional.of(shown(whole.objectValue(current(), target(), pods(), object())));
            case "externalValue" -> Optional.of(shown(whole.externalValue(current(), target(), pods(), external())));
            case "objectAverageValue" -> Optional.of(shown(whole.objectAverageValue(status(), target(), object())));
            case "externalAverageValue" ->
                Optional.of(shown(whole.externalAverageValue(status(), target(), external())));
            case "groupPods" -> Optional.of(groups());
            case "podRequests" -> Optional.of(requests());
            case "utilizationRatio" -> Optional.of(utilizationRatio());
            case "usageRatio" -> Optional.of(usageRatio());
            default -> Optional.empty();
        };
    }

    private int current() {
        return input.required("currentReplicas").intValue();
    }

    private int status() {
        return input.required("statusReplicas").intValue();
    }

    private long target() {
        return input.required("targetMilli").longValue();
    }

    private String container() {
        return HpaVectorReader.text(input.path("container")).orElse("");
    }

    private List<Pod> pods() {
        return list(input.path("pods"), HpaVectorReader::pod);
    }

    private Optional<Measurement> object() {
        JsonNode value = input.required("objectValueMilli");
        return value.isNumber() ? Optional.of(HpaVectorReader.measurement(value)) : Optional.empty();
    }

    private Optional<List<Measurement>> external() {
        return source(input.required("externalValuesMilli"), HpaVectorReader::measurement);
    }

    private static JsonNode shown(MetricOutcome outcome) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        if (outcome instanceof MetricFailure failure) {
            return shown.put("error", failure.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        Proposal proposal = (Proposal) outcome;
        shown.put("replicas", proposal.replicas());
        if (proposal.reading().measure() == Measure.UTILIZATION) {
            shown.put("utilization", proposal.reading().utilization());
            shown.put("rawMilli", proposal.reading().milli());
        } else {
            shown.put("usageMilli", proposal.reading().milli());
        }
        return shown;
    }

    private JsonNode groups() {
        List<PodSample> samples = new ArrayList<>();
        input.required("samples").properties().forEach(sample -> {
            JsonNode node = sample.getValue();
            samples.add(new PodSample(sample.getKey(), 1, 0, ageToNanos(node.required("ageSeconds")), window(node)));
        });
        boolean cpu = input.required("resource").asText().equals("cpu");
        PodGroups groups = new PodGroups(pods(), samples, cpu, settings, 0);
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("readyCount", groups.count(Group.READY));
        shown.set("unready", sorted(groups.names(Group.UNREADY)));
        shown.set("missing", sorted(groups.names(Group.MISSING)));
        shown.set("ignored", sorted(groups.names(Group.IGNORED)));
        return shown;
    }

    private static ArrayNode sorted(List<String> names) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        names.stream().sorted().forEach(array::add);
        return array;
    }

    private JsonNode requests() {
        List<Pod> pods = pods();
        PodRequests requests =
                new PodRequests(pods, input.required("resource").asText(), container(), settings.podLevelResources());
        if (requests.failure().isPresent()) {
            return shown(requests.failure().get());
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        ObjectNode milli = shown.putObject("requestsMilli");
        for (int i = 0; i < pods.size(); i++) {
            milli.put(pods.get(i).name(), requests.milli(i));
        }
        return shown;
    }

    private JsonNode utilizationRatio() {
        Map<String, Long> requests = amounts(input.required("requests"));
        List<String> names = List.copyOf(requests.keySet());
        PodRequests known = PodRequests.known(
                requests.values().stream().mapToLong(Long::longValue).toArray());
        Usage usage = new UtilizationOfRequest(
                known, input.required("targetUtilization").intValue());
        amounts(input.required("values"))
                .forEach((pod, milli) ->
                        usage.add(requests.containsKey(pod) ? names.indexOf(pod) : Usage.UNLISTED, milli, 1));
        if (usage.isUndefined()) {
            return shown(MetricFailure.NO_MATCHING_PODS);
        }
        Proposal.Reading reading = usage.reading(0);
        return JsonNodeFactory.instance
                .objectNode()
                .put("ratio", usage.ratio())
                .put("utilization", reading.utilization())
                .put("rawMilli", reading.milli());
    }

    private JsonNode usageRatio() {
        Usage usage = new AverageUsage(target());
        amounts(input.required("values")).forEach((pod, milli) -> usage.add(Usage.UNLISTED, milli, 1));
        return JsonNodeFactory.instance
                .objectNode()
                .put("ratio", usage.ratio())
                .put("usageMilli", usage.reading(0).milli());
    }
}
