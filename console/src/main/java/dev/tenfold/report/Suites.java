package dev.tenfold.report;

import dev.tenfold.suite.Change;
import dev.tenfold.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a run of several scenarios: how many held, which did not, what changed since the baseline. */
public final class Suites {

    private Suites() {}

    /** Lines that sum up the rehearsals. */
    public static List<String> summary(List<Rehearsed> all, boolean colour) {
        Ink ink = new Ink(colour);
        List<Rehearsed> failed =
                all.stream().filter(each -> !each.report().held()).toList();
        long held = all.size() - failed.size();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(ink.strong(Prose.count(all.size(), "scenario") + ": " + held + " held")
                + (failed.isEmpty() ? "" : ", " + ink.bad(failed.size() + " FAILED")));
        for (Rehearsed each : failed) {
            String names = new Headline(each.report())
                    .failures().stream().map(Finding::name).distinct().collect(Collectors.joining(", "));
            lines.add("  " + ink.bad("FAILED") + "  " + each.name() + ": " + names);
        }
        return lines;
    }

    /** Lines that tell what changed since the baseline, what makes the gate fail first. */
    public static List<String> changes(List<Change> changes) {
        List<String> lines = new ArrayList<>();
        if (changes.isEmpty()) {
            return List.of("baseline: nothing changed");
        }
        long regressions = changes.stream().filter(Change::fails).count();
        lines.add("baseline: " + (regressions == 0 ? "no regression" : Prose.count(regressions, "regression")));
        changes.stream().filter(Change::fails).forEach(change -> lines.add("  " + change.told()));
        changes.stream().filter(change -> !change.fails()).forEach(change -> lines.add("  " + change.told()));
        return lines;
    }
}
