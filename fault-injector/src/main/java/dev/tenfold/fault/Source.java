package dev.tenfold.fault;

import dev.tenfold.spelling.Meaning;

/** A system that policies have their metrics from. */
@Meaning("A system that policies have their metrics from.")
public enum Source {
    /** What Prometheus scrapes and stores. */
    PROMETHEUS("prometheus"),
    /** CPU and memory, by metrics-server: the resource metrics API of Kubernetes. */
    METRICS_SERVER("metrics-server"),
    /** What is sent to Amazon CloudWatch. */
    CLOUDWATCH("cloudwatch"),
    /** The scenario's signals: the custom and external metrics APIs, and what clouds read by name. */
    SIGNALS("signals");

    private final String title;

    Source(String title) {
        this.title = title;
    }

    /** As it is written. */
    public String title() {
        return title;
    }
}
