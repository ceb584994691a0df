package dev.tenfold.export;

import dev.tenfold.fault.Source;
import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.kernel.VirtualClock;
import dev.tenfold.scenario.MetricsSpec;
import dev.tenfold.scenario.MetricsSpec.Preset;
import dev.tenfold.scenario.NamedMetrics;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.service.Service;
import dev.tenfold.service.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What CloudWatch knows of the services. A metric is gathered from the start if somebody asked for it before, and costs
 * nothing otherwise.
 */
public final class CloudWatchMetrics {
    private static final StatisticSet NOTHING = new StatisticSet(new double[0], new double[0], null);

    private final Scenario scenario;
    private final MetricsSpec metrics;
    private final Topology topology;
    private final VirtualClock clock;
    private final Map<List<String>, CloudWatchSeries> series = new LinkedHashMap<>();
    private final Distortions distortions;
    private boolean booked;

    CloudWatchMetrics(Scenario scenario, Topology topology, VirtualClock clock) {
        this.scenario = scenario;
        this.metrics = scenario.metrics();
        this.topology = topology;
        this.clock = clock;
        distortions = Distortions.of(scenario.faults());
    }

    /**
     * A metric of a service; empty if nothing sends it. A name that is not of AWS is looked for among the scenario's
     * own series.
     *
     * @param namespace such as {@code AWS/EC2}
     * @param name such as {@code CPUUtilization}
     * @param service the service that the metric's dimensions stand for
     * @throws IllegalStateException if the rehearsal has begun
     */
    public Optional<CloudWatchSeries> series(String namespace, String name, String service) {
        List<String> key = List.of(namespace, name, service);
        CloudWatchSeries known = series.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        if (booked) {
            throw new IllegalStateException("too late to gather " + key);
        }
        Optional<CloudWatchSeries> found = source(namespace, name, topology.service(service))
                .map(source -> struck(source, service, name))
                .map(source -> new CloudWatchSeries(source, clock, resolutionNanos(namespace), delayNanos()));
        found.ifPresent(gathered -> series.put(key, gathered));
        return found;
    }

    /**
     * A metric of a pool of instances that run the replicas of other services; empty if nothing sends it.
     *
     * @throws IllegalStateException if the rehearsal has begun
     */
    public Optional<CloudWatchSeries> pool(String namespace, String name, InstanceMeter meter) {
        if (booked) {
            throw new IllegalStateException("too late to gather " + name);
        }
        Optional<CloudWatchSeries> found = PoolMetrics.source(namespace, name, meter)
                .map(source -> struck(source, meter.toString(), name))
                .map(source -> new CloudWatchSeries(source, clock, resolutionNanos(namespace), delayNanos()));
        found.ifPresent(gathered -> series.put(List.of(namespace, name, meter.toString()), gathered));
        return found;
    }

    /** Has everything gathered that AWS sends of the services, whoever asks. */
    public void gatherAll() {
        for (Service service : topology.services()) {
            for (String metric : AwsMetrics.names()) {
                int blank = metric.indexOf(' ');
                series(metric.substring(0, blank), metric.substring(blank + 1), service.name());
            }
        }
    }

    /**
     * What was sent of a metric of a service since this was asked before: of several periods the last.
     *
     * @param namespace such as {@code AWS/EC2}
     * @param name such as {@code CPUUtilization}
     * @param service the service that its dimensions stand for
     * @param values samples; none if nothing was sent
     * @param counts how often each came
     */
    public record Sent(String namespace, String name, String service, double[] values, double[] counts) {}

    /** What was sent since this was asked before, of everything that is gathered of services. */
    public List<Sent> sent() {
        List<Sent> sent = new ArrayList<>();
        series.forEach((key, gathered) -> {
            if (scenario.services().containsKey(key.get(2))) {
                StatisticSet set = gathered.unsent();
                StatisticSet told = set == null ? NOTHING : set.map(value -> value);
                sent.add(new Sent(key.get(0), key.get(1), key.get(2), told.values(), told.weights()));
            }
        });
        return sent;
    }

    /** Books the ends of all periods. */
    void book(Agenda agenda, Runnable serve) {
        booked = true;
        Map<Long, List<CloudWatchSeries>> byResolution = new TreeMap<>();
        series.values()
                .forEach(each -> byResolution
                        .computeIfAbsent(each.resolutionNanos(), unused -> new ArrayList<>())
                        .add(each));
        byResolution.forEach((resolution, gathered) -> {
            agenda.every(resolution, resolution, Phase.SERVE, serve);
            agenda.every(resolution, resolution, Phase.SCRAPE, () -> gathered.forEach(CloudWatchSeries::close));
        });
    }

    private Optional<CloudWatchSource> source(String namespace, String name, Service service) {
        if (namespace.startsWith("AWS/")) {
            boolean chosen = metrics.presets().contains(Preset.CLOUDWATCH);
            return chosen
                    ? AwsMetrics.source(
                            namespace, name, service, scenario.services().get(service.name()))
                    : Optional.empty();
        }
        return new NamedMetrics(scenario).fed(name).map(own -> AwsMetrics.source(own, topology.service(own.service())));
    }

    private CloudWatchSource struck(CloudWatchSource source, String service, String name) {
        return distortions
                .channel(Source.CLOUDWATCH, service, name, false)
                .<CloudWatchSource>map(channel -> new DistortedSource(source, channel))
                .orElse(source);
    }

    private long resolutionNanos(String namespace) {
        MetricsSpec.CloudWatchSpec spec = metrics.cloudWatch();
        return (namespace.equals("AWS/EC2") ? spec.instances() : spec.services()).toNanos();
    }

    private long delayNanos() {
        return metrics.cloudWatch().delay().toNanos();
    }
}
