package dev.tenfold.inject.replicas;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What runs a service's replicas in Kubernetes.
 *
 * @param namespace where it lives
 * @param group such as {@code apps}
 * @param version such as {@code v1}
 * @param resource such as {@code deployments}
 * @param name its name
 */
record Workload(String namespace, String group, String version, String resource, String name) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");
    private static final Map<String, String> KNOWN = Map.of(
            "deployment", "deployments",
            "deployments", "deployments",
            "statefulset", "statefulsets",
            "statefulsets", "statefulsets",
            "replicaset", "replicasets",
            "replicasets", "replicasets");

    /** From the path of a URI: {@code NAMESPACE/KIND/NAME} or {@code NAMESPACE/GROUP/VERSION/RESOURCE/NAME}. */
    static Workload of(Specification specification) {
        List<String> path = specification.path();
        boolean named = path.stream().allMatch(part -> NAME.matcher(part).matches());
        if (named && path.size() == 3 && KNOWN.containsKey(path.get(1))) {
            return new Workload(path.get(0), "apps", "v1", KNOWN.get(path.get(1)), path.get(2));
        }
        if (named && path.size() == 5) {
            return new Workload(path.get(0), path.get(1), path.get(2), path.get(3), path.get(4));
        }
        throw specification.mistake("must be kubernetes://HOST/NAMESPACE/KIND/NAME with KIND deployment, statefulset"
                + " or replicaset, or kubernetes://HOST/NAMESPACE/GROUP/VERSION/RESOURCE/NAME for anything that has a"
                + " scale, was " + specification.uri());
    }

    /** Whether it tells of ready replicas by itself, and can be watched; otherwise its scale is asked. */
    boolean watched() {
        return group.equals("apps") && KNOWN.containsKey(resource);
    }

    private String collection() {
        return "/apis/" + group + "/" + version + "/namespaces/" + namespace + "/" + resource;
    }

    URI list(URI server) {
        return URI.create(server + collection() + "?fieldSelector=metadata.name%3D" + name);
    }

    /** @param resourceVersion from which on changes are told */
    URI watch(URI server, String resourceVersion, long seconds) {
        return URI.create(list(server) + "&watch=true&allowWatchBookmarks=true&timeoutSeconds=" + seconds
                + "&resourceVersion=" + resourceVersion);
    }

    URI scale(URI server) {
        return URI.create(server + collection() + "/" + name + "/scale");
    }

    /** For people: {@code deployments shop/web}. */
    @Override
    public String toString() {
        return resource + " " + namespace + "/" + name;
    }
}
