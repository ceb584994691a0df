package dev.tenfold.inject.platform.kubernetes;

import dev.tenfold.inject.PodUsage;
import dev.tenfold.inject.platform.Observed;
import dev.tenfold.inject.platform.OnAir;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Series as metrics of the objects that their labels name; the series of one object are summed, as prometheus-adapter's
 * queries do. Values are told as they are: a counter is a counter, and a rate must be a series of its own.
 *
 * @see <a href="https://github.com/kubernetes-sigs/custom-metrics-apiserver">custom-metrics-apiserver</a>
 */
final class CustomMetrics implements ApiGroup {
    private static final String NAME = "custom.metrics.k8s.io";
    private static final String FIRST_VERSION = "v1beta1";
    private static final String ALL_OBJECTS = "*";

    private final OnAir onAir;

    CustomMetrics(OnAir onAir) {
        this.onAir = onAir;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> versions() {
        return List.of("v1beta2", FIRST_VERSION);
    }

    @Override
    public List<Resource> resources() {
        TreeSet<String> namespaced = new TreeSet<>();
        TreeSet<String> rootScoped = new TreeSet<>();
        onAir.forEach(observed -> {
            for (DescribedObjects kind : DescribedObjects.all()) {
                if (kind.describedBy(observed.labels())) {
                    String name = kind.resource() + "/" + observed.labels().name();
                    (kind.namespaced() ? namespaced : rootScoped).add(name);
                }
            }
        });
        List<Resource> found = new ArrayList<>();
        namespaced.forEach(name -> found.add(new Resource(name, true, "MetricValueList", List.of("get"))));
        rootScoped.forEach(name -> found.add(new Resource(name, false, "MetricValueList", List.of("get"))));
        return found;
    }

    @Override
    public void mount(Router router) {
        for (String version : versions()) {
            String root = "/apis/" + NAME + "/" + version;
            Asked.mount(router, root + "/namespaces/:namespace/metrics/:metric", asked -> {
                Wanted wanted = new Wanted("namespaces", "", asked.path("namespace"), asked.path("metric"));
                answer(asked, version, wanted);
            });
            Asked.mount(
                    router,
                    root + "/namespaces/:namespace/:resource/:name/:metric",
                    asked -> answer(asked, version, wanted(asked, asked.path("namespace"))));
            Asked.mount(router, root + "/:resource/:name/:metric", asked -> answer(asked, version, wanted(asked, "")));
        }
    }

    /** Of which objects which metric is wanted; of a root-scoped kind the namespace is empty. */
    private record Wanted(String resource, String namespace, String name, String metric) {
        boolean all() {
            return name.equals(ALL_OBJECTS);
        }

        Refusal unknown() {
            return Refusal.notFound(
                    "the server could not find the metric " + metric + " for " + resource + (all() ? "" : " " + name));
        }
    }

    private static Wanted wanted(Asked asked, String namespace) {
        return new Wanted(asked.path("resource"), namespace, asked.path("name"), asked.path("metric"));
    }

    private void answer(Asked asked, String version, Wanted wanted) {
        DescribedObjects kind = DescribedObjects.of(wanted.resource()).orElseThrow(wanted::unknown);
        LabelSelector objects = asked.selector("labelSelector");
        LabelSelector series = asked.selector("metricLabelSelector");
        List<Observed> known = onAir.named(wanted.metric()).stream()
                .filter(observed -> describes(kind, wanted, observed))
                .toList();
        if (known.isEmpty()) {
            throw wanted.unknown();
        }
        Map<String, PodUsage> pods = pods();
        Map<String, Sum> sums = new TreeMap<>();
        for (Observed observed : known) {
            String name = observed.labels().get(kind.label());
            String place = kind.namespaced() ? observed.labels().get(DescribedObjects.NAMESPACE) : "";
            PodUsage pod = kind.kind().equals("Pod") ? pods.get(place + "/" + name) : null;
            UnaryOperator<String> labels = of(observed);
            if (series.matches(labels) && (!wanted.all() || objects.matches(pod == null ? labels : pod.labels()::get)))
                sums.computeIfAbsent(place + "/" + name, key -> new Sum(place, name))
                        .add(observed);
        }
        JsonArray items = new JsonArray();
        sums.values().forEach(sum -> items.add(sum.value(kind, wanted.metric(), version)));
        Message message = version.equals(FIRST_VERSION) ? Message.CUSTOM_BETA1 : Message.CUSTOM_BETA2;
        Reply.send(asked.context(), Lists.of("MetricValueList", NAME + "/" + version, items), message.list());
    }

    private static boolean describes(DescribedObjects kind, Wanted wanted, Observed observed) {
        return kind.describedBy(observed.labels())
                && (wanted.all() || observed.labels().get(kind.label()).equals(wanted.name()))
                && (!kind.namespaced()
                        || observed.labels().get(DescribedObjects.NAMESPACE).equals(wanted.namespace()));
    }

    /** A pod's own labels are what its selector asks; of what is no known pod the series' labels stand for them. */
    private Map<String, PodUsage> pods() {
        Map<String, PodUsage> pods = new HashMap<>();
        onAir.forEachPod((at, pod) -> pods.put(pod.namespace() + "/" + pod.pod(), pod));
        return pods;
    }

    private static UnaryOperator<String> of(Observed observed) {
        return name -> DescribedObjects.label(observed.labels(), name);
    }

    /** The series of one object. */
    private static final class Sum {
        private final String namespace;
        private final String name;
        private double total;
        private Instant oldest = Instant.MAX;

        private Sum(String namespace, String name) {
            this.namespace = namespace;
            this.name = name;
        }

        private void add(Observed observed) {
            total += observed.value();
            oldest = observed.at().isBefore(oldest) ? observed.at() : oldest;
        }

        private JsonObject value(DescribedObjects kind, String metric, String version) {
            JsonObject object = new JsonObject().put("kind", kind.kind());
            if (!namespace.isEmpty()) {
                object.put("namespace", namespace);
            }
            object.put("name", name).put("apiVersion", kind.apiVersion());
            JsonObject value = new JsonObject().put("describedObject", object);
            if (version.equals(FIRST_VERSION)) {
                value.put("metricName", metric);
            } else {
                value.put("metric", new JsonObject().put("name", metric));
            }
            return value.put("timestamp", Asked.time(oldest)).put("value", Quantities.value(total));
        }
    }
}
