package dev.tenfold.export;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.kernel.VirtualClock;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.service.Topology;
import java.util.List;

/**
 * What monitoring knows of a rehearsal: Prometheus' series and CloudWatch's metrics. Made before time passes, from what
 * the policies ask; prepare the queries on {@link #store()} and ask {@link #cloudWatch()} for its series, then
 * {@link #book} it.
 */
public final class Observations {
    private static final long FORGET_NANOS = 600_000_000_000L;

    private final VirtualClock clock;
    private final SeriesStore store = new SeriesStore();
    private final Exposition exposition;
    private final CloudWatchMetrics cloudWatch;
    private final boolean scraped;
    private final long epochMillis;
    private final long aliveMillis;

    /**
     * @param scenario says what is published
     * @param topology the services
     * @param clock time since start
     * @param wanted what queries ask for
     * @param autoscalers the autoscalers that kube-state-metrics tells of
     * @param epochMillis the date at which the rehearsal starts, milliseconds since 1970
     */
    public Observations(
            Scenario scenario,
            Topology topology,
            VirtualClock clock,
            Wanted wanted,
            List<Autoscaled> autoscalers,
            long epochMillis) {
        this.clock = clock;
        this.epochMillis = epochMillis;
        // Whatever is scraped has a sample as young as this: it is not forgotten even if nobody looks back.
        aliveMillis = 3 * scenario.metrics().scrape().toMillis()
                + scenario.metrics().lag().toMillis();
        scraped = !wanted.nothing();
        exposition = new Exposition(scenario, topology, clock, store, wanted, autoscalers, epochMillis);
        cloudWatch = new CloudWatchMetrics(scenario, topology, clock);
    }

    /**
     * Books scrapes and the periods of CloudWatch.
     *
     * @param agenda where
     * @param serve makes the services catch up with the clock
     * @param beat the instants at which most is read
     */
    public void book(Agenda agenda, Runnable serve, Beat beat) {
        exposition.book(agenda, serve, beat);
        cloudWatch.book(agenda, serve);
        if (scraped) {
            agenda.every(FORGET_NANOS, FORGET_NANOS, Phase.RECORD, () -> store.forgetEnded(nowMillis() - aliveMillis));
        }
    }

    /** The series that Prometheus scraped. */
    public SeriesStore store() {
        return store;
    }

    /** CloudWatch's metrics. */
    public CloudWatchMetrics cloudWatch() {
        return cloudWatch;
    }

    /** Now, as queries count time: milliseconds since 1970. */
    public long nowMillis() {
        return epochMillis + Math.floorDiv(clock.nowNanos(), 1_000_000L);
    }
}
