package dev.tenfold.scenario;

import dev.tenfold.document.Bound;
import dev.tenfold.document.Problems;
import dev.tenfold.fault.Fault;
import dev.tenfold.fault.Mention;
import dev.tenfold.fault.MetricFault;
import dev.tenfold.fault.Source;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What faults strike has to be there. */
final class FaultTargets {
    /** What metrics-server tells. */
    private static final List<String> RESOURCES = List.of("cpu", "memory");

    private final Scenario scenario;
    private final Bound<Scenario> bound;
    private final Problems problems;

    FaultTargets(Scenario scenario, Bound<Scenario> bound, Problems problems) {
        this.scenario = scenario;
        this.bound = bound;
        this.problems = problems;
    }

    /**
     * Looks at one fault.
     *
     * @param path where it stands
     */
    void check(String path, Fault fault) {
        for (Mention mention : fault.mentions()) {
            Collection<String> known = known(mention.what());
            if (!known.contains(mention.name())) {
                String at = path + "." + mention.key();
                String list = known.isEmpty() ? "there is none" : String.join(", ", known);
                String rule = "must name " + called(mention.what()) + ": " + list;
                problems.add(bound.place(at), at, rule, mention.name(), missing(mention));
            }
        }
        if (fault instanceof MetricFault monitoring) {
            checkMetric(path + ".metric", monitoring);
        }
    }

    /**
     * Names are known of metrics-server and of signals; what Prometheus and CloudWatch have is known as it is asked
     * for.
     */
    private void checkMetric(String path, MetricFault fault) {
        if (fault.metric().isEmpty() || fault.isIn(Source.PROMETHEUS) || fault.isIn(Source.CLOUDWATCH)) {
            return;
        }
        String of = fault.service().orElse("");
        Map<String, SignalSpec> signals = scenario.signals();
        Set<String> known = new LinkedHashSet<>();
        boolean strikes = false;
        if (fault.isIn(Source.METRICS_SERVER)) {
            known.addAll(RESOURCES);
            strikes = RESOURCES.stream().anyMatch(name -> fault.strikes(Source.METRICS_SERVER, of, name));
        }
        if (fault.isIn(Source.SIGNALS)) {
            signals.entrySet().stream()
                    .filter(each -> fault.isOf(each.getValue().service()))
                    .forEach(each -> known.add(each.getKey()));
            strikes |= signals.entrySet().stream()
                    .anyMatch(each ->
                            fault.strikes(Source.SIGNALS, each.getValue().service(), each.getKey()));
        }
        if (!strikes) {
            String list = known.isEmpty() ? "there is none" : String.join(", ", known);
            problems.add(
                    bound.place(path),
                    path,
                    "must name a metric that is there: " + list,
                    fault.metric().get());
        }
    }

    /** What would have to be there for a fault to strike. */
    private String missing(Mention mention) {
        boolean there = scenario.services().containsKey(mention.name());
        return switch (mention.what()) {
            case LINKED -> there ? "`network: {response: 16Ki, bandwidth: 100Mi/s}` in " + mention.name() : "";
            case CACHED -> there ? "`cache: {hits: 90 %}` in a call to " + mention.name() : "";
            default -> "";
        };
    }

    private static String called(Mention.What what) {
        return switch (what) {
            case SERVICE -> "a service";
            case LINKED -> "a service with a network";
            case CACHED -> "a service that is called through a cache";
            case POOL -> "a pool of nodes";
            case TARGET -> "a service or a pool of nodes";
            case ZONE -> "a zone under placement.zones";
        };
    }

    private Collection<String> known(Mention.What what) {
        Set<String> known = new LinkedHashSet<>();
        switch (what) {
            case SERVICE -> known.addAll(scenario.services().keySet());
            case LINKED ->
                scenario.services().forEach((name, service) -> {
                    if (service.network().isPresent()) {
                        known.add(name);
                    }
                });
            case CACHED ->
                scenario.services().values().stream()
                        .flatMap(service -> service.calls().stream())
                        .filter(call -> call.cache().isPresent())
                        .forEach(call -> known.add(call.service()));
            case POOL -> known.addAll(scenario.nodes().keySet());
            case TARGET -> {
                known.addAll(scenario.services().keySet());
                known.addAll(scenario.nodes().keySet());
            }
            case ZONE -> {
                scenario.services()
                        .values()
                        .forEach(each -> known.addAll(each.placement().zones()));
                scenario.nodes()
                        .values()
                        .forEach(each -> known.addAll(each.placement().zones()));
            }
        }
        return known;
    }
}
