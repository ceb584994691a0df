package dev.tenfold.export;

/** Where Prometheus finds metrics: what its configuration calls a job. */
enum Job {
    /** The service's own endpoint, one target a replica; the job is called as the service. */
    SERVICE("", true),
    /** cAdvisor in the kubelet of the node. */
    KUBELET("kubelet", true),
    /** The sidecar beside each replica. */
    SIDECAR("envoy-stats", true),
    /** kube-state-metrics, one for the cluster. */
    STATE("kube-state-metrics", false),
    /** The ingress controller, one for the cluster. */
    INGRESS("ingress-nginx", false),
    /** The exporter of a message broker, one for the cluster. */
    BROKER("broker", false);

    static final Job[] ALL = values();

    private final String title;
    private final boolean besideReplicas;

    Job(String title, boolean besideReplicas) {
        this.title = title;
        this.besideReplicas = besideReplicas;
    }

    /** The value of the label {@code job}; empty for the service's own, which is called as the service. */
    String title() {
        return title;
    }

    /** Whether it is scraped with the replicas of a service, rather than once for all services. */
    boolean besideReplicas() {
        return besideReplicas;
    }
}
