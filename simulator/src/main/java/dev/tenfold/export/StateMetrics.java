package dev.tenfold.export;

import dev.tenfold.export.Family.Reading;
import dev.tenfold.service.Fleet;
import java.util.List;
import java.util.Map;

/**
 * The objects of the cluster as kube-state-metrics tells of them: Deployments, their pods, and
 * HorizontalPodAutoscalers.
 *
 * @see <a href="https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics">kube-state-metrics,
 *     documentation of the metrics</a>
 */
final class StateMetrics implements Exporter {
    private final long epochMillis;
    private final List<Autoscaled> autoscalers;

    /**
     * @param epochMillis when the rehearsal starts
     * @param autoscalers the autoscalers of all services
     */
    StateMetrics(long epochMillis, List<Autoscaled> autoscalers) {
        this.epochMillis = epochMillis;
        this.autoscalers = autoscalers;
    }

    @Override
    public void declare(Publisher publisher) {
        declareDeployment(publisher.service().name(), publisher.ofService());
        declarePods(publisher.service().name(), publisher.ofPods());
        declareContainers(publisher);
        for (Autoscaled autoscaler : autoscalers) {
            if (autoscaler.service().equals(publisher.service().name())) {
                declareAutoscaler(autoscaler, publisher.ofService());
            }
        }
        publisher.ofService().add(Job.STATE, "up", Map.of(), (service, now) -> 1);
    }

    private static void declareDeployment(String name, Families<Publisher> service) {
        Map<String, String> labels = Map.of("deployment", name);
        add(
                service,
                "kube_deployment_spec_replicas",
                labels,
                (each, now) -> fleet(each).wanted());
        add(
                service,
                "kube_deployment_status_replicas",
                labels,
                (each, now) -> fleet(each).existing());
        add(
                service,
                "kube_deployment_status_replicas_updated",
                labels,
                (each, now) -> fleet(each).existing());
        add(
                service,
                "kube_deployment_status_replicas_ready",
                labels,
                (each, now) -> fleet(each).ready());
        add(
                service,
                "kube_deployment_status_replicas_available",
                labels,
                (each, now) -> fleet(each).ready());
        add(
                service,
                "kube_deployment_status_replicas_unavailable",
                labels,
                (each, now) -> fleet(each).starting());
        add(service, "kube_deployment_metadata_generation", labels, (each, now) -> 1);
        add(service, "kube_deployment_status_observed_generation", labels, (each, now) -> 1);
    }

    private static void declareAutoscaler(Autoscaled autoscaler, Families<Publisher> service) {
        Map<String, String> labels = Map.of("horizontalpodautoscaler", autoscaler.name());
        String stem = "kube_horizontalpodautoscaler_";
        add(service, stem + "spec_min_replicas", labels, (each, now) -> autoscaler.minReplicas());
        add(service, stem + "spec_max_replicas", labels, (each, now) -> autoscaler.maxReplicas());
        add(
                service,
                stem + "status_desired_replicas",
                labels,
                (each, now) -> fleet(each).wanted());
        add(
                service,
                stem + "status_current_replicas",
                labels,
                (each, now) -> fleet(each).existing());
        Map<String, String> info = Map.of(
                "horizontalpodautoscaler", autoscaler.name(),
                "scaletargetref_kind", "Deployment",
                "scaletargetref_name", autoscaler.service());
        add(service, stem + "info", info, (each, now) -> 1);
    }

    private void declarePods(String name, Families<PodGroup> pods) {
        for (String phase : List.of("Pending", "Running", "Succeeded", "Failed", "Unknown")) {
            pods.add(Job.STATE, "kube_pod_status_phase", Map.of("phase", phase), (pod, now) -> {
                boolean begun = pod.discovered(now);
                return phase.equals("Running") && begun || phase.equals("Pending") && !begun ? pod.weight() : 0;
            });
        }
        for (String condition : List.of("true", "false", "unknown")) {
            pods.add(
                    Job.STATE,
                    "kube_pod_status_ready",
                    Map.of("condition", condition),
                    (pod, now) -> condition.equals(Boolean.toString(pod.ready())) ? pod.weight() : 0);
        }
        pods.add(Job.STATE, "kube_pod_info", Map.of("created_by_kind", "ReplicaSet"), (pod, now) -> pod.weight());
        pods.add(Job.STATE, "kube_pod_labels", Map.of("label_app", name), (pod, now) -> pod.weight());
        pods.add(Job.STATE, "kube_pod_created", Map.of(), (pod, now) -> seconds(pod.createdNanos()));
        pods.add(Job.STATE, "kube_pod_start_time", Map.of(), (pod, now) -> seconds(pod.createdNanos()));
    }

    private static void declareContainers(Publisher publisher) {
        Families<PodGroup> pods = publisher.ofPods();
        String name = publisher.service().name();
        Map<String, String> container = Map.of("container", name);
        String status = "kube_pod_container_status_";
        add(pods, status + "restarts_total", container, (pod, now) -> pod.restarts());
        add(pods, status + "ready", container, (pod, now) -> pod.ready() ? pod.weight() : 0);
        add(pods, status + "running", container, (pod, now) -> pod.running(now) ? pod.weight() : 0);
        add(pods, status + "waiting", container, (pod, now) -> pod.running(now) ? 0 : pod.weight());
        double cores = publisher.spec().cores().value();
        double requested = publisher.spec().requestedMilli() / 1000.0;
        double memory = publisher.spec().requests().memory().bytes();
        Map<String, String> cpu = Map.of("container", name, "resource", "cpu", "unit", "core");
        Map<String, String> bytes = Map.of("container", name, "resource", "memory", "unit", "byte");
        add(pods, "kube_pod_container_resource_requests", cpu, (pod, now) -> requested * pod.weight());
        add(pods, "kube_pod_container_resource_requests", bytes, (pod, now) -> memory * pod.weight());
        add(pods, "kube_pod_container_resource_limits", cpu, (pod, now) -> cores * pod.weight());
        add(pods, "kube_pod_container_resource_limits", bytes, (pod, now) -> memory * pod.weight());
    }

    private static <S extends Counted> void add(
            Families<S> families, String name, Map<String, String> labels, Reading<S> reading) {
        families.add(Job.STATE, name, labels, reading);
    }

    private static Fleet fleet(Publisher publisher) {
        return publisher.service().fleet();
    }

    private double seconds(long nanos) {
        return epochMillis / 1e3 + nanos / 1e9;
    }
}
