package dev.tenfold.rehearsal;

import dev.tenfold.fault.Source;
import dev.tenfold.scenario.NamedMetrics;
import dev.tenfold.scenario.SignalSpec;
import dev.tenfold.service.Backlog;
import java.util.Optional;

/** A metric that a policy of a cloud reads by name: what the scenario feeds under it, or the messages of a queue. */
interface NamedReading {
    /** The value now; what is counted, per second since the last reading. */
    double read(long nowNanos);

    /** Whether it tells of a service as a whole, so that each instance has a share of it. */
    default boolean shared() {
        return true;
    }

    /**
     * The metric of that name; empty if the scenario has none.
     *
     * @param beside what else the policy says of it, such as a filter
     * @param target the service that the policy scales
     */
    static Optional<NamedReading> of(Platform platform, String metric, String beside, String target) {
        NamedMetrics named = new NamedMetrics(platform.script().scenario());
        Optional<NamedReading> fed = named.fed(metric).map(spec -> signal(platform, metric, spec));
        return fed.or(() -> named.queue(metric, beside, target)
                .flatMap(platform.script().scenario()::consumerOf)
                .flatMap(consumer -> platform.service(consumer).backlog())
                .map(NamedReading::messages));
    }

    private static NamedReading signal(Platform platform, String metric, SignalSpec spec) {
        SignalSource source = new SignalSource(
                spec,
                platform.service(spec.service()),
                platform.distortions().channel(Source.SIGNALS, spec.service(), metric, false));
        return new NamedReading() {
            @Override
            public double read(long nowNanos) {
                source.scrape(nowNanos);
                return source.known() ? source.value() : Double.NaN;
            }

            @Override
            public boolean shared() {
                return switch (spec.measure()) {
                    case DEMAND, SERVED, ERRORS, WAITING -> true;
                    case MEAN_LATENCY, P95_LATENCY -> false;
                };
            }
        };
    }

    /** Messages that nobody has finished, whether they were handed out or not. */
    private static NamedReading messages(Backlog backlog) {
        return now -> Math.round(backlog.lag());
    }
}
