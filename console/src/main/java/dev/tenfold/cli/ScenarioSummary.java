package dev.tenfold.cli;

import dev.tenfold.scenario.Conflicts;
import dev.tenfold.scenario.JourneySpec;
import dev.tenfold.scenario.LoadSpec;
import dev.tenfold.scenario.NodePoolSpec;
import dev.tenfold.scenario.QueueSpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        summary.queues();
        summary.nodes();
        summary.load();
        summary.requests();
        summary.faults();
        summary.policies();
        script.defaulted().forEach(open -> summary.lines.add("  left out: " + open));
        return summary.lines;
    }

    private void title() {
        double seconds = script.length().toNanos() / 1e9;
        lines.add(script.file() + ": " + scenario.title() + ", " + Figure.time(seconds) + " of virtual time, seed "
                + scenario.seed() + ", begins " + scenario.start());
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

    private void queues() {
        scenario.queues().forEach((name, queue) -> {
            String partitions = queue.kind() == QueueSpec.Kind.KAFKA
                    ? " of " + count(queue.partitionCount(), "partition", "partitions")
                    : "";
            String consumer = scenario.consumerOf(name)
                    .map(service -> ", consumed by " + service)
                    .orElse("");
            lines.add("  queue " + name + ": " + queue.kind().name().toLowerCase(Locale.ROOT) + partitions + consumer
                    + ", messages of a consumer that is gone come back after "
                    + Figure.time(queue.redeliveryTime().toNanos() / 1e9));
        });
    }

    private void nodes() {
        scenario.nodes().forEach((name, pool) -> {
            String tenants = scenario.services().entrySet().stream()
                    .filter(service ->
                            service.getValue().nodes().filter(name::equals).isPresent())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining(", "));
            String scaler = pool.autoscaler() == NodePoolSpec.Autoscaler.CLUSTER_AUTOSCALER
                    ? "the cluster autoscaler keeps " + pool.min() + " to " + pool.max()
                    : "no cluster autoscaler";
            lines.add("  nodes " + name + ": " + count(scenario.nodesAtStart(name), "node", "nodes") + " of "
                    + pool.cores() + " cores and " + pool.memory() + " at the start, "
                    + scaler + ", a new one after "
                    + Figure.time(pool.provisioning().toNanos() / 1e9)
                    + (tenants.isEmpty() ? "" : ", for " + tenants));
        });
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static double capacity(ServiceSpec service) {
        double each = service.cores().value() / Math.max(1e-9, service.cpu().toNanos() / 1e9);
        return each * service.replicas();
    }

    private void load() {
        String unit = scenario.load().closed()
                ? " users who think for " + Figure.time(scenario.load().thinkSeconds()) + " on average"
                : " requests/s";
        lines.add("  load on " + String.join(", ", scenario.load().entries()) + ": "
                + Figure.plain(scenario.load().start().amount(), 3) + " to "
                + Figure.plain(script.profile().peak(), 1) + unit);
    }

    private void requests() {
        LoadSpec load = scenario.load();
        for (JourneySpec journey : load.journeys()) {
            List<String> steps = journey.steps().stream()
                    .map(step -> step.path()
                            + step.service().map(name -> " at " + name).orElse(""))
                    .toList();
            lines.add("    journey " + journey.name() + ", weight " + Figure.plain(journey.weight(), 3) + ": "
                    + String.join(", ", steps));
        }
        load.surges()
                .forEach(surge -> lines.add("    surge at "
                        + Figure.clock(surge.at().toNanos() / 1e9) + " to "
                        + Figure.clock(surge.end().toNanos() / 1e9) + ": " + surge.title()));
        load.noise().ifPresent(noise -> lines.add("    noise: " + noise.title()));
    }

    private void faults() {
        scenario.faults()
                .forEach(fault ->
                        lines.add("  fault at " + Figure.clock(fault.at().toNanos() / 1e9) + ": " + fault.sentence()));
    }

    private void policies() {
        for (Script.Policy policy : script.policies()) {
            lines.add("  policy " + policy.file() + ": " + policy.declaration().understood());
            policy.defaulted().forEach(open -> lines.add("    left out: " + open));
            policy.warned().forEach(warning -> lines.add("    warning: " + warning));
        }
        Conflicts.of(script)
                .forEach(conflict -> lines.add("  conflict on " + conflict.target() + ": " + conflict.sentence()));
        scenario.gitOps()
                .forEach(count ->
                        lines.add("  git-ops: replicas of " + count.service() + " are set to " + count.replicas()
                                + " every " + Figure.time(count.every().toNanos() / 1e9)));
        script.remarks().forEach(remark -> lines.add("  note: " + remark));
    }
}
