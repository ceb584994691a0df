package dev.tenfold.report;

import dev.tenfold.plan.Candidate;
import dev.tenfold.plan.Capacity;
import dev.tenfold.plan.Plan;
import dev.tenfold.plan.PreScaling;
import dev.tenfold.plan.Standing;
import dev.tenfold.plan.TierPlan;
import dev.tenfold.policy.alert.AlertSpec;
import dev.tenfold.scenario.PriceSpec;
import dev.tenfold.spelling.Figure;
import dev.tenfold.suite.TestType;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The plan as one document, each claim with the command that repeats it. */
public final class PlanPaper {
    private final Plan plan;
    private final Paper paper;
    private final String unit;
    private final String repeat;

    private PlanPaper(Plan plan, String repeat) {
        this.plan = plan;
        this.repeat = repeat;
        paper = new Paper("Scaling plan: " + plan.script().scenario().title());
        unit = plan.script().scenario().load().closed() ? " users" : "/s";
        status();
        capacity();
        bottleneck();
        thresholds();
        policies();
        schedule();
        costs();
        verified();
        alerts();
        cadence();
        evidence();
    }

    /**
     * The plan in Markdown.
     *
     * @param repeat the command that makes it again
     */
    public static String markdown(Plan plan, String repeat) {
        return new PlanPaper(plan, repeat).paper.markdown();
    }

    /** The plan as a page that needs nothing else. */
    public static String html(Plan plan, String repeat) {
        return new PlanPaper(plan, repeat).paper.html();
    }

    /** Whether all three tests were there, in a sentence. */
    public static String status(Plan plan) {
        return plan.missing().isEmpty()
                ? "complete: sustained load, spike and recovery were rehearsed"
                : "INCOMPLETE: no scenario holds " + String.join(", nor ", plan.missing());
    }

    private void status() {
        paper.text("Status: " + status(plan) + ".");
        paper.text("Goal: 95 % of users wait at most " + Figure.time(plan.goal().p95Seconds()) + ", at most "
                + Figure.percent(plan.goal().errorRatio()) + " of requests are lost.");
        paper.command("Made by", repeat);
        paper.text("Seed: " + plan.script().scenario().seed()
                + ". The same seed gives this very document again; what is claimed below was rehearsed by that"
                + " command, or by"
                + " the one beside it.");
    }

    private void capacity() {
        paper.heading("Maximum sustainable load");
        plan.measured()
                .ifPresent(real -> paper.text("Measured by real load: " + tps(real.tps()) + " ("
                        + tps(real.low()) + " to " + tps(real.high()) + "), limited by " + real.limit() + ", from "
                        + real.file() + ". The plan goes by it."));
        List<List<String>> rows = new ArrayList<>();
        plan.capacities().forEach(capacity -> rows.add(row(capacity)));
        rows.add(row(plan.knee()));
        paper.table(List.of("fleet", "carries for good", "which is", "p95", "errors", "next tried", "found by"), rows);
        paper.text("Found in virtual time: the level is doubled until the goal is missed and halved between until the"
                + " ends are 2 % apart, each for 10 minutes after a ramp of 5, of which the first 2 are left out;"
                + " the best"
                + " is then held for an hour. Unfelt means: at most twice the p95 of an idle system, and 0.1 %"
                + " lost. With"
                + " policies at work the fleet begins as the scenario does and has the ramp to grow.");
        paper.text("The scenarios ask for up to " + tps(plan.peak()) + "."
                + (plan.peak() > plan.maximum()
                        ? " That is more than the maximum: no policy can meet the goal then without more or"
                                + " larger replicas."
                        : ""));
    }

    private List<String> row(Capacity capacity) {
        return List.of(
                capacity.fleet(),
                capacity.best().isPresent() ? tps(capacity.tps()) : "nothing",
                capacity.best().map(best -> level(best.level())).orElse("-"),
                capacity.best().map(best -> Figure.time(best.p95Seconds())).orElse("-"),
                capacity.best().map(best -> Figure.percent(best.errorRatio())).orElse("-"),
                capacity.first().map(missed -> level(missed.level())).orElse("nothing was too much"),
                capacity.steps() + " steps" + (capacity.confirmed() ? ", held for an hour" : ", not confirmed"));
    }

    private void bottleneck() {
        paper.heading("Bottleneck and knee");
        plan.capacities().get(1).best().or(() -> plan.knee().best()).ifPresent(top -> {
            Standing.Tier first = top.byFullness().get(0);
            paper.text("At " + tps(top.tps()) + " the fullest is the " + first.wall() + " of " + first.service() + ".");
            List<List<String>> rows = new ArrayList<>();
            for (Standing.Tier tier : top.byFullness()) {
                rows.add(List.of(
                        tier.service(),
                        Figure.plain(tier.replicas(), 1),
                        Figure.percent(tier.cpuRatio()),
                        Double.isNaN(tier.slotRatio()) ? "unbounded" : Figure.percent(tier.slotRatio()),
                        tier.fullness() > 0 ? tps(top.tps() / tier.fullness()) + " (" + tier.wall() + ")" : "-"));
            }
            paper.table(List.of("service", "replicas", "CPU", "slots in use", "full at"), rows);
        });
        List<List<String>> rows = new ArrayList<>();
        for (Standing standing : plan.curve()) {
            Standing.Tier fullest = standing.byFullness().get(0);
            rows.add(List.of(
                    level(standing.level()),
                    tps(standing.tps()),
                    Figure.time(standing.p95Seconds()),
                    Figure.percent(standing.errorRatio()),
                    fullest.wall() + " of " + fullest.service() + " " + Figure.percent(fullest.fullness())));
        }
        paper.table(List.of("level", "requests", "p95", "errors", "fullest"), rows);
        Knees.of(plan.curve()).forEach(paper::text);
        paper.text(
                "Slots that are full while CPU is not mean waiting for a service below. Memory, network and disks are"
                        + " walls only where the scenario gives them limits.");
    }

    private void thresholds() {
        paper.heading("When to scale");
        if (plan.tiers().isEmpty()) {
            paper.text(
                    plan.knee().best().isEmpty()
                            ? "The fleet at the start carries nothing for good, so no threshold can be derived from it."
                            : "No policy scales anything: the fleet is fixed, and its maximum above is the answer.");
            return;
        }
        for (TierPlan tier : plan.tiers()) {
            ThresholdSection.add(paper, tier.threshold());
        }
    }

    private void policies() {
        if (plan.tiers().isEmpty()) {
            return;
        }
        paper.heading("Policies");
        paper.text("Ready files, each read back by Tenfold's own readers; the first two of each service were rehearsed"
                + " below. An autoscaler and a ScaledObject are alternatives: apply one of them.");
        plan.tiers()
                .forEach(tier -> tier.files().forEach((name, text) -> {
                    paper.section("policies/" + name);
                    paper.code(name.endsWith(".tf") ? "hcl" : "yaml", text);
                }));
    }

    private void schedule() {
        if (plan.tiers().isEmpty()) {
            return;
        }
        paper.heading("Pre-scaling schedule");
        List<List<String>> rows = new ArrayList<>();
        for (TierPlan tier : plan.tiers()) {
            for (PreScaling entry : tier.schedule()) {
                rows.add(List.of(
                        tier.threshold().service(),
                        entry.start().toString(),
                        entry.end().toString(),
                        Integer.toString(entry.replicas())));
            }
        }
        if (rows.isEmpty()) {
            paper.text("None is needed: the floors carry what the first scenario asks for.");
        } else {
            paper.table(List.of("service", "from (UTC, daily)", "until", "at least"), rows);
        }
    }

    private void costs() {
        paper.heading("Cost");
        List<List<String>> rows = new ArrayList<>();
        for (Candidate each : plan.candidates()) {
            String currency = " " + each.bound().currency();
            rows.add(List.of(
                    each.name(),
                    Figure.plain(each.bound().replicaHours(), 2),
                    Figure.plain(each.asPriced(), 2) + currency,
                    Figure.plain(each.reserved(), 2) + currency,
                    Figure.plain(each.spot(), 2) + currency,
                    Double.isFinite(each.bound().p95Millis())
                            ? Figure.time(each.bound().p95Millis() / 1000)
                            : "-",
                    Figure.percent(each.bound().errorRatio())));
        }
        paper.table(List.of("", "replica-hours", "cost", "floor reserved", "rest spot", "p95", "errors"), rows);
        PriceSpec price = plan.script().scenario().price();
        paper.text("For the first scenario's "
                + Figure.time(plan.script().length().toNanos() / 1e9) + ". Reserved capacity is "
                + price.reservedDiscount() + " cheaper, spot capacity " + price.spotDiscount()
                + ", and it can be taken away. The oracle knows the demand and pays only the start-up.");
    }

    private void verified() {
        if (plan.verified().isEmpty()) {
            return;
        }
        paper.heading("Rehearsed under these policies");
        List<List<String>> rows = new ArrayList<>();
        for (Candidate each : plan.verified()) {
            Report report = each.report();
            String failed = report.findings().stream()
                    .filter(finding -> finding.status() == Finding.Status.FAILED)
                    .map(finding -> finding.name() + " " + finding.value() + ", limit " + finding.limit())
                    .collect(Collectors.joining("; "));
            rows.add(List.of(
                    report.subject().title(),
                    each.name(),
                    report.held() ? "held" : "FAILED",
                    failed.isEmpty() ? new Headline(report).count() : failed));
        }
        paper.table(List.of("scenario", "policies", "verdict", "expectations"), rows);
        for (Candidate each : plan.verified().subList(0, 2)) {
            String files = plan.tiers().stream()
                    .map(tier -> "{file: " + tier.threshold().service() + each.file() + "}")
                    .collect(Collectors.joining(", "));
            paper.command(
                    "Repeat " + each.name() + ", with the files of policies/ beside the scenario",
                    plan.reports().get(0).subject().command() + " --set 'policies=[" + files + "]'");
        }
        paper.text("The oracle, with which replica-hours are compared, keeps to the floors of the policies in force.");
    }

    private void alerts() {
        paper.heading("Alerts");
        paper.text("alerts.yaml holds the rules. alerts-test.yaml proves when they fire on what monitoring would have"
                + " seen:"
                + " of the first scenario under its own policies, and of the largest fleet while its load rises"
                + " within 10"
                + " minutes to a quarter more than its maximum. dashboard.json shows the same in Grafana.");
        List<List<String>> rows = new ArrayList<>();
        for (AlertSpec alert : plan.alerts().group().alerts()) {
            String service = alert.labels().get("service");
            List<String> cells = new ArrayList<>(List.of(
                    alert.name(),
                    service,
                    alert.labels().get("severity"),
                    alert.annotations().get("summary")));
            plan.alerts()
                    .plays()
                    .forEach(play -> cells.add(play.firstFired(alert.name(), service)
                            .map(Figure::clock)
                            .orElse("did not fire")));
            rows.add(cells);
        }
        List<String> heads = new ArrayList<>(List.of("alert", "service", "severity", "means"));
        plan.alerts().plays().forEach(play -> heads.add("first fires, " + play.name()));
        paper.table(heads, rows);
        paper.command("Proof", "promtool test rules alerts-test.yaml");
    }

    private void cadence() {
        paper.heading("Test cadence");
        String file = plan.script().file();
        List<List<String>> rows = new ArrayList<>();
        for (TestType type : TestType.values()) {
            rows.add(List.of(type.toString(), type.cadence(), "./tenfold run --test " + type + " " + file));
        }
        paper.table(List.of("test", "due", "in virtual time"), rows);
        paper.text("In virtual time each takes seconds, so all can run at every change.");
    }

    private void evidence() {
        paper.heading("Evidence");
        List<List<String>> rows = new ArrayList<>();
        for (Report report : plan.reports()) {
            rows.add(List.of(
                    report.subject().title(),
                    report.held() ? "held" : "FAILED",
                    Long.toString(report.subject().seed()),
                    report.subject().sha256().substring(0, 12),
                    report.subject().command()));
        }
        paper.table(List.of("scenario, its own policies", "verdict", "seed", "sha256", "run"), rows);
        plan.reports().get(0).policies().stream()
                .map(policy -> policy.file() + " (" + policy.kind() + " " + policy.name() + "), sha256 "
                        + policy.sha256()
                                .substring(0, Math.min(12, policy.sha256().length())))
                .distinct()
                .map(List::of)
                .forEach(paper::list);
    }

    private String level(double level) {
        return Figure.plain(level, level < 100 ? 1 : 0) + unit;
    }

    static String tps(double tps) {
        return Figure.plain(tps, tps < 100 ? 1 : 0) + "/s";
    }
}
