package dev.tenfold.report;

import dev.tenfold.verdict.Event;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.ServiceReport;
import dev.tenfold.verdict.Timeline;
import java.util.ArrayList;
import java.util.List;

/** The rehearsal in a few lines of block characters: demand against replicas, and what it did to latency. */
final class Sketch {

    /** More would push the verdict off the screen. */
    private static final int SERVICES = 4;

    private static final String READY = " ready";

    private final List<String> lines = new ArrayList<>();
    private final int label;
    private final int cells;

    private Sketch(List<ServiceReport> scaled, int columns) {
        int longest = scaled.stream()
                .mapToInt(service -> Prose.width(Prose.line(service.name()) + READY))
                .max()
                .orElse(0);
        this.label = Math.max(12, Math.min(26, longest)) + 2;
        this.cells = columns - label;
    }

    /**
     * Draws the report.
     *
     * @param columns of names and time axis together; the peaks stand to the right of them
     */
    static List<String> of(Report report, Ink ink, int columns) {
        List<ServiceReport> scaled = report.services().stream()
                .filter(service -> !service.policies().isEmpty())
                .limit(SERVICES)
                .toList();
        Sketch sketch = new Sketch(scaled, columns);
        if (report.times().length > 0) {
            double length = report.times()[report.times().length - 1];
            sketch.line("demand", report.users(), "demand");
            scaled.forEach(service -> sketch.line(service.name() + READY, service.timeline(), "ready"));
            sketch.line("p95", report.users(), "p95");
            sketch.faults(Span.of(report), length);
            sketch.axis(ink, length);
        }
        return sketch.lines;
    }

    private void line(String name, Timeline timeline, String wanted) {
        for (Timeline.Series series : timeline.series()) {
            if (series.name().equals(wanted)) {
                double[] values = series.values();
                String peak = Figures.brief(Sparkline.peak(values, 0, values.length));
                String unit = series.unit().startsWith("1/") ? series.unit().substring(1) : " " + series.unit();
                lines.add(labelled(name) + Sparkline.of(values, cells) + "  peak " + peak + unit);
            }
        }
    }

    private void faults(List<Span> spans, double length) {
        List<Span> faults = spans.stream()
                .filter(span -> span.start().kind() == Event.Kind.FAULT_START)
                .toList();
        if (!faults.isEmpty()) {
            lines.add(labelled("faults") + Sparkline.of(faults, length, cells).stripTrailing());
        }
    }

    private void axis(Ink ink, double length) {
        String end = Figures.clock(length);
        String middle = Figures.clock(Math.floor(length / 2));
        String axis = Prose.pad("0:00", cells / 2, false) + middle;
        lines.add(ink.quiet(" ".repeat(label) + Prose.pad(axis, cells - Prose.width(end), false) + end));
    }

    private String labelled(String name) {
        return Prose.pad(Prose.clip(name, label - 2), label, false);
    }
}
