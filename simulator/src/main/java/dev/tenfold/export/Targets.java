package dev.tenfold.export;

import java.util.LinkedHashMap;
import java.util.Map;

/** The labels that Prometheus gives to what it scrapes, as the usual configurations of Kubernetes name them. */
final class Targets {
    private Targets() {}

    /** A pod, or what tells of it. */
    static Map<String, String> of(Pod pod, Job job, String service) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("job", job == Job.SERVICE ? service : job.title());
        labels.put("pod", pod.name());
        switch (job) {
            case SERVICE -> {
                labels.put("instance", pod.address() + ":8080");
                labels.put("container", service);
                labels.put("service", service);
                labels.put("app", service);
            }
            case SIDECAR -> {
                labels.put("instance", pod.address() + ":15020");
                labels.put("container", "istio-proxy");
                labels.put("app", service);
            }
            case KUBELET -> {
                labels.put("instance", pod.node() + ":10250");
                labels.put("node", pod.node());
                labels.put("metrics_path", "/metrics/cadvisor");
                labels.put("container", service);
                labels.put("image", "registry.example/" + service + ":1");
            }
            case STATE, INGRESS, BROKER -> labels.put("instance", instance(job));
        }
        return labels;
    }

    /** What tells of a service as a whole. */
    static Map<String, String> of(Job job, String service) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("job", job == Job.SERVICE ? service : job.title());
        if (job == Job.KUBELET) {
            labels.put("instance", "node-1:10250");
            labels.put("node", "node-1");
            labels.put("metrics_path", "/metrics/cadvisor");
        } else if (job.besideReplicas()) {
            labels.put("instance", service + ":8080");
            labels.put("service", service);
            labels.put("app", service);
        } else {
            labels.put("instance", instance(job));
        }
        return labels;
    }

    private static String instance(Job job) {
        return job.title() + ":8080";
    }
}
