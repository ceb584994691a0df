package dev.tenfold.confirm;

import dev.tenfold.spelling.Figure;
import java.util.List;

/** A confirmation as a person reads it. */
public final class Told {
    private static final String ROW = "%-26s %28s %26s %9s %8s%n";
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_COLUMNS = 60;

    private final Confirmation all;
    private final StringBuilder text = new StringBuilder();

    private Told(Confirmation all) {
        this.all = all;
    }

    /** The whole text, lines that end. */
    public static String text(Confirmation confirmation) {
        Told told = new Told(confirmation);
        told.head();
        told.table();
        told.replicas();
        told.verdict();
        return told.text.toString();
    }

    private void head() {
        line(all.subject().script().scenario().title() + "   "
                + all.subject().script().file());
        line("real: " + all.balancer() + ", "
                + (all.measured().size() == 1 ? "one run" : all.measured().size() + " runs")
                + ", "
                + Figure.count(
                        all.measured().stream().mapToLong(Measurement::requests).sum()) + " requests;"
                + " predicted: " + all.prediction().trials().size() + " runs");
        all.subject().reach().forEach(sentence -> line("  " + sentence));
        Calibration found = all.calibration();
        if (found.boots() > 0) {
            line("calibrated: a replica boots in " + Figure.time(found.bootSeconds()) + " + "
                    + Figure.time(found.togetherSeconds()) + " for each that boots at the time (" + found.boots()
                    + " seen, deviation " + Figure.percent(found.bootDeviation()) + "); a request takes "
                    + Figure.time(found.overheadSeconds()) + " beyond the replica, and is worked "
                    + Figure.time(found.lateSeconds()) + " longer than it should be");
        }
        line("");
    }

    private void table() {
        row("", "predicted [5 %, 95 %]", measuredHead(), "error", "inside");
        for (Finding finding : all.findings()) {
            Band band = finding.predicted();
            Quantity.Unit unit = finding.quantity().unit();
            String predicted = spelled(band.median(), unit) + " [" + spelled(band.low(), unit) + ", "
                    + spelled(band.high(), unit) + "]";
            row(
                    finding.quantity().title(),
                    predicted,
                    measured(finding),
                    error(finding),
                    finding.inside() + "/" + finding.measured().size());
        }
        if (all.findings().stream().anyMatch(finding -> finding.quantity() == Quantity.SCALE_UP)) {
            line("scale-up time: from the change of the load until "
                    + all.prediction().target() + " replicas take requests");
        }
        line("");
    }

    private String measuredHead() {
        return all.measured().size() == 1 ? "measured" : "measured [least, most]";
    }

    private static String measured(Finding finding) {
        Quantity.Unit unit = finding.quantity().unit();
        List<Double> figures = finding.measured();
        String median = spelled(finding.median(), unit);
        if (figures.size() == 1) {
            return median;
        }
        double least = figures.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double most = figures.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return median + " [" + spelled(least, unit) + ", " + spelled(most, unit) + "]";
    }

    private static String error(Finding finding) {
        double error = finding.error();
        return Double.isFinite(error) ? (error > 0 ? "+" : "") + Figure.plain(error * 100, 1) + " %" : "-";
    }

    /** A number as its quantity is written. */
    static String spelled(double figure, Quantity.Unit unit) {
        return switch (unit) {
            case TIME -> Figure.plain(figure * 1000, 1) + " ms";
            case SPAN -> Figure.plain(figure, 2) + " s";
            case RATE -> Figure.plain(figure, 1) + "/s";
            case SHARE -> Figure.percent(figure);
            case COUNT -> Figure.plain(figure, 1);
        };
    }

    private void replicas() {
        long end = all.subject().phases().endNanos();
        long step = Math.max(SECOND, (end / SECOND + MOST_COLUMNS - 1) / MOST_COLUMNS * SECOND);
        StringBuilder low = new StringBuilder("replicas  5 %    ");
        StringBuilder middle = new StringBuilder("predicted median ");
        StringBuilder high = new StringBuilder("          95 %   ");
        for (long at = 0; at <= end; at += step) {
            Band band = all.prediction().replicasAt(at);
            cell(low, band.low());
            cell(middle, band.median());
            cell(high, band.high());
        }
        line(low.toString());
        line(middle.toString());
        line(high.toString());
        for (int i = 0; i < all.measured().size(); i++) {
            Measurement run = all.measured().get(i);
            if (run.trial().ready().isPresent()) {
                StringBuilder cells = new StringBuilder("measured  run " + (i + 1) + "  ");
                for (long at = 0; at <= end; at += step) {
                    cell(cells, run.trial().ready().get().at(at));
                }
                line(cells.toString());
            }
        }
        line("");
    }

    private static void cell(StringBuilder cells, double count) {
        String number = Figure.plain(count, 0);
        cells.append(number.length() < 2 ? "  " : " ").append(number);
    }

    private void verdict() {
        Ruling ruling = all.ruling();
        String worst =
                ruling.worst().map(quantity -> "; worst: " + quantity.title()).orElse("");
        line(ruling.verdict().title() + worst);
        line("  " + Figure.percent(ruling.inside()) + " of the measured figures lie in the predicted 90 % bands");
        ruling.why().forEach(why -> line("  " + why));
        double lag = all.measured().stream()
                .mapToDouble(Measurement::lagSeconds)
                .max()
                .orElse(0);
        int spoilt = all.measured().stream().mapToInt(Measurement::spoilt).sum();
        int seconds = all.measured().stream().mapToInt(Measurement::seconds).sum();
        line("  the generator was the limit in " + spoilt + " of " + seconds + " seconds; it sent " + Figure.time(lag)
                + " late at worst (p99 of a second)");
    }

    private void row(String name, String predicted, String measured, String error, String inside) {
        text.append(String.format(java.util.Locale.ROOT, ROW, name, predicted, measured, error, inside)
                .replaceAll("[ \\r]+\\n", "\n"));
    }

    private void line(String words) {
        text.append(words.stripTrailing()).append('\n');
    }
}
