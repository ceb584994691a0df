package dev.tenfold.policy.manifest;

import dev.tenfold.document.Fields;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.hpa.HpaSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that runs pods, such as a Deployment, as far as an autoscaler of it cares.
 *
 * @param kind such as {@code Deployment}
 * @param name its name
 * @param namespace its namespace, if written
 * @param place where it begins
 * @param replicas {@code spec.replicas}, if written
 * @param containers the containers of a pod whose usage counts: ordinary ones and sidecars
 */
public record Workload(
        String kind,
        String name,
        Optional<String> namespace,
        Place place,
        OptionalInt replicas,
        List<Container> containers) {
    public Workload {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(replicas, "replicas");
        containers = List.copyOf(containers);
    }

    /**
     * One container of a pod.
     *
     * @param name its name
     * @param place where it begins
     * @param requests what it requests by resource, in thousandths; a missing request is its limit, as the API server
     *     says
     * @param limits what it may use at most by resource, in thousandths
     */
    public record Container(String name, Place place, Map<String, Long> requests, Map<String, Long> limits) {
        public Container {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(place, "place");
            requests = Map.copyOf(requests);
            limits = Map.copyOf(limits);
        }
    }

    /** The workload that an object is; empty if it has no pods. */
    public static Optional<Workload> of(String kind, Mapping object) {
        Problems ignored = new Problems();
        Fields root = Fields.of(object, ignored);
        Optional<Fields> spec = root.object("spec");
        Optional<Fields> pod = spec.flatMap(fields -> fields.object("template"))
                .flatMap(template -> template.object("spec"))
                .filter(fields -> fields.has("containers"));
        return pod.map(fields -> new Workload(
                kind,
                root.object("metadata")
                        .flatMap(metadata -> metadata.text("name"))
                        .orElse(""),
                root.object("metadata").flatMap(metadata -> metadata.text("namespace")),
                root.place("kind"),
                spec.map(workload -> workload.int32("replicas")).orElse(OptionalInt.empty()),
                containers(fields)));
    }

    private static List<Container> containers(Fields pod) {
        List<Container> containers = new ArrayList<>();
        pod.objects("containers").forEach(container -> containers.add(container(container)));
        for (Fields init : pod.objects("initContainers")) {
            if (init.text("restartPolicy").filter("Always"::equals).isPresent()) {
                containers.add(container(init));
            }
        }
        return containers;
    }

    private static Container container(Fields container) {
        Optional<Fields> resources = container.object("resources");
        Map<String, Long> limits = amounts(resources, "limits");
        Map<String, Long> requests = new LinkedHashMap<>(limits);
        requests.putAll(amounts(resources, "requests"));
        return new Container(container.text("name").orElse(""), container.place(), requests, limits);
    }

    private static Map<String, Long> amounts(Optional<Fields> resources, String key) {
        Map<String, Long> amounts = new LinkedHashMap<>();
        resources.flatMap(fields -> fields.object(key)).ifPresent(fields -> {
            for (String resource : List.of("cpu", "memory")) {
                MetricReader.milli(fields, resource).ifPresent(milli -> amounts.put(resource, milli));
            }
        });
        return amounts;
    }

    /** Whether an autoscaler aims at it; a namespace that is not written may be any. */
    boolean isTargetOf(HpaSpec spec) {
        return kind.equals(spec.target().kind())
                && name.equals(spec.target().name())
                && (namespace.isEmpty() || spec.namespace().isEmpty() || namespace.equals(spec.namespace()));
    }
}
