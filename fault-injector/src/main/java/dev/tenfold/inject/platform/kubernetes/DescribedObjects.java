package dev.tenfold.inject.platform.kubernetes;

import dev.tenfold.metric.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kinds of objects that series tell of: a series describes an object of a kind if it has that kind's label. The labels
 * are those that prometheus-adapter's default rules expect.
 *
 * @param resource as it stands in paths, such as {@code deployments.apps}
 * @param label that holds the object's name, such as {@code deployment}
 * @param namespaced whether its objects live in namespaces
 * @param apiVersion such as {@code apps/v1}
 * @param kind such as {@code Deployment}
 */
record DescribedObjects(String resource, String label, boolean namespaced, String apiVersion, String kind) {
    static final String NAMESPACE = "namespace";

    private static final Map<String, DescribedObjects> KINDS = Stream.of(
                    new DescribedObjects("pods", "pod", true, "v1", "Pod"),
                    new DescribedObjects("services", "service", true, "v1", "Service"),
                    new DescribedObjects("deployments.apps", "deployment", true, "apps/v1", "Deployment"),
                    new DescribedObjects("statefulsets.apps", "statefulset", true, "apps/v1", "StatefulSet"),
                    new DescribedObjects("replicasets.apps", "replicaset", true, "apps/v1", "ReplicaSet"),
                    new DescribedObjects("daemonsets.apps", "daemonset", true, "apps/v1", "DaemonSet"),
                    new DescribedObjects(
                            "ingresses.networking.k8s.io", "ingress", true, "networking.k8s.io/v1", "Ingress"),
                    new DescribedObjects("nodes", "node", false, "v1", "Node"),
                    new DescribedObjects("namespaces", NAMESPACE, false, "v1", "Namespace"))
            .collect(Collectors.toMap(
                    DescribedObjects::resource, Function.identity(), (one, other) -> one, LinkedHashMap::new));

    /** All kinds. */
    static List<DescribedObjects> all() {
        return List.copyOf(KINDS.values());
    }

    /** The kind of a resource, with or without its group. */
    static Optional<DescribedObjects> of(String resource) {
        return KINDS.values().stream()
                .filter(kind -> kind.resource.equals(resource)
                        || kind.resource.replaceFirst("\\..*", "").equals(resource))
                .findFirst();
    }

    /** Whether a series tells of an object of this kind. */
    boolean describedBy(Labels labels) {
        return !labels.get(label).isEmpty()
                && (!namespaced || !labels.get(NAMESPACE).isEmpty());
    }

    /** A label as selectors see it: null where it is not there. */
    static String label(Labels labels, String name) {
        String value = labels.get(name);
        return value.isEmpty() ? null : value;
    }
}
