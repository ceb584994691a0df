package dev.tenfold.cli;

import dev.tenfold.document.Durations;
import dev.tenfold.spelling.Share;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Limits given on the command line, which hold in every scenario whatever it expects itself.
 *
 * @param overrides values of scenario fields, each {@code path=value}
 * @param lines names of the expectations that they set
 */
record Ceilings(List<String> overrides, List<String> lines) {
    static final Option P95 = Option.value(
            "--max-p95-latency",
            "MS",
            "Fail every scenario whose users' 95th percentile is above so many milliseconds, over all of it or while"
                    + " it scales.");
    static final Option ERRORS = Option.value(
            "--max-error-rate",
            "SHARE",
            "Fail every scenario that loses more than this share of requests, such as 0.01, over all of it or while it"
                    + " scales.");
    static final Option SCALE_TIME = Option.value(
            "--max-scale-time",
            "SECONDS",
            "Fail every scenario in which a new replica takes longer than so many seconds after the breach.");

    private static final String NUMBER = "\\d{1,12}(\\.\\d{1,9})?";

    static Ceilings of(Given given) throws Misuse {
        Ceilings ceilings = new Ceilings(new ArrayList<>(), new ArrayList<>());
        ceilings.set(P95, time(given, P95, "ms"), "p95", "p95-while-scaling");
        ceilings.set(ERRORS, share(given), "errors", "errors-while-scaling");
        ceilings.set(SCALE_TIME, time(given, SCALE_TIME, "s"), "scale-up-within");
        return ceilings;
    }

    private void set(Option option, Optional<String> value, String... names) {
        for (String name : value.isPresent() ? List.of(names) : List.<String>of()) {
            overrides.add("expect." + name + "=" + value.orElseThrow());
            lines.add(name);
        }
    }

    /** A bare number is in the option's own unit. */
    private static Optional<String> time(Given given, Option option, String unit) throws Misuse {
        Optional<String> text = given.value(option);
        if (text.isEmpty()) {
            return text;
        }
        String spelled = text.get().matches(NUMBER) ? text.get() + unit : text.get();
        try {
            if (Durations.parse(spelled).isZero()) {
                throw new IllegalArgumentException("must be above 0");
            }
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(option.name() + " must be a number above 0 (" + unit + ") or a time such as 500ms, was "
                    + text.get());
        }
        return Optional.of(spelled);
    }

    private static Optional<String> share(Given given) throws Misuse {
        Optional<String> text = given.value(ERRORS);
        if (text.isEmpty()) {
            return text;
        }
        try {
            String spelled = text.get().matches(NUMBER)
                    ? new BigDecimal(text.get())
                                    .movePointRight(2)
                                    .stripTrailingZeros()
                                    .toPlainString()
                            + " %"
                    : text.get();
            Share.parse(spelled);
            return Optional.of(spelled);
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(ERRORS.name() + " must be a share of 0 to 1, such as 0.01, or 1%, was " + text.get());
        }
    }
}
