package dev.tenfold.verdict;

import dev.tenfold.spelling.Figure;
import dev.tenfold.verdict.Finding.Status;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * Turns a number and its limit into a finding.
 *
 * @param name key of the expectation
 * @param title a sentence a person reads
 * @param unit unit of the numbers
 * @param spelling how a number of that unit is printed
 */
record Measured(String name, String title, String unit, DoubleFunction<String> spelling) {

    static Measured seconds(String name, String title) {
        return new Measured(name, title, "s", Figure::time);
    }

    static Measured millis(String name, String title) {
        return new Measured(name, title, "ms", millis -> Figure.time(millis / 1000));
    }

    static Measured ratio(String name, String title) {
        return new Measured(name, title, "ratio", Figure::percent);
    }

    static Measured times(String name, String title) {
        return new Measured(name, title, "1", times -> "x" + Figure.plain(times, 2));
    }

    static Measured count(String name, String title, String unit) {
        return new Measured(name, title, unit, Figure::count);
    }

    /** A number that must not be above its limit. */
    Finding atMost(
            String service, double number, double limit, OptionalDouble at, String evidence, List<Finding.Part> parts) {
        Status status = number <= limit ? Status.HELD : Status.FAILED;
        OptionalDouble finite = Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        String value = Double.isFinite(number) ? spelling.apply(number) : "never";
        return new Finding(
                name,
                service,
                title,
                status,
                value,
                spelling.apply(limit),
                margin(number, limit),
                finite,
                OptionalDouble.of(limit),
                unit,
                at,
                evidence,
                parts);
    }

    Finding notExercised(String service, double limit, String why) {
        return new Finding(
                name,
                service,
                title,
                Status.NOT_EXERCISED,
                "-",
                spelling.apply(limit),
                "",
                OptionalDouble.empty(),
                OptionalDouble.of(limit),
                unit,
                OptionalDouble.empty(),
                why,
                List.of());
    }

    private static String margin(double number, double limit) {
        if (limit == 0 || !Double.isFinite(number)) {
            return "";
        }
        double apart = (number - limit) / limit;
        if (Math.abs(apart) < 0.005) {
            return "at the limit";
        }
        if (apart > 9.995) {
            return "x" + Figure.plain(number / limit, number / limit < 99.5 ? 1 : 0) + " the limit";
        }
        return Figure.plain(Math.abs(apart) * 100, 0) + (apart < 0 ? " % below" : " % above");
    }
}
