package dev.tenfold.cli;

import dev.tenfold.confirm.Confirmation;
import dev.tenfold.confirm.Laboratory;
import dev.tenfold.confirm.Refusal;
import dev.tenfold.confirm.Ruling;
import dev.tenfold.confirm.Scale;
import dev.tenfold.confirm.Spelled;
import dev.tenfold.confirm.Subject;
import dev.tenfold.confirm.Told;
import dev.tenfold.confirm.worker.Job;
import dev.tenfold.document.BadInput;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** {@code ./tenfold confirm}: the prediction tested against something real. */
final class ConfirmVerb implements Verb {
    private static final Format[] FORMATS = {Format.TEXT, Format.JSON};

    static final Option SCALE = Option.value(
            "--scale",
            "1/N",
            "How much smaller the real system is: its load, and slots, cores and CPU requests of a replica. The number"
                    + " of replicas stays (default: 1).");
    static final Option RUNS = Option.value("--runs", "N", "Measure so many runs (default: 1).");
    static final Option SEEDS = Option.value("--seeds", "N", "Predict so many runs (default: 200).");
    static final Option WORK = Option.value(
            "--work",
            "timed|cpu",
            "How replicas work: by waiting, so that many fit on a small machine, or by burning CPU (default: timed).");
    static final Option BALANCER = Option.value(
            "--balancer",
            "haproxy|built-in",
            "What stands before the replicas (default: haproxy where it is installed).");

    static final Option TARGET = Option.value(
            "--target",
            "URL",
            "Ask this system instead of a local one: yours, which its own policy scales. On this machine, or a host"
                    + " that --allow names.");
    static final Option ALLOW = new Option(
            "--allow", "", "HOST[:PORT]", true, "Allow this server beside those on this machine. Repeatable.");
    static final Option REPLICAS = Option.value(
            "--replicas",
            "URI",
            "Where the replicas of --target are read, such as kubernetes://HOST/NAMESPACE/deployment/web or"
                    + " prometheus+http://HOST?query=PROMQL; without, nothing is said of them.");

    @Override
    public Usage usage() {
        return new Usage(
                "confirm",
                "Lay a prediction beside a measurement of a small real system",
                List.of(
                        "Starts a small real system on this machine: a process for each replica, a load balancer, and"
                                + " the scenario's own policy, which starts and stops replicas. Calibrates on a short"
                                + " run, predicts, plays the load for real, and lays both beside each other.",
                        "Says whether the model is confirmed: medians of steady throughput and p95 within 10 %, of the"
                                + " scale-up time within 15 %, and 80 % of all figures in the predicted 90 % bands."
                                + " Where they agree but the generator was the limit, there is no verdict. Writes"
                                + " confirm.txt and confirm.json."),
                "SCENARIO",
                List.of(
                        SCALE,
                        RUNS,
                        SEEDS,
                        WORK,
                        BALANCER,
                        TARGET,
                        REPLICAS,
                        ALLOW,
                        Option.OUT,
                        Option.SEED,
                        Option.SET,
                        Option.format(FORMATS),
                        Option.QUIET),
                List.of(
                        "./tenfold confirm scenarios/confirm-small.yaml",
                        "./tenfold confirm --runs 5 scenarios/confirm-small.yaml",
                        "./tenfold confirm --scale 1/50 my-shop.yaml",
                        "./tenfold confirm --scale 1/50 --target http://127.0.0.1:8080 my-shop.yaml"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse, BadInput {
        Format format = given.format(FORMATS);
        if (given.operands().size() > 1) {
            throw new Misuse("confirm plays one SCENARIO, was " + String.join(" ", given.operands()));
        }
        Laboratory.Terms terms = terms(given);
        try {
            boolean local = given.value(TARGET).isEmpty();
            Subject subject = Subject.of(overrides -> read(given, overrides), scale(given), mode(given), local);
            Consumer<String> progress = words -> tell(words, given, terminal);
            Confirmation confirmation = local
                    ? new Laboratory(subject, terms, progress).confirm()
                    : new ConfirmTarget(given).confirm(subject, terms, progress);
            write(confirmation, Path.of(given.value(Option.OUT).orElse("out")));
            print(confirmation, format, given, terminal);
            return exit(confirmation.ruling().verdict());
        } catch (Refusal refusal) {
            List<String> reasons = new ArrayList<>(refusal.reasons());
            reasons.add(0, given.operands().get(0) + " cannot be made real:");
            throw new Misuse(reasons);
        } catch (IOException unable) {
            throw new Misuse(unable.getMessage());
        } catch (InterruptedException ended) {
            throw new Misuse("interrupted; nothing was judged");
        }
    }

    private static Exit exit(Ruling.Verdict verdict) {
        return switch (verdict) {
            case CONFIRMED -> Exit.HELD;
            case NOT_CONFIRMED -> Exit.FAILED;
            case VOID -> Exit.BAD_INPUT;
        };
    }

    private static void print(Confirmation confirmation, Format format, Given given, Terminal terminal) {
        if (format == Format.JSON) {
            terminal.out().print(Spelled.json(confirmation));
        } else if (!given.has(Option.QUIET) || confirmation.ruling().verdict() != Ruling.Verdict.CONFIRMED) {
            terminal.out().print(Told.text(confirmation));
        }
        terminal.out().flush();
    }

    private static void write(Confirmation confirmation, Path out) throws Misuse {
        try {
            Files.createDirectories(out);
            Files.writeString(out.resolve("confirm.txt"), Told.text(confirmation));
            Files.writeString(out.resolve("confirm.json"), Spelled.json(confirmation));
        } catch (IOException unwritable) {
            throw Misuse.file(out.toString(), unwritable);
        }
    }

    private static void tell(String words, Given given, Terminal terminal) {
        if (!given.has(Option.QUIET)) {
            terminal.err().println(words);
            terminal.err().flush();
        }
    }

    private static Script read(Given given, List<String> more) throws BadInput {
        List<String> overrides = new ArrayList<>(given.values(Option.SET));
        given.value(Option.SEED).ifPresent(seed -> overrides.add("seed=" + seed));
        overrides.addAll(more);
        Problems problems = new Problems();
        Path file = Path.of(given.operands().get(0));
        var script = ScenarioReader.read(file, PolicyFormats.uncached(), overrides, problems);
        problems.throwIfAny();
        return script.orElseThrow();
    }

    private static Laboratory.Terms terms(Given given) throws Misuse {
        Laboratory.Terms usual = Laboratory.Terms.USUAL;
        String balancer = given.value(BALANCER).orElse("haproxy");
        if (!List.of("haproxy", "built-in").contains(balancer)) {
            throw new Misuse(BALANCER.name() + " must be haproxy or built-in, was " + balancer);
        }
        return new Laboratory.Terms(
                positive(given, RUNS, usual.runs()),
                positive(given, SEEDS, usual.seeds()),
                balancer.equals("built-in"),
                usual.warmUp(),
                usual.probes());
    }

    private static int positive(Given given, Option option, int otherwise) throws Misuse {
        long number = given.number(option).orElse(otherwise);
        if (number < 1 || number > 10_000) {
            throw new Misuse(option.name() + " must be 1 to 10000, was " + number);
        }
        return (int) number;
    }

    private static Scale scale(Given given) throws Misuse {
        try {
            return Scale.parse(given.value(SCALE).orElse("1"));
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(SCALE.name() + " " + wrong.getMessage());
        }
    }

    private static Job.Mode mode(Given given) throws Misuse {
        String text = given.value(WORK).orElse("timed");
        if (!List.of("timed", "cpu").contains(text)) {
            throw new Misuse(WORK.name() + " must be timed or cpu, was " + text);
        }
        return Job.Mode.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
