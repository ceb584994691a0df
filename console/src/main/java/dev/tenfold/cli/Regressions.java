package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.report.Rehearsed;
import dev.tenfold.spelling.Share;
import dev.tenfold.suite.Baseline;
import dev.tenfold.suite.Change;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What rehearsals are compared with, and where they are kept to be compared with later. */
final class Regressions {
    static final Option BASELINE = Option.value(
            "--baseline",
            "FILE",
            "Compare with what --save-baseline kept: exit 1 if an expectation fails that did not, or if a cost grew.");
    static final Option SAVE =
            Option.value("--save-baseline", "FILE", "Keep verdicts and costs in this file, to compare with later.");
    static final Option TOLERANCE = Option.value(
            "--cost-tolerance", "SHARE", "How much more than in the baseline a scenario may cost (default: 5%).");

    private static final String USUAL_TOLERANCE = "5%";

    private final Optional<Baseline> before;
    private final Optional<Path> target;
    private final double tolerance;
    private Baseline now = Baseline.of(List.of());
    private Optional<List<Change>> changes = Optional.empty();

    private Regressions(Optional<Baseline> before, Optional<Path> target, double tolerance) {
        this.before = before;
        this.target = target;
        this.tolerance = tolerance;
    }

    /** Reads the baseline, and looks whether another can be written. */
    static Regressions of(Given given) throws Misuse, BadInput {
        Optional<Path> from = given.value(BASELINE).map(Path::of);
        Optional<Path> to = given.value(SAVE).map(Path::of);
        if (given.has(TOLERANCE) && from.isEmpty()) {
            throw new Misuse(TOLERANCE.name() + " goes with " + BASELINE.name());
        }
        double tolerance = tolerance(given.value(TOLERANCE).orElse(USUAL_TOLERANCE));
        if (to.isPresent()) {
            BaselineFile.checkWritable(to.get());
        }
        Optional<Baseline> before = from.isPresent() ? Optional.of(BaselineFile.read(from.get())) : Optional.empty();
        return new Regressions(before, to, tolerance);
    }

    private static double tolerance(String text) throws Misuse {
        try {
            return Share.parse(text).ratio();
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(TOLERANCE.name() + " must be a share such as 5%, was " + text);
        }
    }

    /** Compares with the baseline, if there is one. */
    void compare(List<Rehearsed> done) {
        now = Baseline.of(done.stream()
                .map(each -> Baseline.Run.of(each.name(), each.report()))
                .toList());
        changes = before.map(baseline -> baseline.changesTo(now, tolerance));
    }

    /** What changed; empty if there is nothing to compare with. */
    Optional<List<Change>> changes() {
        return changes;
    }

    /** Keeps what was told, if that is asked for. */
    void save() throws Misuse {
        if (target.isPresent()) {
            BaselineFile.write(now, target.get());
        }
    }

    /** With a baseline only what got worse counts; without one, whatever failed. */
    Exit exit(List<Rehearsed> done) {
        boolean failed = changes.isPresent()
                ? changes.get().stream().anyMatch(Change::fails)
                : done.stream().anyMatch(each -> !each.report().held());
        return failed ? Exit.FAILED : Exit.HELD;
    }
}
