package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.report.ProbeJson;
import dev.tenfold.report.ProbeText;
import dev.tenfold.spelling.Share;
import dev.tenfold.trial.Certainty;
import dev.tenfold.trial.Dial;
import dev.tenfold.trial.Manuscript;
import dev.tenfold.trial.Probe;
import dev.tenfold.trial.Workers;
import java.util.ArrayList;
import java.util.List;

/** {@code ./tenfold probe}: how sure a verdict is, how far it carries, and what it hangs on. */
final class ProbeVerb implements Verb {
    private static final Format[] FORMATS = {Format.TEXT, Format.JSON};
    private static final Option WIDTH = Option.value(
            "--width",
            "PERCENT",
            "Stop when the share of seeds that hold is known within so much (default: 10 %, which takes 35 seeds if"
                    + " all hold).");
    private static final Option SEEDS =
            Option.value("--seeds", "N", "Rehearse no more seeds than this, however unsure it is (default: 400).");
    private static final Option WORST = new Option(
            "--worst",
            "",
            "PATH=LOW..HIGH",
            true,
            "Look for the worst within bounds, such as load=x1..x3 or services.web.start-up.readiness=20s..120s; any"
                    + " number that --set can set, faults[0].factor too. Repeatable.");
    private static final Option POINTS =
            Option.value("--points", "N", "Rehearse no more points than this in that search (default: 300).");
    private static final Option GUESSED = new Option(
            "--guessed",
            "",
            "PATH",
            true,
            "Count this number as guessed, beside those that are left out and those whose line has a comment with the"
                    + " word guess. Repeatable.");
    /** Seeds that each load, and each side of a guess, has to hold under. */
    private static final int SEEDS_OF_A_STEP = 3;

    @Override
    public Usage usage() {
        return new Usage(
                "probe",
                "Tell how sure a scenario's verdict is, how far it carries, and what it hangs on",
                List.of(
                        "Rehearses a scenario under many seeds until the share that holds is known well enough;"
                                + " multiplies its load until an expectation fails; makes each number that nobody has"
                                + " measured 20 % smaller and larger; and looks for the worst within bounds, if any are"
                                + " given.",
                        "Ends with 0 if it held under every seed, and wherever within the bounds it was tried."),
                "SCENARIO",
                List.of(
                        WIDTH,
                        SEEDS,
                        WORST,
                        POINTS,
                        GUESSED,
                        TrialOptions.THREADS,
                        Option.SEED,
                        Option.SET,
                        Option.format(FORMATS),
                        Option.QUIET),
                List.of(
                        "./tenfold probe scenarios/users-x10.yaml",
                        "./tenfold probe --width 5% scenarios/keda-requests.yaml",
                        "./tenfold probe --worst load=x1..x2 --worst services.web.start-up.readiness=16s..90s"
                                + " scenarios/users-x10.yaml"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse, BadInput {
        Format format = given.format(FORMATS);
        Probe.Wish wish = wish(given);
        Workers workers = TrialOptions.workers(given);
        Manuscript manuscript = TrialOptions.manuscript(given);
        Probe probe = TrialOptions.guarded(() -> probe(manuscript, wish, workers, given, terminal));
        if (format == Format.JSON) {
            terminal.out().print(ProbeJson.spell(probe));
        } else if (!given.has(Option.QUIET) || !probe.held()) {
            terminal.out().print(ProbeText.spell(probe, terminal.colour(), terminal.columns()));
        }
        return probe.held() ? Exit.HELD : Exit.FAILED;
    }

    private static Probe probe(Manuscript manuscript, Probe.Wish wish, Workers workers, Given given, Terminal terminal)
            throws BadInput {
        if (given.has(Option.QUIET)) {
            return Probe.of(manuscript, wish, workers, ProgressBar.silent());
        }
        try (ProgressBar bar =
                new ProgressBar(terminal, "Probing " + manuscript.file().getFileName())) {
            return Probe.of(manuscript, wish, workers, bar);
        }
    }

    private static Probe.Wish wish(Given given) throws Misuse {
        List<String> complaints = new ArrayList<>();
        double width = 0.1;
        try {
            String text = given.value(WIDTH).orElse("10 %");
            width = Share.parse(text.endsWith("%") ? text : text + " %").ratio();
            new Certainty.Stop(width, 1);
        } catch (IllegalArgumentException rule) {
            complaints.add(WIDTH.name() + " must be a percentage above 0 % such as 5 %, was "
                    + given.value(WIDTH).orElse(""));
        }
        List<Dial> dials = new ArrayList<>();
        for (String text : given.values(WORST)) {
            try {
                dials.add(Dial.parse(text));
            } catch (IllegalArgumentException rule) {
                complaints.add(WORST.name() + " " + text + " " + rule.getMessage());
            }
        }
        if (!complaints.isEmpty()) {
            throw new Misuse(complaints);
        }
        Certainty.Stop stop = new Certainty.Stop(width, TrialOptions.whole(given, SEEDS, 400, 1, 1_000_000));
        int points = TrialOptions.whole(given, POINTS, 300, 1, 1_000_000);
        return new Probe.Wish(stop, SEEDS_OF_A_STEP, dials, points, given.values(GUESSED));
    }
}
