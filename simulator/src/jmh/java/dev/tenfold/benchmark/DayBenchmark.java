package dev.tenfold.benchmark;

import dev.tenfold.load.Level;
import dev.tenfold.load.Profile;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.scenario.ControllerSpec;
import dev.tenfold.scenario.Expectations;
import dev.tenfold.scenario.LoadSpec;
import dev.tenfold.scenario.MetricsSpec;
import dev.tenfold.scenario.PriceSpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.scenario.ServiceSpec.CallSpec;
import dev.tenfold.spelling.Cores;
import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Figure;
import dev.tenfold.spelling.Share;
import dev.tenfold.spelling.Size;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Wall time of a day's rehearsal: five services in a chain, each under a HorizontalPodAutoscaler, one-second ticks, load in
 * a day's shape with a new level every ten minutes. Prints the first run and the warm ones.
 *
 * <p>Run it with {@code benchmarks} as docs/performance.md says.
 */
public final class DayBenchmark {
    private static final int SERVICES = 5;
    private static final int RUNS = 40;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private DayBenchmark() {}

    /** Prints wall times in milliseconds. */
    public static void main(String[] arguments) {
        Script script = script();
        double best = Double.MAX_VALUE;
        double bestCpu = Double.MAX_VALUE;
        List<String> all = new ArrayList<>();
        long events = 0;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            long cpuStart = THREADS.getCurrentThreadCpuTime();
            History history = Rehearsal.ofPolicies(script).run(share -> {});
            double millis = (System.nanoTime() - start) / 1e6;
            double cpuMillis = (THREADS.getCurrentThreadCpuTime() - cpuStart) / 1e6;
            bestCpu = Math.min(bestCpu, run == 0 ? bestCpu : cpuMillis);
            events = history.happenings().size();
            all.add(Figure.plain(millis, 0));
            best = Math.min(best, run == 0 ? best : millis);
        }
        System.out.println("24 h, 5 services, 5 autoscalers, 1 s tick: " + events + " happenings");
        System.out.println("first run " + all.get(0) + " ms, then " + String.join(" ", all.subList(1, RUNS)) + " ms");
        System.out.println(
                "best warm run " + Figure.plain(best, 0) + " ms, CPU time " + Figure.plain(bestCpu, 0) + " ms");
    }

    private static Script script() {
        Map<String, ServiceSpec> services = new LinkedHashMap<>();
        List<Script.Policy> policies = new ArrayList<>();
        for (int i = 0; i < SERVICES; i++) {
            String name = "tier" + i;
            List<CallSpec> calls = i + 1 < SERVICES
                    ? List.of(new CallSpec("tier" + (i + 1), 1, Optional.of(Duration.ofSeconds(5))))
                    : List.of();
            services.put(name, service(calls));
            policies.add(new Script.Policy("", "", name, autoscaler(name), "", List.of(), List.of()));
        }
        LoadSpec load = new LoadSpec(
                "tier0", Level.parse("200/s"), Optional.empty(), Duration.ofSeconds(30), List.of(), List.of(
                        new dev.tenfold.load.Hold(Duration.ofHours(24))));
        Scenario scenario = new Scenario(
                "a day",
                "",
                1,
                Optional.of(Duration.ofHours(24)),
                Duration.ofSeconds(1),
                services,
                load,
                List.of(),
                List.of(),
                new ControllerSpec(
                        Duration.ofSeconds(15),
                        Optional.empty(),
                        0.1,
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(15),
                        Optional.empty()),
                Map.of(),
                new PriceSpec(0.05, "USD"),
                MetricsSpec.DEFAULTS,
                new Expectations(
                        Duration.ofMinutes(3),
                        Duration.ofMillis(500),
                        new Share(0.01),
                        0,
                        new Factor(2),
                        3,
                        new Factor(1.5),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
        return new Script("day.yaml", "", scenario, day(), policies, List.of(), List.of());
    }

    private static Profile day() {
        List<Profile.Piece> pieces = new ArrayList<>();
        double before = 200;
        for (int i = 1; i <= 144; i++) {
            double wave = 1.2 - StrictMath.cos(2 * Math.PI * i / 144);
            double level = 200 + 400 * wave + 60 * StrictMath.sin(i * 1.7);
            pieces.add(new Profile.Piece(before, level, 600_000_000_000L));
            before = level;
        }
        return new Profile(pieces);
    }

    private static ServiceSpec service(List<CallSpec> calls) {
        return new ServiceSpec(
                8,
                Duration.ofMillis(15),
                new Cores(1),
                1,
                Duration.ofMillis(5),
                Optional.of(64),
                Optional.empty(),
                new ServiceSpec.RequestSpec(Optional.empty(), Size.parse("512Mi")),
                new ServiceSpec.MemorySpec(Size.parse("256Mi"), Size.parse("1Mi")),
                new ServiceSpec.StartUpSpec(Duration.ofSeconds(3), Duration.ofSeconds(20), new Cores(0)),
                Duration.ofSeconds(30),
                calls);
    }

    private static HpaSpec autoscaler(String name) {
        return new HpaSpec(
                name,
                Optional.empty(),
                "autoscaling/v2",
                new HpaSpec.ScaleTarget(Optional.empty(), "Deployment", name),
                OptionalInt.of(2),
                100,
                List.of(new MetricSpec.Resource("cpu", MetricTarget.utilization(60))),
                Optional.empty());
    }
}
