package dev.tenfold.cli;

import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was understood of a scenario, for the person who wrote it. */
final class ScenarioSummary {
    private final Script script;
    private final Scenario scenario;
    private final List<String> lines = new ArrayList<>();

    private ScenarioSummary(Script script) {
        this.script = script;
        scenario = script.scenario();
    }

    static List<String> lines(Script script) {
        ScenarioSummary summary = new ScenarioSummary(script);
        summary.title();
        summary.services();
        summary.load();
        summary.faults();
        summary.policies();
        script.defaulted().forEach(open -> summary.lines.add("  left out: " + open));
        return summary.lines;
    }

    private void title() {
        double seconds = script.length().toNanos() / 1e9;
        lines.add(script.file() + ": " + scenario.title() + ", " + Figure.time(seconds) + " of virtual time, seed "
                + scenario.seed());
    }

    private void services() {
        scenario.services().forEach((name, service) -> {
            String calls =
                    service.calls().stream().map(ServiceSpec.CallSpec::service).collect(Collectors.joining(", "));
            lines.add("  service " + name + ": " + service.replicas() + " replicas of " + service.cores()
                    + (service.cores().value() == 1 ? " core, " : " cores, ")
                    + Figure.time(service.cpu().toNanos() / 1e9) + " CPU a request, up to "
                    + Figure.plain(capacity(service), 0) + " requests/s" + (calls.isEmpty() ? "" : ", calls " + calls));
        });
    }

    private static double capacity(ServiceSpec service) {
        double each = service.cores().value() / Math.max(1e-9, service.cpu().toNanos() / 1e9);
        return each * service.replicas();
    }

    private void load() {
        String unit = scenario.load().closed()
                ? " users who think for " + Figure.time(scenario.load().thinkSeconds()) + " on average"
                : " requests/s";
        lines.add("  load on " + scenario.load().service() + ": "
                + Figure.plain(scenario.load().start().amount(), 3) + " to "
                + Figure.plain(script.profile().peak(), 1) + unit);
    }

    private void faults() {
        scenario.faults()
                .forEach(fault -> lines.add("  fault at "
                        + Figure.clock(fault.at().toNanos() / 1e9) + ": " + fault.title() + " on " + fault.service()));
    }

    private void policies() {
        for (Script.Policy policy : script.policies()) {
            lines.add("  policy " + policy.file() + ": " + policy.declaration().understood());
            policy.defaulted().forEach(open -> lines.add("    left out: " + open));
            policy.warnings().forEach(warning -> lines.add("    warning: " + warning));
        }
        script.remarks().forEach(remark -> lines.add("  note: " + remark));
    }
}
