package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.plan.AlertProof;
import dev.tenfold.plan.Candidate;
import dev.tenfold.plan.Capacity;
import dev.tenfold.plan.Dashboard;
import dev.tenfold.plan.Plan;
import dev.tenfold.plan.Planner;
import dev.tenfold.plan.TierPlan;
import dev.tenfold.report.PlanPaper;
import dev.tenfold.scenario.Script;
import dev.tenfold.spelling.Figure;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ./tenfold plan}: one document that says what a system carries, when it must scale, how, and at which cost. */
final class PlanVerb implements Verb {
    static final Option MAX_TPS = Option.value(
            "--max-tps",
            "FILE",
            "Go by a maximum that was measured: the JSON of ./tenfold max-tps URL, instead of the simulated one.");

    private static final Format[] FORMATS = {Format.TEXT, Format.MARKDOWN, Format.HTML};
    private static final int AT_ONCE = 2;

    @Override
    public Usage usage() {
        return new Usage(
                "plan",
                "Write the scaling plan: maximum, thresholds, policies, schedule, cost, alerts",
                List.of(
                        "Finds the highest load that the system of the first SCENARIO carries for good, derives when it"
                                + " must scale, writes policies for it, and rehearses all scenarios under them. Writes"
                                + " plan.md and plan.html, policies/ (HPA, KEDA, CloudFormation, Terraform),"
                                + " alerts.yaml with alerts-test.yaml for promtool, dashboard.json for Grafana and"
                                + " thresholds.json.",
                        "The scenarios must hold sustained load, a spike and recovery, or the plan says that it is"
                                + " incomplete: exit code 1, as if the planned policies fail in a scenario."),
                "SCENARIO",
                List.of(
                        Option.OUT,
                        MAX_TPS,
                        RunRequest.TEST,
                        RunRequest.SUITE,
                        Option.SEED,
                        Option.SET,
                        Option.format(FORMATS),
                        Option.QUIET),
                List.of(
                        "./tenfold plan scenarios/users-x10.yaml",
                        "./tenfold plan --test load,spike --out plan scenarios/users-x10.yaml",
                        "./tenfold plan --max-tps out/max-tps.json scenarios/users-x10.yaml"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse, BadInput {
        Format format = given.format(FORMATS);
        Optional<Path> measured = given.value(MAX_TPS).map(Path::of);
        Optional<Plan.Measured> real =
                measured.isPresent() ? Optional.of(MeasuredMaximum.read(measured.get())) : Optional.empty();
        RunRequest request = RunRequest.of(given);
        List<RunRequest.Planned> planned = request.planned();
        Path out = Path.of(given.value(Option.OUT).orElse("out"));
        directory(out.resolve("policies"));
        boolean quiet = given.has(Option.QUIET);
        if (!quiet) {
            request.remarks().forEach(terminal.err()::println);
        }
        List<Script> scripts = planned.stream().map(RunRequest.Planned::script).toList();
        List<Report> reports = rehearsed(planned);
        Planner planner = new Planner(scripts, reports, Caches.formats(), overrides(given), real, step -> {
            if (!quiet) {
                terminal.err().println(step);
                terminal.err().flush();
            }
        });
        Plan plan = planner.plan();
        String repeat = repeat(given);
        Map<String, String> files = files(plan, repeat);
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(out.resolve(file.getKey()), file.getValue());
        }
        switch (format) {
            case MARKDOWN -> terminal.out().print(files.get("plan.md"));
            case HTML -> terminal.out().print(files.get("plan.html"));
            default -> told(plan, out, files).forEach(terminal.out()::println);
        }
        return plan.missing().isEmpty() && anyHolds(plan) ? Exit.HELD : Exit.FAILED;
    }

    private static List<Report> rehearsed(List<RunRequest.Planned> planned) throws Misuse, BadInput {
        List<Rehearsals.Work> works = new ArrayList<>();
        planned.forEach(
                each -> works.add(share -> Verdict.of(each.script(), each.command(), Version.current(), share)));
        List<Report> reports = new ArrayList<>();
        try (Rehearsals rehearsals = new Rehearsals(works, AT_ONCE)) {
            for (int i = 0; i < works.size(); i++) {
                reports.add(rehearsals.await(i, ProgressBar.silent()));
            }
        }
        return reports;
    }

    private static List<String> overrides(Given given) throws Misuse {
        return List.copyOf(given.values(Option.SET));
    }

    /**
     * A plan is one to sign if one of its two ways to scale holds in every scenario; a fixed fleet if it holds itself.
     */
    private static boolean anyHolds(Plan plan) {
        if (plan.verified().isEmpty()) {
            return plan.reports().stream().allMatch(Report::held);
        }
        return plan.verified().stream()
                .map(Candidate::name)
                .distinct()
                .anyMatch(name -> plan.verified().stream()
                        .filter(each -> each.name().equals(name))
                        .allMatch(each -> each.report().held()));
    }

    private static Map<String, String> files(Plan plan, String repeat) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("plan.md", PlanPaper.markdown(plan, repeat));
        files.put("plan.html", PlanPaper.html(plan, repeat));
        for (TierPlan tier : plan.tiers()) {
            tier.files().forEach((name, text) -> files.put("policies/" + name, text));
        }
        files.put(AlertProof.RULES_FILE, plan.alerts().rules());
        files.put("alerts-test.yaml", plan.alerts().test());
        files.put("dashboard.json", Dashboard.of(plan));
        files.put("thresholds.json", ThresholdRegister.of(plan));
        return files;
    }

    private static List<String> told(Plan plan, Path out, Map<String, String> files) {
        List<String> lines = new ArrayList<>();
        lines.add("Scaling plan: " + plan.script().scenario().title());
        lines.add(PlanPaper.status(plan));
        for (Capacity capacity : plan.capacities()) {
            lines.add("maximum, " + capacity.fleet() + ": " + Figure.plain(capacity.tps(), 0) + "/s");
        }
        for (TierPlan tier : plan.tiers()) {
            lines.add(tier.threshold().service() + ": threshold "
                    + Figure.plain(tier.threshold().threshold(), 0) + "/s with "
                    + tier.threshold().floor() + " replicas"
                    + (tier.threshold().enough()
                            ? ""
                            : ", too late: " + tier.threshold().reactiveFloor()
                                    + " replicas or a schedule are needed"));
        }
        for (Candidate each : plan.verified()) {
            lines.add((each.report().held() ? "held    " : "FAILED  ") + each.name() + ": "
                    + each.report().subject().title());
        }
        lines.add("");
        files.keySet().forEach(name -> lines.add(out.resolve(name).toString()));
        return lines;
    }

    private static String repeat(Given given) {
        StringBuilder command = new StringBuilder("./tenfold plan");
        for (Option option : List.of(MAX_TPS, RunRequest.TEST, RunRequest.SUITE, Option.SEED, Option.SET)) {
            given.values(option)
                    .forEach(value -> command.append(" ")
                            .append(option.name())
                            .append(" ")
                            .append(RunRequest.quoted(value)));
        }
        given.operands().forEach(file -> command.append(" ").append(RunRequest.quoted(file)));
        return command.toString();
    }

    private static void directory(Path directory) throws Misuse {
        try {
            Files.createDirectories(directory);
        } catch (IOException unwritable) {
            throw Misuse.file(directory.toString(), unwritable);
        }
    }

    private static void write(Path file, String text) throws Misuse {
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw Misuse.file(file.toString(), unwritable);
        }
    }
}
