package dev.tenfold.rehearsal;

import dev.tenfold.export.Autoscaled;
import dev.tenfold.export.Beat;
import dev.tenfold.export.Observations;
import dev.tenfold.export.Wanted;
import dev.tenfold.kernel.Agenda;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.promql.Queries;
import dev.tenfold.promql.syntax.Expr;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.Parser;
import dev.tenfold.scenario.MetricsSpec;
import dev.tenfold.scenario.Script;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the monitoring of a rehearsal knows: first everybody says what they will ask, then it is opened, then time
 * passes.
 */
final class Monitoring {
    private final Script script;
    private final World world;
    private final QueryBackend backend;
    private final long epochMillis;
    private final long knowsFromNanos;
    private final List<Expr> wanted = new ArrayList<>();
    private final List<Autoscaled> autoscalers = new ArrayList<>();
    private Observations observations;
    private Queries queries;

    Monitoring(Script script, World world, QueryBackend backend) {
        this.script = script;
        this.world = world;
        this.backend = backend;
        MetricsSpec metrics = script.scenario().metrics();
        knowsFromNanos = metrics.scrape().multipliedBy(2).plus(metrics.lag()).toNanos();
        epochMillis = backend.startMillis(script.scenario().start().millis());
    }

    /** Somebody will ask this. */
    void want(String query) {
        wanted.add(Parser.parse(query, Generation.THREE));
    }

    /** An autoscaler that kube-state-metrics tells of. */
    void tellOf(String service, HpaSpec autoscaler) {
        autoscalers.add(new Autoscaled(service, autoscaler.name(), autoscaler.minimum(), autoscaler.maxReplicas()));
    }

    /** Those of whom it was told. */
    List<Autoscaled> autoscalers() {
        return autoscalers;
    }

    /** Everybody has said what they will ask. */
    void open() {
        observations = new Observations(
                script.scenario(),
                world.topology(),
                world.clock(),
                Wanted.by(wanted).folding(backend.knowsWeights()),
                autoscalers,
                epochMillis);
        Generation generation = script.scenario().metrics().promql() == 2 ? Generation.TWO : Generation.THREE;
        queries = backend.over(observations.store(), generation);
    }

    void book(Agenda agenda, Beat beat) {
        observations.book(agenda, world::serve, beat);
    }

    /** Who answers PromQL. */
    Queries queries() {
        return queries;
    }

    /** The series that were scraped, and those that rules recorded. */
    SeriesStore store() {
        return observations.store();
    }

    /** What CloudWatch and Prometheus know. */
    Observations observations() {
        return observations;
    }

    /** Now, as queries count time: milliseconds since 1970. */
    long nowMillis() {
        return epochMillis + Math.floorDiv(world.clock().nowNanos(), 1_000_000L);
    }

    /**
     * From when on Prometheus has two samples of everything, nanoseconds since start. A real one has had them long
     * before the load of a rehearsal comes: what finds nothing before that must not be taken for nothing.
     */
    long knowsFromNanos() {
        return knowsFromNanos;
    }

    /** The moment at which the rehearsal begins. */
    Instant start() {
        return Instant.ofEpochMilli(epochMillis);
    }

    /** A moment of the calendar, in nanoseconds since the start. */
    long nanosAt(long millis) {
        return (millis - epochMillis) * 1_000_000L;
    }
}
