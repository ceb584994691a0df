package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.report.SweepText;
import dev.tenfold.trial.Axis;
import dev.tenfold.trial.Manuscript;
import dev.tenfold.trial.Sweep;
import dev.tenfold.trial.SweepFolder;
import dev.tenfold.trial.SweepSummary;
import dev.tenfold.trial.Sweeper;
import dev.tenfold.trial.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;

/** {@code ./tenfold sweep}: every combination of values, each under many seeds, in shards if need be. */
final class SweepVerb implements Verb {
    private static final Option VARY = new Option(
            "--vary",
            "",
            "PATH=VALUES",
            true,
            "Try these values: a,b,c or, of a range, so many from end to end, such as 1..10/10. The path is one of"
                    + " --set; load alone multiplies the load, by x2. Repeatable: every combination is tried.");
    private static final Option SEEDS = Option.value("--seeds", "N", "Seeds of each combination (default: 1).");
    private static final Option SHARD =
            Option.value("--shard", "I/N", "Do only the I-th of N parts, 0/N to N-1/N, and merge nothing.");
    private static final Option MERGE = Option.flag(
            "--merge", "", "Lay the results of all shards together; they are searched in the folders of --from.");
    private static final Option FROM = new Option(
            "--from", "", "DIR", true, "A folder in which another shard has written, for --merge. Repeatable.");
    private static final Option EXPORT =
            Option.value("--export", "FORMAT", "Print what runs the sweep elsewhere, instead of running it: k8s-job.");
    private static final Option SHARDS =
            Option.value("--shards", "N", "Parts of an exported sweep, each a pod (default: 10).");
    private static final Option IMAGE =
            Option.value("--image", "NAME", "Container image of an exported sweep (default: tenfold).");
    private static final Option CLAIM = Option.value(
            "--claim",
            "NAME",
            "Volume claim of an exported sweep, with the scenario's folder, where the results go (default: sweep).");

    @Override
    public Usage usage() {
        return new Usage(
                "sweep",
                "Rehearse every combination of values under many seeds",
                List.of(
                        "Rehearses a scenario with every combination of the values given, under every seed. Writes a"
                                + " line of JSON a rehearsal to results.jsonl and a line a combination to summary.csv."
                                + " Results are the same bytes for any number of threads and shards.",
                        "Work is kept chunk by chunk: the same command again does only what is missing."),
                "SCENARIO",
                List.of(
                        VARY,
                        SEEDS,
                        Option.OUT,
                        SHARD,
                        MERGE,
                        FROM,
                        TrialOptions.THREADS,
                        EXPORT,
                        SHARDS,
                        IMAGE,
                        CLAIM,
                        Option.SEED,
                        Option.SET,
                        Option.QUIET),
                List.of(
                        "./tenfold sweep --vary load=x1,x2,x4 --vary services.web.start-up.readiness=10s..60s/6"
                                + " --seeds 20 scenarios/users-x10.yaml",
                        "./tenfold sweep --seeds 100 --shard 0/2 --out /tmp/part-0 scenarios/users-x10.yaml",
                        "./tenfold sweep --seeds 100 --merge --from /tmp/part-0 --from /tmp/part-1 --out /tmp/all"
                                + " scenarios/users-x10.yaml"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse, BadInput {
        Shard shard =
                given.value(SHARD).isPresent() ? Shard.parse(given.value(SHARD).get()) : Shard.WHOLE;
        Workers workers = TrialOptions.workers(given);
        List<Axis> axes = axes(given);
        int seeds = TrialOptions.whole(given, SEEDS, 1, 1, 10_000_000);
        Manuscript manuscript = TrialOptions.manuscript(given);
        long first = manuscript.script().scenario().seed();
        Sweep sweep = sweep(manuscript, axes, first, seeds);
        Sweeper sweeper = new Sweeper(manuscript, sweep);
        sweeper.check();
        if (given.value(EXPORT).isPresent()) {
            terminal.out().print(manifest(given, sweep, manuscript));
            return Exit.HELD;
        }
        Path out = Path.of(given.value(Option.OUT).orElse("out"));
        try {
            SweepFolder folder = SweepFolder.open(out, sweep);
            for (String from : given.values(FROM)) {
                folder.take(Path.of(from));
            }
            if (!given.has(MERGE)) {
                work(sweeper, folder, shard, workers, given, terminal);
            }
            return told(sweep, folder, shard, out, given, terminal);
        } catch (IOException unwritable) {
            throw Misuse.file(out.toString(), unwritable);
        } catch (UncheckedIOException unwritable) {
            throw Misuse.file(out.toString(), unwritable.getCause());
        }
    }

    private static Sweep sweep(Manuscript manuscript, List<Axis> axes, long first, int seeds) throws Misuse {
        try {
            return Sweep.over(manuscript, axes, first, seeds, Version.current());
        } catch (IllegalArgumentException rule) {
            throw new Misuse("a sweep " + rule.getMessage());
        }
    }

    private static void work(
            Sweeper sweeper, SweepFolder folder, Shard shard, Workers workers, Given given, Terminal terminal)
            throws Misuse, BadInput {
        List<Integer> missing = folder.missing(shard.index(), shard.count());
        if (given.has(Option.QUIET)) {
            work(sweeper, folder, missing, workers, ProgressBar.silent());
            return;
        }
        try (ProgressBar bar = new ProgressBar(terminal, "Sweeping")) {
            work(sweeper, folder, missing, workers, bar);
        }
    }

    private static void work(
            Sweeper sweeper, SweepFolder folder, List<Integer> missing, Workers workers, DoubleConsumer progress)
            throws Misuse, BadInput {
        AtomicInteger done = new AtomicInteger();
        TrialOptions.guarded(() -> workers.each(missing, chunk -> {
            try {
                folder.put(chunk, sweeper.chunk(chunk));
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
            synchronized (done) {
                progress.accept((double) done.incrementAndGet() / missing.size());
            }
            return chunk;
        }));
    }

    private static Exit told(Sweep sweep, SweepFolder folder, Shard shard, Path out, Given given, Terminal terminal)
            throws Misuse, IOException {
        List<Integer> missing = folder.missing(0, 1);
        if (given.has(MERGE) && !missing.isEmpty()) {
            throw new Misuse(out + " misses " + missing.size() + " of " + sweep.chunks()
                    + " chunks of the sweep: run the shards that wrote them again, or run without " + MERGE.name());
        }
        if (given.has(SHARD) && !given.has(MERGE)) {
            if (!given.has(Option.QUIET)) {
                terminal.out()
                        .println("shard " + shard + " is done; " + missing.size() + " of " + sweep.chunks()
                                + " chunks are not in " + out);
            }
            return Exit.HELD;
        }
        Path results = folder.merge();
        SweepSummary summary = folder.summary();
        Files.writeString(out.resolve("summary.csv"), summary.csv());
        if (!given.has(Option.QUIET)) {
            terminal.out().print(SweepText.spell(summary, terminal.colour(), terminal.columns()));
            terminal.out().println("results  " + results + "  " + out.resolve("summary.csv"));
        }
        return summary.held() == summary.points() ? Exit.HELD : Exit.FAILED;
    }

    private static String manifest(Given given, Sweep sweep, Manuscript manuscript) throws Misuse {
        String format = given.value(EXPORT).orElseThrow();
        if (!format.equals("k8s-job")) {
            throw new Misuse(EXPORT.name() + " must be k8s-job, was " + format);
        }
        int shards = TrialOptions.whole(given, SHARDS, 10, 1, 100_000);
        return new SweepJob(
                        sweep,
                        manuscript,
                        Math.min(shards, sweep.chunks()),
                        given.value(IMAGE).orElse("tenfold"),
                        given.value(CLAIM).orElse("sweep"))
                .manifest();
    }

    private static List<Axis> axes(Given given) throws Misuse {
        List<String> complaints = new ArrayList<>();
        List<Axis> axes = new ArrayList<>();
        for (String text : given.values(VARY)) {
            try {
                axes.add(Axis.parse(text));
            } catch (IllegalArgumentException rule) {
                complaints.add(VARY.name() + " " + text + " " + rule.getMessage());
            }
        }
        if (!complaints.isEmpty()) {
            throw new Misuse(complaints);
        }
        return axes;
    }
}
