package dev.tenfold.report;

import dev.tenfold.spelling.Figure;
import dev.tenfold.trial.Breaking;
import dev.tenfold.trial.Certainty;
import dev.tenfold.trial.Interval;
import dev.tenfold.trial.Margin;
import dev.tenfold.trial.Probe;
import dev.tenfold.trial.Sensitivity;
import dev.tenfold.trial.Setting;
import dev.tenfold.trial.WorstCase;
import dev.tenfold.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A probe for a person at a terminal. */
public final class ProbeText {
    /** So many numbers say what a verdict hangs on; the rest is in JSON. */
    private static final int MOST_LEVERS = 12;

    private final Probe probe;
    private final Ink ink;
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    private ProbeText(Probe probe, boolean colour, int columns) {
        this.probe = probe;
        ink = new Ink(colour);
        this.columns = columns;
    }

    /**
     * Spells a probe.
     *
     * @param colour whether the reader's terminal takes ANSI escapes
     * @param columns width of it, characters
     */
    public static String spell(Probe probe, boolean colour, int columns) {
        ProbeText text = new ProbeText(probe, colour, columns);
        text.certainty();
        text.breaking();
        probe.worst().ifPresent(text::worst);
        text.sensitivity();
        return text.lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private void certainty() {
        Certainty sure = probe.certainty();
        int all = sure.trials().size();
        String verdict = sure.held() == all ? ink.good("held") : ink.bad("FAILED");
        lines.add(verdict + "  " + ink.strong(Prose.line(probe.title())));
        prose("under " + sure.held() + " of " + all + (all == 1 ? " seed" : " seeds") + " it holds: between "
                + Figure.percent(sure.share().low()) + " and "
                + Figure.percent(sure.share().high()) + " of all seeds would, with 95 % confidence");
        lines.add("");
        Table table =
                new Table("        ", "expectation", ">held", ">mean, 95 %", ">worst", ">limit", ">margin", ">seed");
        for (Certainty.Expectation expectation : sure.expectations()) {
            table.row(word -> expectation(expectation, word), cells(expectation), "");
        }
        lines.addAll(table.lines(ink, columns));
    }

    private String expectation(Certainty.Expectation expectation, String word) {
        return expectation.exercised() == 0
                ? ink.doubtful(word)
                : expectation.held() < expectation.exercised() ? ink.bad(word) : ink.good(word);
    }

    private List<String> cells(Certainty.Expectation expectation) {
        boolean idle = expectation.exercised() == 0;
        boolean failed = expectation.held() < expectation.exercised();
        Optional<Margin> least = expectation.least();
        return List.of(
                idle ? "unproven" : failed ? "FAILED" : "held",
                expectation.name(),
                idle ? "-" : expectation.held() + "/" + expectation.exercised(),
                least.flatMap(margin -> expectation.mean().map(mean -> mean(mean, margin.finding())))
                        .orElse("-"),
                least.map(margin -> margin.finding().value()).orElse("-"),
                least.map(margin -> margin.finding().limit()).orElse("-"),
                least.map(margin -> share(margin.share())).orElse(""),
                least.map(margin -> seed(margin.finding())).orElse(""));
    }

    private String seed(Finding finding) {
        return probe.certainty().trials().stream()
                .filter(trial -> trial.findings().contains(finding))
                .map(trial -> Long.toString(trial.seed()))
                .findFirst()
                .orElse("");
    }

    private static String mean(Interval mean, Finding finding) {
        String low = number(mean.low(), finding.unit());
        String high = number(mean.high(), finding.unit());
        return low.equals(high) ? low : low + " to " + high;
    }

    private static String number(double value, String unit) {
        return switch (unit) {
            case "s" -> Figure.time(value);
            case "ms" -> Figure.time(value / 1000);
            case "ratio" -> Figure.percent(value);
            default -> Figure.plain(value, 2);
        };
    }

    private void breaking() {
        lines.add("");
        Breaking breaking = probe.breaking();
        String last = breaking.holds()
                .map(step ->
                        "holds up to " + ink.strong("x" + Figure.plain(step.factor(), 3)) + " " + level(step.factor()))
                .orElse("holds at no load that was tried");
        String first = breaking.fails()
                .map(step -> "; fails at x" + Figure.plain(step.factor(), 3) + ": " + why(step.failures()))
                .orElse(", the most that was tried");
        prose(last + first);
        prose("(" + breaking.tried() + " loads under " + breaking.seeds()
                + (breaking.seeds() == 1 ? " seed" : " seeds") + "; the two are within "
                + Figure.percent(Breaking.PRECISION) + " where both are given)");
        if (!breaking.again().isEmpty()) {
            prose("it holds again at "
                    + breaking.again().stream()
                            .map(factor -> "x" + Figure.plain(factor, 3))
                            .collect(Collectors.joining(", "))
                    + ": more load is not always worse here");
        }
    }

    private String level(double factor) {
        return (probe.users() ? "users (" : "requests (")
                + Figure.count(probe.peak() * factor)
                + (probe.users() ? " at the peak)" : "/s at the peak)");
    }

    private static String why(List<Finding> failures) {
        return failures.stream()
                .map(failure -> (failure.service().isEmpty() ? "" : failure.service() + ": ") + failure.title() + " "
                        + failure.value() + ", limit " + failure.limit())
                .collect(Collectors.joining("; "));
    }

    private void worst(WorstCase worst) {
        lines.add("");
        String where = worst.settings().stream().map(Setting::toString).collect(Collectors.joining(" "));
        prose(ink.strong("worst within bounds: ") + where);
        String failed = worst.failed() == 0
                ? "no expectation fails at any of " + worst.tried() + " points; the least margin is "
                        + share(worst.margin())
                : "at " + worst.failed() + " of " + worst.tried() + " points an expectation fails; there: "
                        + why(worst.trial().failures());
        prose(failed);
    }

    private void sensitivity() {
        Sensitivity sensitivity = probe.sensitivity();
        lines.add("");
        if (sensitivity.levers().isEmpty()) {
            prose("no number of the model is guessed");
            return;
        }
        prose(ink.strong("what it hangs on") + " of the " + sensitivity.levers().size()
                + " numbers that nobody has measured, each 20 % smaller and larger");
        Table table = new Table("turns it", "guess", ">now", ">smaller", ">margin", ">larger", ">margin", "of");
        sensitivity.levers().stream()
                .filter(lever -> lever.turns() || lever.swing() >= 0.005)
                .limit(MOST_LEVERS)
                .forEach(lever -> table.row(word -> lever.turns() ? ink.bad(word) : ink.quiet(word), cells(lever), ""));
        lines.addAll(table.lines(ink, columns));
        long still = sensitivity.levers().stream()
                .filter(lever -> !lever.turns() && lever.swing() < 0.005)
                .count();
        prose(still + " others move no margin by half a percent of its limit");
    }

    private static List<String> cells(Sensitivity.Lever lever) {
        Optional<Sensitivity.Side> strongest = lever.smaller()
                .filter(side -> Math.abs(side.change()) == lever.swing())
                .or(lever::larger);
        return List.of(
                lever.turns() ? "TURNS" : "no",
                lever.guess().path(),
                lever.guess().value(),
                lever.smaller().map(Sensitivity.Side::value).orElse("-"),
                lever.smaller().map(ProbeText::moved).orElse(""),
                lever.larger().map(Sensitivity.Side::value).orElse("-"),
                lever.larger().map(ProbeText::moved).orElse(""),
                strongest.map(Sensitivity.Side::moved).orElse(""));
    }

    private static String moved(Sensitivity.Side side) {
        return side.moved().isEmpty() ? "=" : share(side.before()) + " -> " + share(side.after());
    }

    private static String share(double share) {
        return Double.isInfinite(share) ? "never" : Figure.plain(share * 100, 0) + " %";
    }

    private void prose(String text) {
        lines.addAll(Prose.wrap(text, columns));
    }
}
