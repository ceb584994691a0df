package dev.tenfold.export;

import dev.tenfold.metric.Staleness;
import dev.tenfold.scenario.MetricsSpec;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.Service;
import java.util.List;
import java.util.Map;

/** One simulated service as its exporters see it: its pods, and the traffic that a proxy before them counts. */
final class Publisher implements Counted {
    private final Service service;
    private final ServiceSpec spec;
    private final Labelling labelling;
    private final Latencies latencies;
    private final Families<PodGroup> ofPods;
    private final Families<Publisher> ofService;
    private final Row[] rows = new Row[Job.ALL.length];
    private final double[] seen = new double[Outcome.ALL.length];
    private Roster roster;
    private Traffic traffic;
    private double[] values = {};
    private long refreshedNanos = -1;

    Publisher(Service service, ServiceSpec spec, Labelling labelling, Wanted wanted) {
        this.service = service;
        this.spec = spec;
        this.labelling = labelling;
        latencies = new Latencies(service.ledger().latencies());
        ofPods = new Families<>(labelling, wanted, latencies);
        ofService = new Families<>(labelling, wanted, latencies);
    }

    /** All that it publishes is declared. */
    void open(PodNames names, MetricsSpec metrics) {
        roster = new Roster(this, names, metrics.pods());
        traffic = new Traffic(latencies);
    }

    Service service() {
        return service;
    }

    ServiceSpec spec() {
        return spec;
    }

    Latencies latencies() {
        return latencies;
    }

    Families<PodGroup> ofPods() {
        return ofPods;
    }

    Families<Publisher> ofService() {
        return ofService;
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    /** Whether a job has anything that is wanted. */
    boolean has(Job job) {
        return !ofPods.of(job).isEmpty() || !ofService.of(job).isEmpty();
    }

    /** One target group of it is scraped. */
    void scrape(Job job, long nowNanos, Tape tape) {
        refresh(nowNanos, tape);
        List<Family<PodGroup>> families = ofPods.of(job);
        List<PodGroup> groups = roster.groups();
        for (int i = 0; i < groups.size() && !families.isEmpty(); i++) {
            scrape(groups.get(i), job, families, nowNanos, tape);
        }
        List<Family<Publisher>> wholes = ofService.of(job);
        double[] read = values(wholes.size());
        for (int i = 0; i < wholes.size(); i++) {
            read[i] = orMarker(wholes.get(i).reading().of(this, nowNanos));
        }
        row(job).write(wholes, read, tape);
    }

    private void scrape(PodGroup group, Job job, List<Family<PodGroup>> families, long nowNanos, Tape tape) {
        boolean runs = group.running(nowNanos);
        boolean discovered = group.discovered(nowNanos);
        double[] values = values(families.size());
        for (int i = 0; i < families.size(); i++) {
            Family<PodGroup> family = families.get(i);
            boolean published = switch (family.life()) {
                case EXISTS -> true;
                case DISCOVERED -> discovered;
                case RUNS -> runs;
            };
            values[i] = published ? orMarker(family.reading().of(group, nowNanos)) : Staleness.MARKER;
        }
        List<Pod> pods = group.pods();
        for (int i = 0; i < pods.size(); i++) {
            row(pods.get(i), job, families.size()).write(families, values, tape);
        }
    }

    private static double orMarker(double value) {
        return Double.isNaN(value) ? Staleness.MARKER : value;
    }

    /** Room for the values of one target; used again at the next. */
    private double[] values(int size) {
        if (values.length < size) {
            values = new double[size];
        }
        return values;
    }

    private void refresh(long nowNanos, Tape tape) {
        if (nowNanos == refreshedNanos) {
            return;
        }
        double seconds = (nowNanos - Math.max(0, refreshedNanos)) / 1e9;
        refreshedNanos = nowNanos;
        latencies.refresh();
        roster.refresh(nowNanos, tape);
        traffic.refresh(seconds);
        for (Outcome outcome : Outcome.ALL) {
            double now = outcome.atProxy(service.account());
            traffic.add(outcome, now - seen[outcome.ordinal()], latencies);
            seen[outcome.ordinal()] = now;
        }
    }

    private Row row(Pod pod, Job job, int families) {
        Row row = pod.row(job);
        if (row == null) {
            Map<String, String> labels = labelling.target(job, service.name(), Targets.of(pod, job, service.name()));
            row = new Row(labels, labelling, families);
            pod.row(job, row);
        }
        return row;
    }

    private Row row(Job job) {
        Row row = rows[job.ordinal()];
        if (row == null) {
            Map<String, String> labels = labelling.target(job, service.name(), Targets.of(job, service.name()));
            row = new Row(labels, labelling, ofService.of(job).size());
            rows[job.ordinal()] = row;
        }
        return row;
    }
}
