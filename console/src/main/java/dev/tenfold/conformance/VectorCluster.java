package dev.tenfold.conformance;

import static dev.tenfold.conformance.HpaVectorReader.list;
import static dev.tenfold.conformance.HpaVectorReader.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.policy.hpa.Cluster;
import dev.tenfold.policy.hpa.LabelSelector;
import dev.tenfold.policy.hpa.Measurement;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.Pod;
import dev.tenfold.policy.hpa.PodSample;
import dev.tenfold.policy.hpa.ResourceSample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The cluster that one {@code reconcile} vector describes. */
final class VectorCluster implements Cluster {
    private final JsonNode scale;
    private final JsonNode metrics;
    private final List<Pod> pods;
    private final List<LabelSelector> otherAutoscalers;
    private boolean conflicts;

    VectorCluster(JsonNode input) {
        scale = input.required("scale");
        metrics = input.path("metrics");
        pods = list(input.path("pods"), HpaVectorReader::pod);
        otherAutoscalers =
                list(input.path("otherHpas"), other -> LabelSelector.ofLabels(labels(other.required("selector"))));
        conflicts = scale.path("updateError").asText().equals("conflict-once");
    }

    private static Map<String, String> labels(JsonNode object) {
        Map<String, String> labels = new TreeMap<>();
        object.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    @Override
    public Optional<Scale> scale() {
        return scale.path("getError").asBoolean()
                ? Optional.empty()
                : Optional.of(new Scale(
                        scale.required("specReplicas").intValue(),
                        scale.required("statusReplicas").intValue(),
                        scale.required("selector").asText()));
    }

    @Override
    public List<Pod> pods(LabelSelector selector) {
        return pods.stream().filter(pod -> selector.matches(pod.labels())).toList();
    }

    @Override
    public List<LabelSelector> otherAutoscalers() {
        return otherAutoscalers;
    }

    @Override
    public Optional<List<ResourceSample>> resourceSamples() {
        return source(metrics.path("resource"), HpaVectorReader::resourceSample);
    }

    @Override
    public Optional<List<PodSample>> podSamples(MetricSpec.Pods metric) {
        return source(metrics.path("pods").path(metric.metric()), HpaVectorReader::podSample);
    }

    @Override
    public Optional<Measurement> measurement(MetricSpec.ObjectMetric metric) {
        JsonNode value = metrics.path("object").path(metric.metric());
        return value.isNumber() ? Optional.of(HpaVectorReader.measurement(value)) : Optional.empty();
    }

    @Override
    public Optional<List<Measurement>> measurements(MetricSpec.External metric) {
        return source(metrics.path("external").path(metric.metric()), HpaVectorReader::measurement);
    }

    @Override
    public Write write(int replicas) {
        if (conflicts) {
            conflicts = false;
            return Write.CONFLICT;
        }
        return scale.path("updateError").asText().equals("error") ? Write.FAILED : Write.DONE;
    }
}
