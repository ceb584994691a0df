package dev.tenfold.export;

import dev.tenfold.fault.Source;
import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.kernel.VirtualClock;
import dev.tenfold.metric.Series;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.metric.Staleness;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.service.Cohort;
import dev.tenfold.service.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All that the exporters publish, as it is now, for those who carry it elsewhere: nothing is filtered, and no series
 * stands for others. Faults of the way to Prometheus have struck it.
 *
 * <p>Where a fault has samples missing without anybody's notice, the last one stays for as long as Prometheus would
 * look back for it: a real one that scrapes it takes it for new. A series that a fault ends is not there.
 */
public final class OnAir {
    /** How far Prometheus looks back for a sample, milliseconds. */
    private static final long LOOKBACK_MILLIS = 300_000;

    private static final long FORGET_NANOS = 60_000_000_000L;

    private final VirtualClock clock;
    private final SeriesStore store = new SeriesStore();
    private final Exposition exposition;
    private final long epochMillis;
    private final long lagMillis;

    /**
     * @param scenario says what is published
     * @param topology the services
     * @param clock time since start
     * @param autoscalers the autoscalers that kube-state-metrics tells of
     * @param epochMillis the date at which the run starts, milliseconds since 1970
     */
    public OnAir(
            Scenario scenario, Topology topology, VirtualClock clock, List<Autoscaled> autoscalers, long epochMillis) {
        this.clock = clock;
        this.epochMillis = epochMillis;
        exposition = new Exposition(scenario, topology, clock, store, Wanted.everything(), autoscalers, epochMillis);
        lagMillis = scenario.metrics().lag().toMillis();
        if (Distortions.of(scenario.faults()).reach(Source.PROMETHEUS)) {
            store.retain(LOOKBACK_MILLIS); // Samples of a clock that is ahead may not be seen yet.
        }
    }

    /**
     * A pod as its series name it.
     *
     * @param service whose pod it is
     * @param name its name
     * @param cohort the replicas among which it is
     */
    public record Shown(String service, String name, Cohort cohort) {}

    /**
     * Books the scrapes.
     *
     * @param step time between two, above zero
     */
    public void book(Agenda agenda, Duration step) {
        exposition.bookAtOnce(agenda, step.toNanos());
        long alive = LOOKBACK_MILLIS + lagMillis + 3 * step.toMillis();
        agenda.every(FORGET_NANOS, FORGET_NANOS, Phase.RECORD, () -> store.forgetEnded(nowMillis() - alive));
    }

    /** Rises whenever a series comes or goes. */
    public long version() {
        return store.turnover().count();
    }

    /** All series of late, in the order of their labels; not all of them have a value now. */
    public List<Series> series() {
        return store.select(List.of());
    }

    /** What a series is worth now; {@link Staleness#MARKER} if it is not there. */
    public double value(Series series) {
        long now = nowMillis();
        int known = series.countUntil(now);
        boolean late = known == 0 || series.time(known - 1) < now - LOOKBACK_MILLIS - lagMillis;
        return late ? Staleness.MARKER : series.value(known - 1);
    }

    /** The pods that exist, as of the last scrape, oldest first by service. */
    public List<Shown> pods() {
        List<Shown> pods = new ArrayList<>();
        for (Publisher publisher : exposition.publishers()) {
            for (PodGroup group : publisher.roster().groups()) {
                group.pods()
                        .forEach(pod -> pods.add(new Shown(publisher.service().name(), pod.name(), group.holder())));
            }
        }
        return pods;
    }

    private long nowMillis() {
        return epochMillis + Math.floorDiv(clock.nowNanos(), 1_000_000L);
    }
}
