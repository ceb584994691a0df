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
 * <p>Given {@code ratio}, larger days are run in turns with it. In one the autoscalers are those that KEDA makes of a cpu
 * and a prometheus trigger for each service, and twenty alert rules look on: since two autoscalers over the same pods
 * would stop each other, this is how both come together. In the others each service calls one more: nothing scales the
 * five more, or they are under a HorizontalPodAutoscaler as well, or under a KEDA prometheus trigger each, with the
 * twenty alert rules over the first five. Printed is what the days with triggers and alerts cost by those without.
 * {@code write} and a folder write the scenarios of all of them for whoever wants to run them by themselves.
 *
 * <p>docs/performance.md says how to run it.
 */
public final class DayBenchmark {
    private static final int SERVICES = 5;
    private static final int ALERTS_A_SERVICE = 4;
    private static final int ROUNDS = 20;
    private static final int START = 8;
    /** For the whole day, where nothing scales. */
    private static final int ENOUGH = 30;

    private static final String PROMETHEUS = "  - type: prometheus\n    metadata:\n"
            + "      serverAddress: http://prometheus:9090\n      threshold: \"40\"\n"
            + "      query: sum(rate(REQUESTS_count{app=\"NAME\"}[2m]))\n";
    private static final String CPU = "  - type: cpu\n    metricType: Utilization\n    metadata: {value: \"60\"}\n";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private DayBenchmark() {}

    /** What decides over the day's services. */
    private enum Day {
        FIVE("5 services, 5 autoscalers", false),
        TOGETHER("5 services, 5 autoscalers with a KEDA trigger each, 20 alert rules", false),
        FULL("the same over Micrometer's full histograms", false),
        HALF("10 services, 5 autoscalers", true),
        TEN("10 services, 10 autoscalers", true),
        ALL("10 services, 5 autoscalers, 5 KEDA triggers, 20 alert rules", true);

        final String text;
        final boolean sides;

        Day(String text, boolean sides) {
            this.text = text;
            this.sides = sides;
        }

        boolean triggered() {
            return this == TOGETHER || this == FULL;
        }

        /** The histogram of requests that is asked for: with 70 buckets in full, else with a client library's 11. */
        String requests() {
            return this == FULL ? "http_server_requests_seconds" : "http_request_duration_seconds";
        }

        String failed() {
            return this == FULL ? "status=~'5..'" : "code=~'5..'";
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
            long start = THREADS.getCurrentThreadCpuTime();
            History history = Rehearsal.ofPolicies(script).run(share -> {});
            cpuMillis.add((THREADS.getCurrentThreadCpuTime() - start) / 1e6);
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

    /** Runs the day of five, or one that is named, as often as a second word says; {@code ratio} and {@code write}: see above. */
    public static void main(String[] arguments) throws IOException, BadInput {
        String asked = arguments.length == 0 ? Day.FIVE.name() : arguments[0].toUpperCase(Locale.ROOT);
        if (asked.equals("RATIO")) {
            ratio();
            return;
        }
        if (asked.equals("WRITE")) {
            for (Day day : Day.values()) {
                write(day, Path.of(arguments[1], day.name().toLowerCase(Locale.ROOT)));
            }
            return;
        }
        Runs runs = new Runs(Day.valueOf(asked));
        int many = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
        for (int i = 0; i < many; i++) {
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
        for (int round = 0; round < ROUNDS; round++) {
            days.forEach(Runs::run);
        }
        days.forEach(Runs::print);
        compare(days, Day.TOGETHER, Day.FIVE);
        compare(days, Day.FULL, Day.FIVE);
        compare(days, Day.ALL, Day.TEN);
        compare(days, Day.ALL, Day.HALF);
        compare(days, Day.ALL, Day.FIVE);
    }

    private static void compare(List<Runs> days, Day more, Day less) {
        double times = days.get(more.ordinal()).best() / days.get(less.ordinal()).best();
        System.out.println(more.text + ": " + Figure.plain(times, 2) + " times the CPU time of " + less.text);
    }

    private static Script script(Day day) throws IOException, BadInput {
        return ScenarioReader.read(write(day, Files.createTempDirectory("tenfold-day")), List.of());
    }

    /** Writes a day's files; returns the scenario. */
    private static Path write(Day day, Path folder) throws IOException {
        Files.createDirectories(folder);
        StringBuilder scenario = new StringBuilder("title: a day\nlength: 24h\nservices:\n");
        List<String> policies = new ArrayList<>();
        StringBuilder alerts = new StringBuilder("groups:\n- name: day\n  rules:\n");
        for (int i = 0; i < SERVICES; i++) {
            String name = "tier" + i;
            String next = i + 1 < SERVICES ? "tier" + (i + 1) : "";
            String side = day.sides ? "side" + i : "";
            scenario.append(service(name, START, next, side));
            policies.add(day.triggered() ? trigger(day, name, PROMETHEUS, CPU) : autoscaler(name));
            if (day.sides) {
                scenario.append(service(side, day == Day.HALF ? ENOUGH : START));
            }
            if (day == Day.TEN) {
                policies.add(autoscaler(side));
            }
            if (day == Day.ALL) {
                policies.add(trigger(day, side, PROMETHEUS));
            }
            alerts.append(alerts(day, name));
        }
        if (day == Day.ALL || day.triggered()) {
            policies.add(alerts.toString());
        }
        scenario.append(load()).append("policies:\n");
        for (int i = 0; i < policies.size(); i++) {
            write(folder.resolve("policy" + i + ".yaml"), policies.get(i));
            scenario.append("- file: policy").append(i).append(".yaml\n");
        }
        Path file = folder.resolve("day.yaml");
        write(file, scenario.toString());
        return file;
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }

    private static String service(String name, int replicas, String... callees) {
        StringBuilder calls = new StringBuilder();
        for (String callee : callees) {
            calls.append(callee.isEmpty() ? "" : "    - {service: " + callee + ", timeout: 5s}\n");
        }
        return "  " + name + ":\n    replicas: " + replicas + "\n    cpu: 15ms\n    cores: 1\n    latency: 5ms\n    slots: 64\n"
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

    private static String trigger(Day day, String name, String... triggers) {
        return "apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: " + name + "-requests}\nspec:\n"
                + "  scaleTargetRef: {name: " + name + "}\n  minReplicaCount: 2\n  triggers:\n"
                + String.join("", triggers).replace("NAME", name).replace("REQUESTS", day.requests());
    }

    private static String alerts(Day day, String name) {
        String requests = day.requests();
        String[] expressions = {
            "sum(rate(" + requests + "_count{app='" + name + "'," + day.failed() + "}[5m])) / sum(rate(" + requests
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
