package dev.tenfold.web;

import dev.tenfold.inject.gate.Gate;
import dev.tenfold.report.ReportPage;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The page: some files out of the jar, read once. They tell nothing, so they need no token; what the page asks for, it
 * asks with the token that its user knows.
 */
final class Page {
    /** It fetches from this very service alone, and runs no script but its own files. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final List<String> FILES = List.of(
            "page.css",
            "api.js",
            "app.js",
            "chart.js",
            "compare.js",
            "dom.js",
            "events.js",
            "figures.js",
            "gamedays.js",
            "knobs.js",
            "lines.js",
            "plots.js",
            "runs.js",
            "scenario.js",
            "scrub.js",
            "tune.js",
            "verdict.js");

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css", "js", "text/javascript", "html", "text/html");

    private Page() {}

    /** Opens the page at a gate. */
    static void open(Gate gate) {
        serve(gate, "/", "html", bytes(Page.class, "page.html"));
        FILES.forEach(file -> serve(gate, "/page/" + file, file.replaceFirst(".*\\.", ""), bytes(Page.class, file)));
        serve(gate, "/page/uplot.js", "js", bytes(ReportPage.class, "uplot/dist/uPlot.iife.min.js"));
        serve(gate, "/page/uplot.css", "css", bytes(ReportPage.class, "uplot/dist/uPlot.min.css"));
    }

    private static void serve(Gate gate, String path, String kind, Buffer bytes) {
        String type = TYPES.get(kind);
        gate.mountOpenly(path, context -> send(context, type, bytes));
    }

    private static void send(RoutingContext context, String type, Buffer bytes) {
        context.response()
                .putHeader("Content-Type", type + "; charset=utf-8")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Frame-Options", "DENY")
                .end(bytes);
    }

    private static Buffer bytes(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("the jar lacks " + name);
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name + " from the jar", broken);
        }
    }
}
