package dev.tenfold.plan;

import dev.tenfold.document.BadInput;
import dev.tenfold.document.Problems;
import dev.tenfold.load.Profile;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.alert.AlertSpec;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.verdict.Bound;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Makes the plan of a system: finds what it carries, derives policies, and rehearses them before they are shown. */
public final class Planner {
    private static final double[] SHARES = {0.1, 0.25, 0.5, 0.75, 0.9, 1, 1.1, 1.25};
    private static final Duration HOLD = Duration.ofMinutes(10);
    /** Of the maximum, to see the alerts that must not fire in a plan that holds. */
    private static final double OVERLOAD = 1.25;

    private static final double MEMORY_THAT_IS_FREE = 0.7;

    private final List<Script> scripts;
    private final List<Report> reports;
    private final PolicyFormats formats;
    private final Optional<Plan.Measured> measured;
    private final Consumer<String> progress;
    private final Script system;
    private final Fleets fleets;
    private final Goal goal;
    private final double level;

    /**
     * Takes what is known.
     *
     * @param scripts the scenarios; the first names the system
     * @param reports what rehearsing them told, in the same order
     * @param formats reads policies
     * @param given fields that the user set beside the files, each {@code path=value}
     * @param measured what real load found, if it did
     * @param progress told what is done next
     */
    public Planner(
            List<Script> scripts,
            List<Report> reports,
            PolicyFormats formats,
            List<String> given,
            Optional<Plan.Measured> measured,
            Consumer<String> progress) {
        this.scripts = List.copyOf(scripts);
        this.reports = List.copyOf(reports);
        this.formats = formats;
        this.measured = measured;
        this.progress = progress;
        system = scripts.get(0);
        fleets = new Fleets(system, formats, List.copyOf(given));
        goal = Goal.of(system.scenario().expect());
        double start = system.scenario().load().start().amount();
        level = start > 0 ? start : Math.max(1e-3, system.profile().peak() / 10);
    }

    /**
     * Makes it.
     *
     * @throws BadInput if the scenario cannot be read without its load and its faults
     */
    public Plan plan() throws BadInput {
        progress.accept("Searching what the fleet carries");
        Script bare = fleets.atStart();
        Capacity start = Capacity.find("the fleet at the start", new Bench(bare, false), goal, level);
        Goal unfelt = Goal.knee(new Bench(bare, false).keep(level / 10, HOLD));
        Capacity knee = Capacity.find("the fleet at the start, unfelt", new Bench(bare, false), unfelt, level);
        Script largest = largest(bare);
        String name = largest == bare
                ? "the fleet at the start, since its nodes hold no more"
                : fleets.isBounded()
                        ? "the largest fleet"
                        : "the largest fleet, where policies name no bound as it starts";
        Capacity most = Capacity.find(name, new Bench(largest, false), goal, level);
        List<Capacity> capacities = new ArrayList<>(List.of(start, most));
        if (!fleets.scaled().isEmpty()) {
            Capacity scaling = Capacity.find("policies at work", new Bench(fleets.withPolicies(), true), goal, level);
            capacities.add(scaling);
        }
        progress.accept("Deriving policies");
        History oracle = Rehearsal.ofOracle(system).run(share -> {});
        List<TierPlan> tiers = tiers(knee, oracle);
        double maximum = measured.map(Plan.Measured::tps).orElse(most.tps());
        return new Plan(
                system,
                reports,
                scripts.stream().map(Stages::of).reduce(new Stages(false, false, false), Stages::or),
                goal,
                List.copyOf(capacities),
                knee,
                curve(largest, most),
                Demanded.of(oracle, oracle.felt()).peak(),
                tiers,
                candidates(tiers),
                verified(tiers),
                alerts(tiers, maximum, largest, most),
                maximum,
                measured);
    }

    /** As many replicas as the policies allow, if there is room for them. */
    private Script largest(Script bare) {
        try {
            return fleets.atMaximum();
        } catch (BadInput noRoom) {
            return bare;
        }
    }

    private List<Standing> curve(Script largest, Capacity most) {
        List<Standing> curve = new ArrayList<>();
        double top = most.best().or(most::first).map(Standing::level).orElse(level);
        for (double share : SHARES) {
            curve.add(new Bench(largest, false).keep(top * share, HOLD));
        }
        return List.copyOf(curve);
    }

    private List<TierPlan> tiers(Capacity knee, History oracle) throws BadInput {
        List<TierPlan> tiers = new ArrayList<>();
        if (knee.best().isEmpty()) {
            return tiers;
        }
        Standing standing = knee.best().get();
        for (String service : fleets.scaled()) {
            Standing.Tier tier = standing.tier(service);
            if (tier.replicas() <= 0 || tier.demand() <= 0 || tier.fullness() <= 0) {
                continue;
            }
            Demanded demanded = Demanded.of(oracle, oracle.lines().get(service));
            Demanded.Rise rise = demanded.steepest();
            double stretch = standing.byFullness().get(0).fullness() / tier.fullness();
            Threshold threshold = new Threshold(
                    service,
                    tier.demand() / tier.replicas() * stretch,
                    tier.requestRatio() * stretch,
                    tier.cpuRatio() * stretch,
                    rise.from(),
                    demanded.peak(),
                    rise.perSecond(),
                    Reaction.of(service, system, reports),
                    fleets.floor(service));
            tiers.add(tier(threshold, demanded));
        }
        return List.copyOf(tiers);
    }

    private TierPlan tier(Threshold threshold, Demanded demanded) throws BadInput {
        String service = threshold.service();
        List<PreScaling> schedule =
                PreScaling.of(threshold, demanded, system.scenario().start().instant());
        ServiceSpec spec = system.scenario().services().get(service);
        double idle =
                (double) spec.memory().idle().bytes() / spec.requests().memory().bytes();
        Map<String, String> files = new PlannedPolicies(threshold, schedule, idle <= MEMORY_THAT_IS_FREE).files();
        for (Map.Entry<String, String> file : files.entrySet()) {
            read(file.getKey(), file.getValue());
        }
        return new TierPlan(threshold, schedule, files);
    }

    /** Nothing is shown that our own readers would not take. */
    private PolicyDocument read(String name, String text) throws BadInput {
        Problems problems = new Problems();
        PolicyDocument document = formats.read(name, text.getBytes(StandardCharsets.UTF_8), Map.of(), problems);
        document.errors().forEach(problems::add);
        problems.throwIfAny();
        return document;
    }

    private List<Candidate> candidates(List<TierPlan> tiers) throws BadInput {
        progress.accept("Comparing costs");
        Report today = reports.get(0);
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(candidate("as it is", "", today, 0, hours(service -> fleets.floor(service))));
        if (!tiers.isEmpty()) {
            candidates.add(planned("reacting in time", "-hpa.yaml", tiers, system));
            candidates.add(planned("there in advance", "-keda.yaml", tiers, system));
            Map<String, Integer> ceilings = new LinkedHashMap<>();
            tiers.forEach(tier ->
                    ceilings.put(tier.threshold().service(), tier.threshold().ceiling()));
            Script fixed = fleets.fixed(ceilings);
            Report report =
                    Verdict.of(fixed, today.subject().command(), today.subject().tenfold(), share -> {});
            candidates.add(candidate(
                    "fixed at the peak", "", report, 0, report.bounds().get(0).replicaHours()));
        }
        candidates.add(candidate("oracle", "", today, 2, hours(service -> fleets.floor(service))));
        return List.copyOf(candidates);
    }

    private List<Candidate> verified(List<TierPlan> tiers) throws BadInput {
        List<Candidate> verified = new ArrayList<>();
        for (Script script : tiers.isEmpty() ? List.<Script>of() : scripts) {
            verified.add(planned("reacting in time", "-hpa.yaml", tiers, script));
            verified.add(planned("there in advance", "-keda.yaml", tiers, script));
        }
        return List.copyOf(verified);
    }

    private Candidate planned(String name, String suffix, List<TierPlan> tiers, Script script) throws BadInput {
        List<Script.Policy> policies = new ArrayList<>(script.policies());
        for (TierPlan tier : tiers) {
            String service = tier.threshold().service();
            policies.removeIf(policy -> policy.target().equals(service)
                    && policy.declaration().spec().floor().isPresent());
            String file = service + suffix;
            for (Declaration declaration : read(file, tier.files().get(file)).policies()) {
                policies.add(new Script.Policy(file, "", service, declaration, List.of()));
            }
        }
        Script changed = new Script(
                script.file(),
                script.sha256(),
                script.scenario(),
                script.profile(),
                policies,
                script.defaulted(),
                script.remarks());
        Report asItIs = reports.get(scripts.indexOf(script));
        Report report =
                Verdict.of(changed, asItIs.subject().command(), asItIs.subject().tenfold(), share -> {});
        Map<String, Integer> floors = new LinkedHashMap<>();
        tiers.forEach(tier -> floors.put(
                tier.threshold().service(),
                suffix.contains("hpa")
                        ? tier.threshold().reactiveFloor()
                        : tier.threshold().floor()));
        double hours = hours(service -> floors.getOrDefault(service, fleets.floor(service)));
        return candidate(name, suffix, report, 0, hours);
    }

    private Candidate candidate(String name, String file, Report report, int bound, double floorHours) {
        Bound row = report.bounds().get(bound);
        return new Candidate(
                name, file, report, row, floorHours, system.scenario().price());
    }

    private double hours(ToIntFunction<String> floor) {
        double replicas =
                system.scenario().services().keySet().stream().mapToInt(floor).sum();
        return replicas * system.length().toNanos() / 3.6e12;
    }

    private AlertProof alerts(List<TierPlan> tiers, double maximum, Script largest, Capacity most) {
        progress.accept("Proving alerts");
        History own = Rehearsal.ofPolicies(system).run(share -> {});
        int step = AlertSeries.step(own);
        Map<String, AlertSeries> seen = new LinkedHashMap<>();
        seen.put("the scenario", AlertSeries.of(own, step));
        double top = OVERLOAD * most.best().or(most::first).map(Standing::level).orElse(level);
        Profile rising = new Profile(List.of(
                new Profile.Piece(level, level, HOLD.toNanos()),
                new Profile.Piece(level, top, HOLD.toNanos()),
                new Profile.Piece(top, top, HOLD.toNanos())));
        Script overload = largest.under(rising).lasting(Duration.ofNanos(rising.endNanos()));
        seen.put(
                "beyond the maximum",
                AlertSeries.of(Rehearsal.ofFixedFleet(overload).run(share -> {}), step));
        int minutes = Math.max(2, (4 * step + 59) / 60);
        List<AlertSpec> alerts = Alerting.of(
                system.scenario().load().entries().get(0),
                minutes + "m",
                maximum,
                goal,
                tiers.stream().map(TierPlan::threshold).toList());
        return AlertProof.of(alerts, seen);
    }
}
