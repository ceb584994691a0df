package dev.tenfold.benchmark;

import dev.tenfold.export.Beat;
import dev.tenfold.export.Observations;
import dev.tenfold.export.Wanted;
import dev.tenfold.fault.Conditions;
import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.kernel.VirtualClock;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.promql.Engine;
import dev.tenfold.promql.syntax.Expr;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.Fluid;
import dev.tenfold.service.FluidService;
import dev.tenfold.service.Room;
import dev.tenfold.service.Traits;
import dev.tenfold.document.Problems;
import dev.tenfold.spelling.Figure;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.Optional;

/**
 * What a scrape of a service costs: five services of twenty replicas, scraped each 15 s for four hours, the work of the
 * services themselves taken off. Prints microseconds of CPU time for one scrape of one service, by what is asked for.
 *
 * <p>Run it with {@code benchmarks} as docs/performance.md says.
 */
public final class ScrapeBenchmark {
    private static final int SERVICES = 5;
    private static final int ROUNDS = 8;
    private static final long SECOND = 1_000_000_000L;
    private static final long STEP = 15 * SECOND;
    private static final long STEPS = 960;

    private static final String[][] ASKED = {
        {"nothing"},
        {"a counter of each pod", "sum(rate(http_requests_total[2m]))"},
        {
            "six series of each pod",
            "sum(rate(container_cpu_usage_seconds_total[2m])) / sum(container_spec_cpu_quota)",
            "sum(rate(http_requests_total[2m])) / sum(up)",
            "avg(container_memory_working_set_bytes) + sum(kube_pod_status_ready{condition=\"true\"})"
        },
        {
            "a histogram of eleven buckets",
            "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[2m])))"
        },
        {
            "Micrometer's histogram",
            "histogram_quantile(0.95, sum by (le) (rate(http_server_requests_seconds_bucket[2m])))"
        },
        {
            "a histogram of the ingress",
            "histogram_quantile(0.95, sum by (le) (rate(nginx_ingress_controller_request_duration_seconds_bucket[2m])))"
        }
    };

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ScrapeBenchmark() {}

    /** Prints a line for each set of queries. */
    public static void main(String[] arguments) {
        double idle = 0;
        for (String[] asked : ASKED) {
            double best = Double.MAX_VALUE;
            int series = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long start = THREADS.getCurrentThreadCpuTime();
                series = rehearse(Arrays.copyOfRange(asked, 1, asked.length));
                best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
            }
            idle = asked.length == 1 ? best : idle;
            double micros = (best - idle) / 1e3 / STEPS / SERVICES;
            System.out.println(asked[0] + ": " + series + " series, " + Figure.plain(micros, 2) + " us");
        }
    }

    private static int rehearse(String... queries) {
        Scenario scenario = scenario();
        VirtualClock clock = new VirtualClock();
        Agenda agenda = new Agenda(clock);
        List<FluidService> services = new ArrayList<>();
        scenario.services().forEach((name, spec) -> services.add(service(name, spec)));
        Fluid topology = new Fluid(services, Map.of());
        List<Fluid> alone = services.stream()
                .map(each -> new Fluid(List.of(each), Map.of()))
                .toList();
        List<Expr> parsed = new ArrayList<>();
        Engine none = new Engine(new SeriesStore());
        for (String query : queries) {
            parsed.add(none.prepare(query).expression());
        }
        Observations observations = new Observations(scenario, topology, clock, Wanted.by(parsed), List.of(), 0);
        Engine engine = new Engine(observations.store());
        for (String query : queries) {
            engine.prepare(query);
        }
        Conditions[] fine = {Conditions.FINE};
        agenda.every(STEP, STEP, Phase.SERVE, () -> {
            double wave = 1000 + 200 * StrictMath.sin(clock.nowNanos() / 1e12);
            for (int i = 0; i < 15; i++) {
                for (Fluid each : alone) {
                    each.step(clock.nowNanos() - (14 - i) * SECOND, 1, new double[] {wave}, fine);
                }
            }
        });
        observations.book(agenda, () -> {}, new Beat(5_000_000_000L, 0));
        while (agenda.hasWorkBy(STEP * STEPS)) {
            agenda.runNext();
        }
        return observations.store().size();
    }

    private static FluidService service(String name, ServiceSpec spec) {
        return new FluidService(name, spec.work(), spec.startUp().startUp(), spec.replicas(), 30, 30, true, Room.UNLIMITED, Traits.PLAIN, new SplittableRandom(0));
    }

    private static Scenario scenario() {
        StringBuilder text = new StringBuilder("title: scrapes\nservices:\n");
        for (int i = 0; i < SERVICES; i++) {
            text.append("  tier").append(i).append(": {replicas: 20, cpu: 10ms}\n");
        }
        text.append("load: {service: tier0, start: 100/s, stages: [{hold: {lasts: 4h}}]}\n");
        text.append("metrics: {scrape-offset: 0s}\n");
        Problems problems = new Problems();
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Optional<Script> script =
                ScenarioReader.read("scrapes.yaml", bytes, Path.of(""), PolicyFormats.uncached(), List.of(), problems);
        return script.orElseThrow(() -> new IllegalStateException(problems.lines().toString())).scenario();
    }
}
