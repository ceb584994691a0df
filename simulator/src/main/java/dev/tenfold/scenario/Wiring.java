package dev.tenfold.scenario;

import dev.tenfold.document.Bound;
import dev.tenfold.document.Problems;
import dev.tenfold.load.Profile;
import dev.tenfold.load.Surge;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the parts of a scenario say of one another has to fit. */
final class Wiring {
    private final Scenario scenario;
    private final Bound<Scenario> bound;
    private final Problems problems;

    private Wiring(Scenario scenario, Bound<Scenario> bound, Problems problems) {
        this.scenario = scenario;
        this.bound = bound;
        this.problems = problems;
    }

    /** Names have to be known, and calls must not run in circles. */
    static void check(Scenario scenario, Bound<Scenario> bound, Problems problems) {
        Wiring wiring = new Wiring(scenario, bound, problems);
        wiring.checkNames();
        wiring.checkCalls();
        wiring.checkLoad();
        wiring.checkSurges();
    }

    /** What is to happen has to happen before the end. */
    static void checkLength(Scenario scenario, Profile profile, Bound<Scenario> bound, Problems problems) {
        long length = scenario.length().map(Duration::toNanos).orElse(profile.endNanos());
        if (length > Limits.LONGEST.toNanos()) {
            problems.add(bound.place("load.stages"), "load.stages", "must end within 31 days", "");
        }
        for (int i = 0; i < scenario.load().surges().size(); i++) {
            Duration at = scenario.load().surges().get(i).at();
            checkBefore(length, "load.surges[" + i + "].at", at, bound, problems);
        }
        for (int i = 0; i < scenario.faults().size(); i++) {
            checkBefore(length, "faults[" + i + "].at", scenario.faults().get(i).at(), bound, problems);
        }
        scenario.chaos().ifPresent(chaos -> {
            checkBefore(length, "chaos.from", chaos.from(), bound, problems);
            for (int i = 0; i < chaos.faults().size(); i++) {
                Duration at = chaos.faults().get(i).fault().at();
                checkBefore(length, "chaos.faults[" + i + "].fault.at", at, bound, problems);
            }
        });
    }

    private static void checkBefore(long length, String path, Duration at, Bound<Scenario> bound, Problems problems) {
        if (at.toNanos() >= length) {
            String end = Spelled.time(Duration.ofNanos(length));
            problems.add(bound.place(path), path, "must be before the end at " + end, Spelled.time(at));
        }
    }

    private void checkNames() {
        known("load.service", scenario.load().service());
        for (int i = 0; i < scenario.load().journeys().size(); i++) {
            List<JourneySpec.JourneyStep> steps =
                    scenario.load().journeys().get(i).steps();
            for (int j = 0; j < steps.size(); j++) {
                String path = "load.journeys[" + i + "].steps[" + j + "].service";
                steps.get(j).service().ifPresent(name -> known(path, name));
            }
        }
        FaultTargets targets = new FaultTargets(scenario, bound, problems);
        for (int i = 0; i < scenario.faults().size(); i++) {
            targets.check("faults[" + i + "]", scenario.faults().get(i));
        }
        List<ChaosSpec.Candidate> candidates =
                scenario.chaos().map(ChaosSpec::faults).orElse(List.of());
        for (int i = 0; i < candidates.size(); i++) {
            targets.check("chaos.faults[" + i + "].fault", candidates.get(i).fault());
        }
        for (int i = 0; i < scenario.policies().size(); i++) {
            int index = i;
            scenario.policies()
                    .get(i)
                    .service()
                    .filter(name -> !scenario.nodes().containsKey(name))
                    .ifPresent(name -> known("policies[" + index + "].service", name));
        }
        for (int i = 0; i < scenario.gitOps().size(); i++) {
            known("git-ops[" + i + "].service", scenario.gitOps().get(i).service());
        }
        scenario.signals().forEach((name, signal) -> known("signals." + name + ".service", signal.service()));
        scenario.metrics()
                .series()
                .forEach((name, series) -> known("metrics.series." + name + ".service", series.service()));
    }

    private void checkCalls() {
        boolean allKnown = true;
        for (Map.Entry<String, ServiceSpec> entry : scenario.services().entrySet()) {
            List<ServiceSpec.CallSpec> calls = entry.getValue().calls();
            for (int i = 0; i < calls.size(); i++) {
                String path = "services." + entry.getKey() + ".calls[" + i + "].service";
                allKnown &= known(path, calls.get(i).service());
                if (scenario.load().entries().contains(calls.get(i).service())) {
                    problems.add(
                            bound.place(path),
                            path,
                            "must not be the service where users come in: put a service of its own before it",
                            calls.get(i).service());
                }
            }
        }
        List<String> order = Script.callersFirst(scenario.services());
        if (allKnown && order.size() < scenario.services().size()) {
            List<String> circle = scenario.services().keySet().stream()
                    .filter(name -> !order.contains(name))
                    .toList();
            problems.add(
                    bound.place("services." + circle.get(0)),
                    "services." + circle.get(0) + ".calls",
                    "must not lead back to itself",
                    String.join(", ", circle));
        }
    }

    private void checkLoad() {
        if (scenario.load().closed() && !scenario.load().thinkIsKnown()) {
            problems.add(
                    bound.place("load"),
                    "load.think",
                    "is missing: users need a think time, or load.start must be a rate such as 50/s",
                    "",
                    "think: 2s");
        }
        double price = scenario.price().coreHour();
        if (Double.isNaN(price)) {
            problems.add(bound.place("price"), "price.core-hour", "must be a number", "");
        }
    }

    private void checkSurges() {
        LoadSpec load = scenario.load();
        Set<String> paths = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        load.kinds().forEach(kind -> paths.add(kind.path()));
        for (int i = 0; i < load.journeys().size(); i++) {
            String name = load.journeys().get(i).name();
            if (!names.add(name)) {
                String path = "load.journeys[" + i + "].name";
                problems.add(bound.place(path), path, "must be another than those before", name);
            }
        }
        for (int i = 0; i < load.surges().size(); i++) {
            Surge surge = load.surges().get(i);
            boolean endpoint = surge.endpoint().isPresent();
            Set<String> known = endpoint ? paths : names;
            String path = "load.surges[" + i + "]." + (endpoint ? "endpoint" : "journey");
            if (!known.contains(surge.target())) {
                String rule = known.isEmpty()
                        ? "must name a journey, and there is none in load.journeys"
                        : "must be one of " + String.join(", ", known);
                problems.add(bound.place(path), path, rule, surge.target());
            }
        }
    }

    private boolean known(String path, String service) {
        if (scenario.services().containsKey(service)) {
            return true;
        }
        String rule =
                "must name a service: " + String.join(", ", scenario.services().keySet());
        problems.add(bound.place(path), path, rule, service);
        return false;
    }
}
