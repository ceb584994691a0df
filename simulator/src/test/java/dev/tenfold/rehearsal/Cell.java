package dev.tenfold.rehearsal;

import dev.tenfold.rehearsal.Fidelity.Looks;
import dev.tenfold.spelling.Figure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One cell of the grid on which the fluid is compared with single requests: a scenario, and spans of it.
 *
 * @param title what a person calls it
 * @param scenario its text; its policy is the autoscaler of {@link #sandbox}
 * @param service whose replicas and response times are compared
 * @param looks when its autoscaler looks, if it has one: once as a fluid at each
 * @param seeds how many runs of single requests are put together, at each of the looks
 * @param spans parts of it that are looked at one by one
 */
record Cell(String title, String scenario, String service, List<Looks> looks, int seeds, List<Span> spans) {
    /** A sync of the autoscaler, seconds: decisions may differ by one. */
    static final double SYNC = 15;

    /** The slow dependency recovers at a scrape, a third, and two thirds of the time between two of them. */
    private static final List<Looks> LOOKS = List.of(new Looks(7, 0), new Looks(7, 5), new Looks(2, 10));

    private static final String STEADY = """
            title: steady
            services:
              web: {replicas: 4, cpu: 20ms, cores: 1, variability: %s}
            load: {service: web, start: %s/s, stages: [hold: {lasts: %sm}]}
            """;

    private static final String STEP = """
            title: ten times the load at once, and a minute of provisioning
            services:
              web:
                replicas: 4
                cpu: 20ms
                latency: 10ms
                slots: 64
                queue: 200
                start-up: {provisioning: 60s, readiness: 10s}
            load:
              service: web
              start: 100/s
              timeout: 10s
              stages: [hold: {lasts: 5m}, step: {to: x10, lasts: 10m}, step: {to: x1, lasts: 10m}]
            policies: [file: web-hpa.yaml]
            """;

    private static final String SLOW = """
            title: a slow dependency
            services:
              web:
                replicas: 4
                cpu: 20ms
                latency: 10ms
                slots: 16
                queue: 50
                calls: [{service: db, timeout: 5s}]
              db: {replicas: 2, cpu: 2ms, cores: 2, latency: 5ms, slots: 100}
            load: {service: web, start: 120/s, timeout: 10s, stages: [hold: {lasts: 20m}]}
            faults: [{kind: added-latency, at: 6m, lasts: 5m, service: db, latency: %sms}]
            policies: [file: web-hpa.yaml]
            """;

    private static final String KILLED = """
            title: a tier killed
            services:
              web:
                replicas: 6
                cpu: 20ms
                latency: 10ms
                slots: 32
                queue: 100
                calls: [{service: db, timeout: 2s}]
              db:
                replicas: 3
                cpu: 4ms
                latency: 5ms
                slots: 50
                start-up: {provisioning: 10s, readiness: 20s}
            load: {service: web, start: 180/s, timeout: 10s, stages: [hold: {lasts: 20m}]}
            faults: [{kind: kill-tier, at: 6m, service: db}]
            policies: [file: web-hpa.yaml]
            """;

    /**
     * A part of a run.
     *
     * @param from its start, seconds
     * @param to its end, seconds
     * @param p95Error what the 95th percentile may err by, as a share
     */
    record Span(double from, double to, double p95Error) {
        private static Span steady(double from, double to) {
            return new Span(from, to, 0.15);
        }

        private static Span transition(double from, double to) {
            return new Span(from, to, 0.25);
        }
    }

    /** All cells. */
    static List<Cell> all() {
        List<Cell> cells = new ArrayList<>();
        for (int variability : new int[] {1, 0, 4}) {
            cells.add(steady(variability, 50, 20));
            cells.add(steady(variability, 80, 20));
            cells.add(steady(variability, 90, 40));
            cells.add(steady(variability, 95, 60));
        }
        cells.add(new Cell(
                "x10 at once, 60 s provisioning",
                STEP,
                "web",
                LOOKS,
                5,
                List.of(
                        Span.steady(60, 300),
                        Span.transition(300, 600),
                        Span.transition(600, 900),
                        Span.steady(960, 1500))));
        cells.add(new Cell(
                "dependency 400 ms slower",
                SLOW.formatted(400),
                "web",
                LOOKS,
                2,
                List.of(Span.steady(60, 360), Span.transition(360, 660), Span.transition(660, 780))));
        cells.add(new Cell(
                "dependency 800 ms slower, slots full",
                SLOW.formatted(800),
                "web",
                LOOKS,
                5,
                List.of(Span.steady(60, 360), Span.transition(360, 660), Span.transition(660, 780))));
        cells.add(new Cell(
                "a tier killed",
                KILLED,
                "web",
                LOOKS,
                2,
                List.of(Span.steady(60, 360), Span.transition(360, 400), Span.steady(460, 1200))));
        return cells;
    }

    private static Cell steady(int variability, int percent, int minutes) {
        String law = variability == 1 ? "M/M/4" : variability == 0 ? "M/D/4" : "M/G/4, variability " + variability;
        return new Cell(
                law + " at 0." + percent,
                STEADY.formatted(variability, 2 * percent, minutes),
                "web",
                List.of(),
                // Long works on top of long queues: one hour of them says little.
                variability == 4 && percent == 95 ? 4 : 1,
                List.of(Span.steady(60, minutes * 60)));
    }

    /** Runs it in a folder of its own. */
    Fidelity run(Path folder) {
        Sandbox sandbox = new Sandbox(folder).hpa("web", 4, 80, 60, "").file("cell.yaml", scenario);
        Path file = sandbox.folder().resolve("cell.yaml");
        return looks.isEmpty()
                ? Fidelity.ofSeeds(file, service, seeds, List.of())
                : Fidelity.ofLooks(file, service, looks, seeds);
    }

    /** Its rows of the table in docs/fidelity.md. */
    List<String> rows(Fidelity fidelity) {
        List<String> rows = new ArrayList<>();
        for (Span span : spans) {
            double p95 = fidelity.quantile(0.95, span.from(), span.to());
            rows.add("| " + title + " | " + Figure.plain(span.from(), 0) + " to " + Figure.plain(span.to(), 0) + " s | "
                    + percent(fidelity.throughputError(span.from(), span.to()), 2) + " | "
                    + percent(fidelity.quantileError(0.5, span.from(), span.to()), 1) + " | "
                    + percent(fidelity.quantileError(0.95, span.from(), span.to()), 1) + " | "
                    + percent(fidelity.quantileError(0.99, span.from(), span.to()), 1) + " | "
                    + Figure.plain(1000 * p95, 1) + " ms | "
                    + percent(fidelity.replicasError(), 2) + " |");
        }
        return rows;
    }

    /** Its row of the table of decisions in docs/fidelity.md. */
    String row(Fidelity fidelity) {
        int like = 0;
        double byChance = 0;
        for (Decisions each : fidelity.decisions()) {
            like += each.likeTheFluid();
            byChance += each.likeOneAnother() / looks.size();
        }
        return "| " + title + " | " + like + " of " + looks.size() * seeds + " | " + percent(byChance, 0) + " | "
                + percent(fidelity.elsewhere(SYNC), 1) + ", " + Figure.plain(fidelity.farthest(SYNC), 0) + " | "
                + percent(fidelity.elsewhereByChance(SYNC), 1) + " |";
    }

    private static String percent(double share, int digits) {
        return Figure.plain(100 * share, digits) + " %";
    }
}
