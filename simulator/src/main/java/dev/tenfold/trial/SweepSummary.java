package dev.tenfold.trial;

import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A sweep in short: what came of each combination of values over its seeds.
 *
 * @param paths what was varied
 * @param rows one a combination, in the order of the sweep
 */
public record SweepSummary(List<String> paths, List<Row> rows) {
    private static final int DIGITS = 6;

    public SweepSummary {
        paths = List.copyOf(paths);
        rows = List.copyOf(rows);
    }

    /**
     * One combination.
     *
     * @param values in the order of the paths
     * @param seeds rehearsals of it
     * @param held those in which no expectation failed
     * @param share where the share of those lies that hold
     * @param cost mean price of the fleet, in the scenario's currency
     * @param p95Millis highest 95th percentile of any seed, milliseconds; NaN if nothing was answered in any
     * @param pain mean share of users' requests that were lost or slower than the limit, 0..1
     */
    public record Row(
            List<String> values, int seeds, int held, Interval share, double cost, double p95Millis, double pain) {}

    static SweepSummary of(Sweep sweep, List<Outcome> outcomes) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < sweep.combinations(); i++) {
            List<Outcome> seeds = outcomes.subList(i * sweep.seeds(), (i + 1) * sweep.seeds());
            int held = (int) seeds.stream().filter(Outcome::held).count();
            rows.add(new Row(
                    sweep.settings(i).stream().map(Setting::value).toList(),
                    seeds.size(),
                    held,
                    Interval.ofShare(held, seeds.size()),
                    seeds.stream().mapToDouble(Outcome::cost).average().orElse(Double.NaN),
                    seeds.stream().mapToDouble(Outcome::p95Millis).reduce(Double.NaN, SweepSummary::larger),
                    seeds.stream().mapToDouble(Outcome::pain).average().orElse(Double.NaN)));
        }
        return new SweepSummary(sweep.axes().stream().map(Axis::path).toList(), rows);
    }

    /** Rehearsals of all rows. */
    public int points() {
        return rows.stream().mapToInt(Row::seeds).sum();
    }

    /** Those of them in which no expectation failed. */
    public int held() {
        return rows.stream().mapToInt(Row::held).sum();
    }

    /** As comma-separated values, a line a combination. */
    public String csv() {
        StringBuilder csv = new StringBuilder();
        List<String> head = new ArrayList<>(paths);
        head.addAll(List.of("seeds", "held", "share-low", "share-high", "mean-cost", "worst-p95-ms", "mean-pain"));
        csv.append(line(head));
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(row.values());
            cells.add(Integer.toString(row.seeds()));
            cells.add(Integer.toString(row.held()));
            for (double number :
                    new double[] {row.share().low(), row.share().high(), row.cost(), row.p95Millis(), row.pain()}) {
                cells.add(Double.isFinite(number) ? Figure.plain(number, DIGITS) : "");
            }
            csv.append(line(cells));
        }
        return csv.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.matches("[^\",\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static double larger(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
    }
}
