package dev.tenfold.export;

import dev.tenfold.scenario.MetricsSpec;
import dev.tenfold.scenario.MetricsSpec.Preset;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.ServiceSpec;
import java.util.ArrayList;
import java.util.List;

/** The exporters that a scenario chooses. */
final class Exporters {
    /** Who sends what comes from outside. */
    private static final String GATEWAY = "istio-ingressgateway";

    private final Scenario scenario;
    private final MetricsSpec metrics;
    private final long epochMillis;
    /** The services where users come in. */
    private final List<String> entries;

    Exporters(Scenario scenario, long epochMillis) {
        this.scenario = scenario;
        this.metrics = scenario.metrics();
        this.epochMillis = epochMillis;
        entries = scenario.load().entries();
    }

    /** All of them, in an order that does not depend on the scenario's. */
    List<Exporter> all(List<Autoscaled> autoscalers) {
        List<Exporter> exporters = new ArrayList<>();
        exporters.add(new ServerMetrics());
        for (Preset preset : Preset.values()) {
            if (metrics.presets().contains(preset)) {
                exporters.addAll(of(preset, autoscalers));
            }
        }
        exporters.add(new CustomMetrics(metrics.series()));
        return exporters;
    }

    private List<Exporter> of(Preset preset, List<Autoscaled> autoscalers) {
        return switch (preset) {
            case KUBERNETES -> List.of(new CadvisorMetrics(epochMillis), new StateMetrics(epochMillis, autoscalers));
            case MICROMETER -> List.of(new MicrometerMetrics(metrics.buckets(), this::endpoints));
            case PROMETHEUS_CLIENT -> List.of(new ClientMetrics(epochMillis, metrics.buckets(), this::endpoints));
            case ISTIO -> List.of(new IstioMetrics(metrics.buckets(), this::caller, metrics.namespace()));
            case NGINX_INGRESS ->
                entries.stream()
                        .<Exporter>map(entry -> new IngressMetrics(entry, metrics.buckets(), endpoints(entry)))
                        .toList();
            case QUEUE -> List.of(new QueueMetrics(scenario.queues()));
            case CLOUDWATCH -> List.of();
        };
    }

    private List<Endpoint> endpoints(String service) {
        return entries.contains(service) ? Endpoint.of(scenario.load(), service) : Endpoint.ANY;
    }

    /** Who calls a service; {@code unknown} if several do, since the model does not tell their calls apart. */
    private String caller(String service) {
        if (entries.contains(service)) {
            return GATEWAY;
        }
        List<String> callers = new ArrayList<>();
        scenario.services().forEach((name, spec) -> {
            for (ServiceSpec.CallSpec call : spec.calls()) {
                if (call.service().equals(service)) {
                    callers.add(name);
                }
            }
        });
        return callers.size() == 1 ? callers.get(0) : "unknown";
    }
}
