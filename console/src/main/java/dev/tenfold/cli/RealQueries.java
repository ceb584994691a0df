package dev.tenfold.cli;

import dev.tenfold.metric.SeriesStore;
import dev.tenfold.prometheus.PrivatePrometheus;
import dev.tenfold.prometheus.PrometheusFailure;
import dev.tenfold.prometheus.PrometheusQueries;
import dev.tenfold.prometheus.PrometheusServer;
import dev.tenfold.promql.Queries;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.rehearsal.QueryBackend;
import java.net.URI;
import java.util.Optional;

/** A real Prometheus answers the PromQL of one rehearsal: one that runs somewhere, or one of its own. */
final class RealQueries implements QueryBackend, AutoCloseable {
    /** The value of {@code --prometheus} that asks for a server of its own. */
    static final String START = "start";

    /** A later rehearsal on the same server begins a week later, at the same hour of the same day. */
    private static final long WEEK_MILLIS = 7 * 24 * 3_600_000L;

    /** What the one before left must be further back than any range a query is likely to look over. */
    private static final long APART_MILLIS = 24 * 3_600_000L;

    private final PrometheusServer server;
    private final Optional<PrivatePrometheus> own;

    private RealQueries(PrometheusServer server, Optional<PrivatePrometheus> own) {
        this.server = server;
        this.own = own;
    }

    /**
     * Opens what the user asked for.
     *
     * @param wanted {@code start}, or the URL of a server with its remote-write receiver on
     */
    static RealQueries open(String wanted) throws Misuse {
        try {
            if (wanted.equals(START)) {
                PrivatePrometheus started =
                        PrivatePrometheus.start(System.getenv().getOrDefault("PATH", ""));
                return new RealQueries(started.server(), Optional.of(started));
            }
            if (!wanted.matches("https?://[^/\\s]+(/\\S*)?")) {
                throw new Misuse("--prometheus must be start or a URL such as http://127.0.0.1:9090, was " + wanted);
            }
            PrometheusServer server = new PrometheusServer(URI.create(wanted));
            server.version();
            return new RealQueries(server, Optional.empty());
        } catch (PrometheusFailure failure) {
            throw new Misuse("--prometheus: " + failure.getMessage());
        }
    }

    /**
     * A remark if the server is of another generation than the one that the scenario means.
     *
     * @param promql the major version that the scenario means
     */
    Optional<String> otherThan(int promql) {
        String version = server.version();
        int generation = version.startsWith("2.") ? 2 : 3;
        return generation == promql
                ? Optional.empty()
                : Optional.of("--prometheus: version " + version + " answers, whose windows "
                        + (generation == 2 ? "hold" : "do not hold")
                        + " a sample at their beginning; the scenario means "
                        + promql + ". --set metrics.promql=" + generation + " lets Tenfold alone answer alike");
    }

    @Override
    public Queries over(SeriesStore store, Generation wanted) {
        return new PrometheusQueries(server, store);
    }

    @Override
    public long startMillis(long wantedMillis) {
        long newest = server.newestMillis().orElse(Long.MIN_VALUE / 2);
        long start = wantedMillis;
        while (start < newest + APART_MILLIS) {
            start += WEEK_MILLIS;
        }
        return start;
    }

    @Override
    public void close() {
        own.ifPresent(PrivatePrometheus::close);
    }
}
