package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.report.TuningJson;
import dev.tenfold.report.TuningText;
import dev.tenfold.trial.Trials;
import dev.tenfold.tune.Remedy;
import dev.tenfold.tune.Tuner;
import dev.tenfold.tune.Tuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./tenfold tune}: finds a better policy, proves it, and writes it as a patch of the user's own files. */
final class TuneVerb implements Verb {
    private static final Format[] FORMATS = {Format.TEXT, Format.JSON};

    @Override
    public Usage usage() {
        return new Usage(
                "tune",
                "Find the policy that costs least and holds, prove it, print the patch",
                List.of(
                        "Searches the fields of the scaling policies that the scenarios name (targets, limits, windows,"
                                + " cooldowns, steps, schedules) for the least cost with which the expectations hold in"
                                + " every scenario given, and at the corners of what may come instead.",
                        "Then puts the answer to scenarios that the search never saw, and calls it proven only if it"
                                + " holds in all. The answer is a patch of your own files, tuned.patch, which was read"
                                + " back and rehearsed again. Where no policy can do, it says which number would have"
                                + " to change."),
                "SCENARIO",
                TuneRequest.options(Option.format(FORMATS)),
                List.of(
                        "./tenfold tune scenarios/tune-me.yaml",
                        "./tenfold tune --keep maxReplicas --held-back 20 scenarios/tune-me.yaml",
                        "./tenfold tune --within 5m --candidates 2000 --sizes scenarios/tune-me.yaml"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse, BadInput {
        Format format = given.format(FORMATS);
        PolicyFormats formats = Caches.formats();
        TuneRequest request = TuneRequest.of(given, formats);
        boolean quiet = given.has(Option.QUIET);
        Tuner tuner = new Tuner(
                request.source(), request.wish(), new Trials(request.workers()), step -> tell(step, quiet, terminal));
        requireFields(tuner);
        Path out = Path.of(given.value(Option.OUT).orElse("out"));
        makeDirectory(out);
        Tuning tuning = tuner.run();
        Remedy remedy = tuning.answer()
                .map(proof -> tuner.remedy(proof.answer().candidate()))
                .orElse(new Remedy(List.of(), List.of()));
        List<Path> written = write(tuning, remedy, out);
        if (format == Format.JSON) {
            terminal.out().print(TuningJson.spell(tuning));
        } else if (!(quiet && tuning.proven())) {
            terminal.out().print(TuningText.spell(tuning, terminal.colour(), terminal.columns()));
            tuner.remarks().forEach(remark -> terminal.out().println("left alone    " + remark));
            told(remedy, written, given, out, terminal);
        }
        return tuning.proven() && remedy.refusals().isEmpty() ? Exit.HELD : Exit.FAILED;
    }

    private static void requireFields(Tuner tuner) throws Misuse {
        if (tuner.space().knobs().isEmpty()) {
            List<String> complaints = new ArrayList<>();
            complaints.add("nothing to tune: no policy of the scenarios is a HorizontalPodAutoscaler, a ScaledObject"
                    + " or scales a group of AWS in one file, or --keep keeps all of their fields");
            complaints.addAll(tuner.remarks());
            throw new Misuse(complaints);
        }
    }

    private static List<Path> write(Tuning tuning, Remedy remedy, Path out) throws Misuse {
        List<Path> written = new ArrayList<>();
        write(out.resolve("tuning.json"), TuningJson.spell(tuning), written);
        write(out.resolve("front.csv"), TuningJson.front(tuning), written);
        if (!remedy.changes().isEmpty() && remedy.refusals().isEmpty()) {
            write(out.resolve("tuned.patch"), remedy.diff(), written);
            for (Remedy.Change change : remedy.changes()) {
                Path copy = out.resolve("tuned").resolve(change.file().getFileName());
                makeDirectory(copy.getParent());
                write(copy, change.after(), written);
            }
        }
        return written;
    }

    private static void tell(String step, boolean quiet, Terminal terminal) {
        if (!quiet) {
            terminal.err().println("Tuning: " + step);
            terminal.err().flush();
        }
    }

    private static void told(Remedy remedy, List<Path> written, Given given, Path out, Terminal terminal) {
        for (String refusal : remedy.refusals()) {
            terminal.out().println("not written into the files: " + refusal);
        }
        if (!remedy.changes().isEmpty() && remedy.refusals().isEmpty()) {
            terminal.out().println();
            terminal.out().print(remedy.diff());
            terminal.out().println();
            terminal.out().println("apply         patch -p0 < " + out.resolve("tuned.patch"));
        }
        terminal.out()
                .println("written       "
                        + String.join("  ", written.stream().map(Path::toString).toList()));
        terminal.out().println("repeat        " + TuneRequest.command(given));
    }

    private static void makeDirectory(Path directory) throws Misuse {
        try {
            Files.createDirectories(directory);
        } catch (IOException unwritable) {
            throw Misuse.file(directory.toString(), unwritable);
        }
    }

    private static void write(Path file, String text, List<Path> written) throws Misuse {
        try {
            Files.writeString(file, text);
            written.add(file);
        } catch (IOException unwritable) {
            throw Misuse.file(file.toString(), unwritable);
        }
    }
}
