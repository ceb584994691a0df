package dev.tenfold.export;

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
    private Gatherings gatherings;
    private Roster roster;
    private Traffic traffic;
    private long refreshedNanos = -1;

    Publisher(Service service, ServiceSpec spec, Labelling labelling, Wanted wanted) {
        this.service = service;
        this.spec = spec;
        this.labelling = labelling;
        latencies = new Latencies(service.ledger());
        ofPods = new Families<>(Outlook.ofPods(service.name(), labelling, wanted), latencies);
        ofService = new Families<>(Outlook.ofService(service.name(), labelling, wanted), latencies);
    }

    /** All that it publishes is declared. */
    void open(PodNames names, MetricsSpec metrics) {
        ofPods.open();
        ofService.open();
        gatherings = new Gatherings(this);
        roster = new Roster(this, names, metrics.pods());
        traffic = new Traffic(latencies, ofService.asksBuckets());
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

    /** Its pods. */
    Roster roster() {
        return roster;
    }

    Families<PodGroup> ofPods() {
        return ofPods;
    }

    Families<Publisher> ofService() {
        return ofService;
    }

    Gatherings gatherings() {
        return gatherings;
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
        boolean onlyFleet = job == Job.STATE && ofPods.of(job).isEmpty();
        if (!onlyFleet) {
            refresh(nowNanos, tape);
        }
        List<Block<PodGroup>> blocks = ofPods.of(job);
        List<PodGroup> groups = roster.groups();
        boolean onlyCrowds = ofPods.onlyCrowds(job);
        for (int i = 0; i < groups.size(); i++) {
            boolean gathers = groups.get(i).gathers();
            for (int b = 0; b < blocks.size() && !(gathers && onlyCrowds); b++) {
                if (!gathers || blocks.get(b).regard() != Regard.CROWD) {
                    scrape(groups.get(i), job, b, nowNanos, tape);
                }
            }
        }
        gatherings.scrape(job, groups, nowNanos, tape);
        List<Block<Publisher>> wholes = ofService.of(job);
        for (int b = 0; b < wholes.size(); b++) {
            Block<Publisher> block = wholes.get(b);
            if (block.isOn(this)) {
                row(job).write(b, block, block.read(this, nowNanos), tape);
            } else {
                row(job).skip(b, tape);
            }
        }
    }

    private void scrape(PodGroup group, Job job, int which, long nowNanos, Tape tape) {
        Block<PodGroup> block = ofPods.of(job).get(which);
        boolean on = block.life().isOn(group, nowNanos) && block.isOn(group);
        double[] values = on ? block.read(group, nowNanos) : null;
        List<Pod> pods = group.pods();
        for (int i = 0; i < pods.size(); i++) {
            if (!block.folded() || pods.get(i).stands() > 0) {
                Row row = row(pods.get(i), job);
                if (on) {
                    row.write(which, block, values, tape);
                } else {
                    row.skip(which, tape);
                }
            }
        }
    }

    /** New pods that report the same; where nobody tells them apart, the first stands for all. */
    void greet(List<Pod> pods) {
        boolean alike = pods.size() > 1;
        for (Job job : Job.ALL) {
            boolean folded = ofPods.of(job).stream().anyMatch(Block::folded);
            alike = alike
                    && (!folded
                            || ofPods.alike(
                                    pods.stream().map(pod -> target(pod, job)).toList()));
        }
        for (int i = 0; alike && i < pods.size(); i++) {
            pods.get(i).standFor(i == 0 ? pods.size() : 0);
        }
    }

    /**
     * Pods for which another stands part from it.
     *
     * @param first stands for them from now on
     * @param many how many
     */
    void part(Pod standing, Pod first, int many, Tape tape) {
        standing.standFor(standing.stands() - many);
        first.standFor(many);
        for (Job job : Job.ALL) {
            if (standing.row(job) != null) {
                row(first, job).partFrom(standing.row(job), many, tape);
            }
        }
    }

    private void refresh(long nowNanos, Tape tape) {
        if (nowNanos == refreshedNanos) {
            return;
        }
        double seconds = (nowNanos - Math.max(0, refreshedNanos)) / 1e9;
        refreshedNanos = nowNanos;
        gatherings.settle(roster.groups());
        latencies.refresh();
        roster.refresh(nowNanos, tape);
        gatherings.refresh(nowNanos);
        if (ofService.isEmpty()) {
            return;
        }
        traffic.refresh(seconds);
        for (Outcome outcome : Outcome.ALL) {
            double now = outcome.atProxy(service.account());
            traffic.add(outcome, now - seen[outcome.ordinal()], latencies);
            seen[outcome.ordinal()] = now;
        }
    }

    /** The series of a pod. */
    Row row(Pod pod, Job job) {
        Row row = pod.row(job);
        if (row == null) {
            row = new Row(target(pod, job), labelling, ofPods.of(job).size());
            row.weigh(pod.stands());
            pod.row(job, row);
        }
        return row;
    }

    private Map<String, String> target(Pod pod, Job job) {
        return labelling.target(job, service.name(), Targets.of(pod, job, service.name()));
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
