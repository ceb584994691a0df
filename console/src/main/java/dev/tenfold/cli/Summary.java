package dev.tenfold.cli;

import dev.tenfold.report.JunitXml;
import dev.tenfold.report.Markdown;
import dev.tenfold.report.Rehearsed;
import dev.tenfold.report.ReportJson;
import dev.tenfold.report.ReportPage;
import dev.tenfold.scenario.Script;
import dev.tenfold.suite.Change;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a command rehearsed, to be spelled in formats for programs.
 *
 * @param done in order
 * @param scripts of the same
 * @param changes since the baseline; empty if there is none to compare with
 */
record Summary(List<Rehearsed> done, List<Script> scripts, Optional<List<Change>> changes) {

    /** One document, or one after the other where the format holds one report; nothing for a person at a terminal. */
    String spell(Format format) {
        return switch (format) {
            case JUNIT -> JunitXml.spell(done.stream().map(Rehearsed::report).toList());
            case JSON ->
                done.stream().map(each -> ReportJson.spell(each.report())).collect(Collectors.joining());
            case HTML ->
                done.stream().map(each -> ReportPage.spell(each.report())).collect(Collectors.joining());
            case MARKDOWN -> Markdown.spell(done, changes);
            case SARIF, ANNOTATIONS -> remarks().spell(format);
            case TEXT -> "";
        };
    }

    private Remarks remarks() {
        Remarks remarks = new Remarks();
        for (int i = 0; i < done.size(); i++) {
            remarks.rehearsed(scripts.get(i), done.get(i).report());
        }
        changes.ifPresent(remarks::changes);
        return remarks;
    }
}
