package dev.tenfold.inject.platform.cloudwatch;

import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is told of a period.
 *
 * @param name as CloudWatch spells it, such as {@code Average} or {@code p99.9}
 * @param of the samples of a period
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html">Statistics</a>
 */
record Statistic(String name, ToDoubleFunction<Period> of) {
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d{1,10})?|100)");

    static Statistic parse(String name) {
        return switch (name) {
            case "SampleCount" -> new Statistic(name, Period::count);
            case "Sum" -> new Statistic(name, Period::sum);
            case "Average" -> new Statistic(name, period -> period.sum() / period.count());
            case "Minimum" -> new Statistic(name, Period::minimum);
            case "Maximum" -> new Statistic(name, Period::maximum);
            default -> extended(name);
        };
    }

    /** A percentile; trimmed and winsorized statistics are not offered. */
    static Statistic extended(String name) {
        Matcher matcher = PERCENTILE.matcher(name);
        if (!matcher.matches()) {
            throw AwsFault.invalid("The value " + name + " for parameter Stat is not offered here; offered are"
                    + " SampleCount, Sum, Average, Minimum, Maximum and p0 to p100.");
        }
        double percent = Double.parseDouble(matcher.group(1));
        return new Statistic(name, period -> period.percentile(percent));
    }
}
