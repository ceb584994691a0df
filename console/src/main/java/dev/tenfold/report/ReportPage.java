package dev.tenfold.report;

import dev.tenfold.verdict.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The report for people: one HTML file that needs nothing else, no network and, but for its plots, no script. Words and
 * tables are written here; {@code page.js} draws the plots from the same JSON that {@link ReportJson} writes.
 */
public final class ReportPage {

    private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z.-]+)}}");

    private ReportPage() {}

    /** Spells the report. */
    public static String spell(Report report) {
        return spell(report, ReportJson.spell(report));
    }

    /** The same, for who has spelled the JSON already: there may be megabytes of it. */
    static String spell(Report report, String json) {
        return fill(resource("page.html"), slot -> switch (slot) {
            case "title" ->
                new Markup().text(Prose.line(report.subject().title())).toString();
            case "verdict" -> VerdictSection.spell(report);
            case "findings" -> FindingsSection.spell(report) + Questions.spell(report.answers());
            case "scale" -> ScaleSection.spell(report) + Foretold.spell(report);
            case "events" -> EventsSection.spell(report);
            case "requests" -> RequestsSection.spell(report);
            case "trust" -> TrustSection.spell(report);
            // In JSON a < stands in strings only, where \u003c means the same, and nothing can end the script element.
            case "report.json" -> json.strip().replace("<", "\\u003c");
            default -> resource(slot);
        });
    }

    /** In one pass, so that a slot's name in a user's text stays text. */
    private static String fill(String template, Function<String, String> slots) {
        StringBuilder page = new StringBuilder();
        Matcher slot = SLOT.matcher(template);
        int end = 0;
        while (slot.find()) {
            page.append(template, end, slot.start()).append(slots.apply(slot.group(1)));
            end = slot.end();
        }
        return page.append(template, end, template.length()).toString();
    }

    private static String resource(String name) {
        String path = name.startsWith("uplot.") ? "uplot/" + uplot(name) : name;
        try (InputStream in = ReportPage.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " from the jar", e);
        }
    }

    private static String uplot(String name) {
        return switch (name) {
            case "uplot.css" -> "dist/uPlot.min.css";
            case "uplot.js" -> "dist/uPlot.iife.min.js";
            default -> "LICENSE";
        };
    }
}
