package dev.tenfold.benchmark;

import dev.tenfold.document.BadInput;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import dev.tenfold.spelling.Figure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * CPU time of a day's rehearsal: five services in a chain, each under a HorizontalPodAutoscaler, one-second ticks, load
 * in a day's shape with a new level every ten minutes. Printed are the first run of this process and the warm ones.
 *
 * <p>Given {@code ratio}, two larger days are run in turns with it. In both each service calls one more, since two
 * autoscalers over the same pods would stop each other: in one the five more are under a HorizontalPodAutoscaler as
 * well, in the other under a KEDA prometheus trigger each, and twenty alert rules look at the first five. Printed is
 * what the last costs by each of the others.
 *
 * <p>docs/performance.md says how to run it.
 */
public final class DayBenchmark {
    private static final int SERVICES = 5;
    private static final int ALERTS_A_SERVICE = 4;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private DayBenchmark() {}

    /** What decides over the day's services. */
    private enum Day {
        FIVE("5 services, 5 autoscalers", 40),
        TEN("10 services, 10 autoscalers", 20),
        ALL("10 services, 5 autoscalers, 5 KEDA triggers, 20 alert rules", 20);

        final String text;
        final int runs;

        Day(String text, int runs) {
            this.text = text;
            this.runs = runs;
        }
    }

    /** The runs of one day. */
    private static final class Runs {
        private final Day day;
        private final Script script;
        private final List<Double> cpuMillis = new ArrayList<>();
        private int happenings;

        Runs(Day day) throws IOException, BadInput {
            this.day = day;
            script = script(day);
        }

        void run() {
            long start = THREADS.getCurrentThreadUserTime();
            History history = Rehearsal.ofPolicies(script).run(share -> {});
            cpuMillis.add((THREADS.getCurrentThreadUserTime() - start) / 1e6);
            happenings = history.happenings().size();
        }

        /** Of the warm runs, milliseconds. */
        double best() {
            return cpuMillis.stream().skip(1).min(Double::compare).orElseThrow();
        }

        void print() {
            List<String> all =
                    cpuMillis.stream().map(millis -> Figure.plain(millis, 0)).toList();
            System.out.println("24 h, " + day.text + ", 1 s tick: " + happenings + " happenings");
            System.out.println("CPU time: first run " + all.get(0) + " ms, then "
                    + String.join(" ", all.subList(1, all.size())) + " ms, best warm " + Figure.plain(best(), 0)
                    + " ms");
        }
    }

    /** Runs the day of five, or one that is named; with {@code ratio} all in turns. */
    public static void main(String[] arguments) throws IOException, BadInput {
        String asked = arguments.length == 0 ? Day.FIVE.name() : arguments[0].toUpperCase(Locale.ROOT);
        if (asked.equals("RATIO")) {
            ratio();
            return;
        }
        Runs runs = new Runs(Day.valueOf(asked));
        for (int i = 0; i < runs.day.runs; i++) {
            runs.run();
        }
        runs.print();
    }

    /** One rehearsal of the day of five at each run. */
    public static Runnable five() throws IOException, BadInput {
        Script script = script(Day.FIVE);
        return () -> Rehearsal.ofPolicies(script).run(share -> {});
    }

    private static void ratio() throws IOException, BadInput {
        List<Runs> days = new ArrayList<>();
        for (Day day : Day.values()) {
            days.add(new Runs(day));
        }
        for (int round = 0; round < Day.ALL.runs; round++) {
            days.forEach(Runs::run);
        }
        days.forEach(Runs::print);
        double all = days.get(Day.ALL.ordinal()).best();
        for (Day less : List.of(Day.TEN, Day.FIVE)) {
            double best = days.get(less.ordinal()).best();
            System.out.println(Figure.plain(all / best, 2) + " times the CPU time of " + less.text);
        }
    }

    private static Script script(Day day) throws IOException, BadInput {
        Path folder = Files.createTempDirectory("tenfold-day");
        StringBuilder scenario = new StringBuilder("title: a day\nlength: 24h\nservices:\n");
        StringBuilder policies = new StringBuilder("policies:\n");
        StringBuilder alerts = new StringBuilder("groups:\n- name: day\n  rules:\n");
        for (int i = 0; i < SERVICES; i++) {
            String name = "tier" + i;
            String next = i + 1 < SERVICES ? "tier" + (i + 1) : "";
            String side = day == Day.FIVE ? "" : "side" + i;
            scenario.append(service(name, next, side));
            write(folder.resolve(name + "-hpa.yaml"), autoscaler(name));
            policies.append("- file: ").append(name).append("-hpa.yaml\n");
            if (day != Day.FIVE) {
                scenario.append(service(side));
            }
            if (day == Day.TEN) {
                write(folder.resolve(side + "-hpa.yaml"), autoscaler(side));
                policies.append("- file: ").append(side).append("-hpa.yaml\n");
            }
            if (day == Day.ALL) {
                write(folder.resolve(side + "-keda.yaml"), trigger(side));
                policies.append("- file: ").append(side).append("-keda.yaml\n");
                alerts.append(alerts(name));
            }
        }
        if (day == Day.ALL) {
            write(folder.resolve("alerts.yaml"), alerts.toString());
            policies.append("- file: alerts.yaml\n");
        }
        Path file = folder.resolve("day.yaml");
        write(file, scenario.append(load()).append(policies).toString());
        return ScenarioReader.read(file, List.of());
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }

    private static String service(String name, String... callees) {
        StringBuilder calls = new StringBuilder();
        for (String callee : callees) {
            calls.append(callee.isEmpty() ? "" : "    - {service: " + callee + ", timeout: 5s}\n");
        }
        return "  " + name + ":\n    replicas: 8\n    cpu: 15ms\n    cores: 1\n    latency: 5ms\n    slots: 64\n"
                + "    start-up: {provisioning: 3s, readiness: 20s}\n"
                + (calls.length() == 0 ? "" : "    calls:\n" + calls);
    }

    private static String load() {
        StringBuilder load = new StringBuilder("load:\n  service: tier0\n  start: 200/s\n  stages:\n");
        for (int i = 1; i <= 144; i++) {
            double wave = 1.2 - StrictMath.cos(2 * Math.PI * i / 144);
            double level = 200 + 400 * wave + 60 * StrictMath.sin(i * 1.7);
            load.append("  - ramp: {to: ").append(Figure.plain(level, 3)).append("/s, over: 10m}\n");
        }
        return load.toString();
    }

    private static String autoscaler(String name) {
        return "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: " + name + "}\nspec:\n"
                + "  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: " + name + "}\n"
                + "  minReplicas: 2\n  maxReplicas: 100\n  metrics:\n"
                + "  - type: Resource\n    resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}\n";
    }

    private static String trigger(String name) {
        return "apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: " + name + "-requests}\nspec:\n"
                + "  scaleTargetRef: {name: " + name + "}\n  minReplicaCount: 2\n  triggers:\n  - type: prometheus\n"
                + "    metadata:\n      serverAddress: http://prometheus:9090\n      threshold: \"40\"\n"
                + "      query: sum(rate(http_server_requests_seconds_count{app=\"" + name + "\"}[2m]))\n";
    }

    private static String alerts(String name) {
        String requests = "http_server_requests_seconds";
        String[] expressions = {
            "sum(rate(" + requests + "_count{app='" + name + "',status=~'5..'}[5m])) / sum(rate(" + requests
                    + "_count{app='" + name + "'}[5m])) > 0.01",
            "histogram_quantile(0.95, sum by (le) (rate(" + requests + "_bucket{app='" + name + "'}[5m]))) > 0.5",
            "sum(rate(container_cpu_usage_seconds_total{pod=~'" + name + "-.*'}[2m])) > 60",
            "sum(kube_deployment_status_replicas_ready{deployment='" + name + "'}) > 90"
        };
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < ALERTS_A_SERVICE; i++) {
            rules.append("  - alert: ").append(name).append("Alert").append(i).append("\n    for: 2m\n    expr: ");
            rules.append(expressions[i]).append('\n');
        }
        return rules.toString();
    }
}
