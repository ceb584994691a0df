package dev.tenfold.policy.aws;

import dev.tenfold.document.draft.Draft;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statistic of the samples that lie between two boundaries. Of boundaries that are values, the lower one is outside
 * and the upper one inside; boundaries in percent count samples.
 *
 * @param form what is made of the samples inside
 * @param lower the lower boundary; absent means there is none
 * @param upper the upper boundary; absent means there is none
 * @param percent whether the boundaries are percent of the samples, 0..100, and not values
 */
public record TrimmedStatistic(Form form, OptionalDouble lower, OptionalDouble upper, boolean percent)
        implements Statistic {
    private static final String NUMBER = "-?[0-9]+(?:\\.[0-9]{1,10})?";
    private static final Pattern SHORT = Pattern.compile("(tm|wm|tc|ts)(" + NUMBER + ")");
    private static final Pattern LONG =
            Pattern.compile("(TM|WM|TC|TS|PR)\\((" + NUMBER + ")?(%?):(" + NUMBER + ")?(%?)\\)");

    /** What is made of the samples inside the boundaries. */
    public enum Form {
        /** Their mean. */
        TM,
        /** The mean of all, where those outside count as the boundary they are beyond. */
        WM,
        /** Their number. */
        TC,
        /** Their sum. */
        TS,
        /** Their share of all samples, in percent. */
        PR
    }

    public TrimmedStatistic {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(lower, "lower");
        Objects.requireNonNull(upper, "upper");
        if (lower.isEmpty() && upper.isEmpty()) {
            throw new IllegalArgumentException(form + " needs a boundary");
        }
        if (percent && form == Form.PR) {
            throw new IllegalArgumentException("the boundaries of PR must be values, not percent");
        }
        if (percent && (lower.orElse(0) < 0 || upper.orElse(100) > 100)) {
            throw new IllegalArgumentException("boundaries in percent must be 0 to 100");
        }
        if (lower.orElse(Double.NEGATIVE_INFINITY) >= upper.orElse(Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the lower boundary must be below the upper one");
        }
    }

    static TrimmedStatistic parse(String text) {
        if (text.equals("IQM")) {
            return new TrimmedStatistic(Form.TM, OptionalDouble.of(25), OptionalDouble.of(75), true);
        }
        Matcher brief = SHORT.matcher(text);
        if (brief.matches()) {
            Form form = Form.valueOf(brief.group(1).toUpperCase(Locale.ROOT));
            return new TrimmedStatistic(form, OptionalDouble.empty(), number(brief.group(2)), true);
        }
        Matcher range = LONG.matcher(text);
        if (range.matches() && sameKind(range)) {
            boolean percent = !(range.group(3) + range.group(5)).isEmpty();
            Form form = Form.valueOf(range.group(1));
            return new TrimmedStatistic(form, number(range.group(2)), number(range.group(4)), percent);
        }
        throw new IllegalArgumentException(
                "Statistic must be SampleCount, Sum, Average, Minimum, Maximum, or one such as p99, tm90, TM(2%:98%),"
                        + " IQM, WM(:95%), TC(10:20), TS(80%:), PR(:300), was " + text);
    }

    /** A boundary that is written is in percent exactly if the other is. */
    private static boolean sameKind(Matcher range) {
        boolean lowerFits = range.group(2) != null || range.group(3).isEmpty();
        boolean upperFits = range.group(4) != null || range.group(5).isEmpty();
        boolean both = range.group(2) != null && range.group(4) != null;
        return lowerFits && upperFits && (!both || range.group(3).equals(range.group(5)));
    }

    private static OptionalDouble number(String text) {
        return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }

    @Override
    public String text() {
        return form + "(" + text(lower) + ":" + text(upper) + ")";
    }

    private String text(OptionalDouble boundary) {
        return boundary.isEmpty() ? "" : Draft.number(boundary.getAsDouble()) + (percent ? "%" : "");
    }

    @Override
    public double of(double... samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int from = percent ? (int) Math.floor(lower.orElse(0) * sorted.length / 100) : firstAbove(sorted, lower);
        int to = percent ? (int) Math.ceil(upper.orElse(100) * sorted.length / 100) : sorted.length;
        if (!percent && upper.isPresent()) {
            to = firstAbove(sorted, upper);
        }
        if (sorted.length == 0 || from >= to && form == Form.TM) {
            return Double.NaN;
        }
        double inside = sum(sorted, from, to);
        return switch (form) {
            case TM -> inside / (to - from);
            case TC -> to - from;
            case TS -> inside;
            case PR -> 100.0 * (to - from) / sorted.length;
            case WM ->
                (from * edge(lower, sorted, from) + inside + (sorted.length - to) * edge(upper, sorted, to - 1))
                        / sorted.length;
        };
    }

    private static int firstAbove(double[] sorted, OptionalDouble boundary) {
        int index = 0;
        while (boundary.isPresent() && index < sorted.length && sorted[index] <= boundary.getAsDouble()) {
            index++;
        }
        return index;
    }

    private static double sum(double[] sorted, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += sorted[i];
        }
        return sum;
    }

    /** What samples outside count as: the boundary, or the outermost sample inside where that is in percent. */
    private double edge(OptionalDouble boundary, double[] sorted, int outermost) {
        if (boundary.isEmpty()) {
            return 0;
        }
        return percent ? sorted[Math.min(Math.max(outermost, 0), sorted.length - 1)] : boundary.getAsDouble();
    }
}
