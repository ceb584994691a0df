package dev.tenfold.export;

import dev.tenfold.service.Cohort;
import dev.tenfold.service.Service;
import java.util.ArrayList;
import java.util.List;

/**
 * Pods that were born together and so report the same numbers. Where a service has more pods than a scenario wants to
 * see one by one, a group is shown as one pod that reports the sum.
 */
final class PodGroup implements Counted {
    /** CFS periods in a second: {@code cpu.cfs_period_us} is 100 ms. */
    private static final double PERIODS_PER_SECOND = 10;

    private final Publisher publisher;
    private final Cohort origin;
    private final List<Pod> pods;
    private final boolean lumped;
    /** Whether its counters may be kept with those of others. */
    private boolean gathers;

    /** By job, what had occurred when its counters were last compared with those that are gathered. */
    private final int[] told = new int[Job.ALL.length];

    private final Traffic traffic;
    private final double[] seen = new double[Outcome.ALL.length];
    /** The fleet may merge cohorts that live alike; the numbers stay those of the origin. */
    private Cohort holder;

    private int count;
    private long refreshedNanos;
    private double cpuSeen;
    private double cpuSeconds;
    private double cores;
    private double periods;
    private double throttledPeriods;

    PodGroup(Publisher publisher, Cohort origin, List<Pod> pods, int count, boolean lumped) {
        this.publisher = publisher;
        this.origin = origin;
        this.holder = origin;
        this.pods = new ArrayList<>(pods);
        this.count = count;
        this.lumped = lumped;
        traffic = new Traffic(publisher.latencies(), publisher.ofPods().asksBuckets());
        refreshedNanos = Math.max(0, origin.runningNanos());
        gathers = !lumped && !pods.isEmpty() && pods.get(0).restarts() == 0;
    }

    /** One that counts as each of these does, and is not shown. */
    PodGroup likeOne() {
        return new PodGroup(publisher, origin, List.of(), 1, false);
    }

    /** Whether its counters may be kept with those of others: it counts what all do, from zero. */
    boolean gathers() {
        return gathers;
    }

    /** Whether something has occurred for the first time since a job last asked, if its counters are gathered. */
    boolean hasNews(Job job) {
        boolean news = gathers && told[job.ordinal()] != traffic.begun();
        told[job.ordinal()] = traffic.begun();
        return news;
    }

    /** Its counters are kept by themselves from now on. */
    void part() {
        gathers = false;
    }

    Cohort holder() {
        return holder;
    }

    void holder(Cohort cohort) {
        holder = cohort;
    }

    int count() {
        return count;
    }

    List<Pod> pods() {
        return pods;
    }

    Publisher publisher() {
        return publisher;
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    /**
     * Takes pods away, the youngest first; those that are no longer shown are added to {@code gone}, each behind those
     * for which it stands.
     */
    void shrink(int fewer, List<Pod> gone, Tape tape) {
        publisher.gatherings().leave(this, fewer);
        count -= fewer;
        int shown = lumped ? Math.min(1, count) : count;
        int parting = 0;
        while (pods.size() > shown) {
            Pod last = pods.remove(pods.size() - 1);
            gone.add(last);
            parting = last.stands() == 0 ? parting + 1 : 0;
        }
        if (parting > 0) {
            publisher.part(standing(), gone.get(gone.size() - 1), parting, tape);
        }
    }

    /** The pod that stands for the last one. */
    private Pod standing() {
        int i = pods.size() - 1;
        while (pods.get(i).stands() == 0) {
            i--;
        }
        return pods.get(i);
    }

    /** Reads what its replicas have done since the last refresh. */
    void refresh(long nowNanos) {
        Service service = publisher.service();
        double ran = Math.max(0, (nowNanos - refreshedNanos) / 1e9);
        double cpuNow = running(nowNanos) ? service.fleet().cpuSeconds(origin, nowNanos) : 0;
        double used = cpuNow - cpuSeen;
        cpuSeen = cpuNow;
        cpuSeconds += used * weight();
        traffic.refresh(ran);
        if (ran > 0) {
            refreshedNanos = nowNanos;
            cores = used / ran;
            periods += PERIODS_PER_SECOND * ran * weight();
            throttledPeriods += PERIODS_PER_SECOND * ran * weight() * throttledShare(cpuRatio());
        }
        int occurred = service.ledger().anyLost() ? Outcome.ALL.length : 1; // success comes first
        for (int i = 0; i < occurred; i++) {
            Outcome outcome = Outcome.ALL[i];
            double now = outcome.atReplica(service.ledger(), origin);
            traffic.add(outcome, (now - seen[i]) * weight(), publisher.latencies());
            seen[i] = now;
        }
    }

    /**
     * Share of the CFS periods in which a pod runs into its limit. Measured pods are throttled in few periods below 80
     * % of their limit, in an eighth at 90 % and in all at the limit; between, a cube is drawn through these.
     */
    static double throttledShare(double cpuRatio) {
        if (cpuRatio <= 0.8) {
            return 0;
        }
        double above = Math.min(1, (cpuRatio - 0.8) / 0.2);
        return above * above * above;
    }

    boolean running(long nowNanos) {
        return origin.runningNanos() < nowNanos;
    }

    boolean ready() {
        return origin.ready();
    }

    /** Whether Prometheus tries to scrape its pods: also those whose process died and is not there again. */
    boolean discovered(long nowNanos) {
        return running(nowNanos) || origin.replacement();
    }

    /** How many pods one shown pod stands for. */
    double weight() {
        return lumped ? count : 1;
    }

    int restarts() {
        return pods.isEmpty() ? 0 : pods.get(0).restarts();
    }

    /** When its pods were created, nanoseconds since start. */
    long createdNanos() {
        return origin.createdNanos();
    }

    /** When its processes started, nanoseconds since start. */
    long runningNanos() {
        return origin.runningNanos();
    }

    /** CPU seconds used by a shown pod since its process began. */
    double cpuSeconds() {
        return cpuSeconds;
    }

    /** Share of its cores that a pod used since the last refresh. */
    double cpuRatio() {
        return cores / publisher.spec().cores().value();
    }

    double memoryBytes() {
        double requests = ready() ? requestsInside() : 0;
        double each = publisher.spec().memory().idle().bytes()
                + requests * publisher.spec().memory().perRequest().bytes()
                + publisher.service().fleet().leakedBytes(origin);
        return each * weight();
    }

    /** Requests in one pod, those that queue in it among them. */
    double requestsInside() {
        int ready = publisher.service().fleet().ready();
        return ready() && ready > 0 ? publisher.service().waiting() / ready : 0;
    }

    double periods() {
        return periods;
    }

    double throttledPeriods() {
        return throttledPeriods;
    }
}
