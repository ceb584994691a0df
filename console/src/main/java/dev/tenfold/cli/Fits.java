package dev.tenfold.cli;

import dev.tenfold.calibration.Calibration;
import dev.tenfold.calibration.Evidence;
import dev.tenfold.calibration.Parameter;
import dev.tenfold.calibration.Traffic;
import dev.tenfold.spelling.Figure;
import java.util.List;

/** What was fitted, as a table: a value a row, below it where it comes from and what the measurements cannot say. */
final class Fits {
    private static final String GAP = "  ";
    private final Terminal terminal;

    Fits(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(String service, Calibration calibration, Evidence evidence) {
        List<Parameter> parameters = calibration.parameters();
        int names = width(parameters.stream().map(Parameter::name).toList(), "parameter");
        int values = width(parameters.stream().map(Parameter::value).toList(), "value");
        evidence.contents().forEach(file -> wrapped("", file));
        int intervals = calibration.measurements().observations().size();
        wrapped(
                "",
                service + ", fitted to "
                        + (intervals == 1
                                ? "one interval"
                                : intervals + " intervals of "
                                        + Figure.time(calibration.measurements().stepSeconds())));
        terminal.out().println();
        terminal.out().println(padded("parameter", names) + GAP + padded("value", values) + GAP + "fit");
        String indent = " ".repeat(names) + GAP;
        for (Parameter each : parameters) {
            String fit = each.fit().isEmpty() ? "-" : each.fit();
            terminal.out().println(padded(each.name(), names) + GAP + padded(each.value(), values) + GAP + fit);
            wrapped(indent, each.origin());
            each.warnings().forEach(warning -> wrapped(indent, "Caution: " + warning));
        }
        load(calibration.traffic());
        if (!evidence.remarks().isEmpty()) {
            terminal.out().println();
            evidence.remarks().forEach(remark -> wrapped("", remark));
        }
    }

    private void load(Traffic traffic) {
        String unit = traffic.unit() == Traffic.Unit.USERS ? " users" : " requests/s";
        terminal.out().println();
        wrapped(
                "",
                "Load: " + Figure.plain(traffic.middle(), 2) + unit + " in the middle"
                        + (traffic.seconds() > 0 ? ", over " + Figure.time(traffic.seconds()) : "")
                        + (traffic.isFlat() ? ", held" : ", played as measured"));
        traffic.notes().forEach(note -> wrapped("", note));
        traffic.warnings().forEach(warning -> wrapped("", "Caution: " + warning));
    }

    private void wrapped(String indent, String text) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split("\\s+")) {
            if (line.length() + 1 + word.length() > terminal.columns() && line.length() > indent.length()) {
                terminal.out().println(line);
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        terminal.out().println(line);
    }

    private static int width(List<String> cells, String head) {
        return Math.max(
                head.length(), cells.stream().mapToInt(String::length).max().orElse(0));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
