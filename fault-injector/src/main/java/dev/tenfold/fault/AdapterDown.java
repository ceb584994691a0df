package dev.tenfold.fault;

import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;

/**
 * The adapter that serves custom and external metrics answers with an error: prometheus-adapter, KEDA's metrics server.
 * Autoscalers that ask it fail with FailedGetPodsMetric, FailedGetObjectMetric or FailedGetExternalMetric.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/">Kubernetes: horizontal pod
 *     autoscaling, support for metrics APIs</a>
 */
@Meaning("The custom and external metrics APIs of Kubernetes answer with an error.")
public record AdapterDown(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts) implements MetricFault {
    public AdapterDown {
        Ramps.requireTimes(at, lasts);
    }

    @Override
    public List<Source> possible() {
        return List.of(Source.SIGNALS);
    }

    @Override
    public boolean silences(Source system, boolean byAdapter) {
        return byAdapter && isIn(system);
    }

    @Override
    public String title() {
        return "metrics adapter down";
    }

    @Override
    public String sentence() {
        return title();
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new AdapterDown(at, lasts);
    }
}
