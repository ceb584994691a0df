package dev.tenfold.export;

import dev.tenfold.document.Problems;
import dev.tenfold.fault.Conditions;
import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.kernel.VirtualClock;
import dev.tenfold.metric.Matcher;
import dev.tenfold.metric.Sample;
import dev.tenfold.metric.Series;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.promql.Engine;
import dev.tenfold.promql.PreparedQuery;
import dev.tenfold.promql.syntax.Expr;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.Parser;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.service.Fluid;
import dev.tenfold.service.FluidService;
import dev.tenfold.service.Room;
import dev.tenfold.service.Traits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One service, {@code web}, under a rate that the test sets, observed as its scenario says; steps of a second. */
final class Rig {
    static final long SECOND = 1_000_000_000L;

    /** 10 ms of CPU a request, one core, three seconds to a process and ten more to the first request. */
    static final String WEB = "{replicas: 4, cpu: 10ms, start-up: {provisioning: 3s, readiness: 10s}}";

    final FluidService web;
    final Observations observations;
    Conditions conditions = Conditions.FINE;
    double perSecond = 100;

    private final Fluid topology;
    private final VirtualClock clock = new VirtualClock();
    private final Agenda agenda = new Agenda(clock);
    private final Map<String, PreparedQuery> queries = new LinkedHashMap<>();
    private long servedNanos;

    /**
     * @param service the service as a scenario writes it; a queue that it consumes follows behind {@code ; }
     * @param metrics the scenario's {@code metrics}
     * @param queries what is asked
     */
    Rig(String service, String metrics, String... queries) {
        this(false, service, metrics, queries);
    }

    /** @param folding whether series that nobody tells apart may be kept once */
    Rig(boolean folding, String service, String metrics, String... queries) {
        Scenario scenario = scenario(service, metrics);
        var spec = scenario.services().get("web");
        web = new FluidService(
                "web",
                spec.work(),
                spec.startUp().startUp(),
                spec.replicas(),
                30,
                scenario.load().timeout().toSeconds(),
                true,
                Room.UNLIMITED,
                Traits.PLAIN,
                new SplittableRandom(0));
        spec.consumes()
                .ifPresent(queue -> web.consume(scenario.queues().get(queue).queue(queue)));
        topology = new Fluid(List.of(web), Map.of());
        List<Expr> parsed = Arrays.stream(queries)
                .map(query -> Parser.parse(query, Generation.THREE))
                .toList();
        List<Autoscaled> autoscalers = List.of(new Autoscaled("web", "web-hpa", 2, 9));
        observations =
                new Observations(scenario, topology, clock, Wanted.by(parsed).folding(folding), autoscalers, 0);
        Engine engine = new Engine(observations.store());
        for (String query : queries) {
            this.queries.put(query, engine.prepare(query));
        }
    }

    static Scenario scenario(String service, String metrics) {
        String[] written = service.split("; ", 2);
        String text = """
                title: a rig
                services: {web: %s}
                queues: %s
                load: {service: web, start: 100/s, timeout: 10s, stages: [{hold: {lasts: 1h}}]}
                metrics: %s
                """.formatted(written[0], written.length > 1 ? written[1] : "{}", metrics);
        Problems problems = new Problems();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ScenarioReader.read("rig.yaml", bytes, Path.of(""), PolicyFormats.uncached(), List.of(), problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.lines().toString()))
                .scenario();
    }

    /** Everything is asked for that is going to be. */
    Rig begin() {
        agenda.every(0, SECOND, Phase.SERVE, this::serve);
        observations.book(agenda, this::serve, new Beat(5 * SECOND, 2 * SECOND));
        return this;
    }

    private void serve() {
        double seconds = (clock.nowNanos() - servedNanos) / 1e9;
        if (seconds > 0) {
            topology.step(clock.nowNanos(), seconds, new double[] {perSecond * seconds}, new Conditions[] {conditions});
            servedNanos = clock.nowNanos();
        }
    }

    /** Lets time pass, replicas becoming ready when theirs has come. */
    Rig until(long seconds) {
        while (agenda.hasWorkBy(seconds * SECOND)) {
            agenda.runNext();
            if (web.fleet().nextReadyNanos() <= clock.nowNanos()) {
                web.admitReady(clock.nowNanos());
            }
        }
        return this;
    }

    long nowNanos() {
        return clock.nowNanos();
    }

    void scaleTo(int replicas) {
        web.scaleTo(replicas, clock.nowNanos());
    }

    void kill(int replicas) {
        web.kill(replicas, clock.nowNanos());
    }

    /** All elements of a query now. */
    List<Sample> ask(String query) {
        return queries.get(query).at(observations.nowMillis()).samples();
    }

    /** The only element of a query now. */
    double value(String query) {
        List<Sample> samples = ask(query);
        if (samples.size() != 1) {
            throw new AssertionError(query + " yields " + samples);
        }
        return samples.get(0).value();
    }

    /** Names of the metrics that are kept, each once, sorted. */
    List<String> names() {
        return observations.store().labelValues("__name__");
    }

    List<Series> series(String name) {
        return observations.store().select(List.of(new Matcher("__name__", Matcher.Op.EQUAL, name)));
    }

    /** When the samples of a series were taken, seconds. */
    static List<Double> times(Series series) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            times.add(series.time(i) / 1000.0);
        }
        return times;
    }
}
