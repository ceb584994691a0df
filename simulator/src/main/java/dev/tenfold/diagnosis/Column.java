package dev.tenfold.diagnosis;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a column of measurements tells, told by its name. */
public enum Column {
    /** 95th percentile of what users waited. */
    P95("(.*[_ .])?(p_?95|95(th)?([_ ]?percentile)?|pct95)([_ ./(].*)?|.*p95.*"),
    /** Share of requests that failed. */
    ERRORS("(.*[_ ])?(errors?|failures?|failed|5xx)([_ %(/].*)?"),
    /** Instances that take requests. */
    INSTANCES("(.*[_ ])?(instances?|replicas?|pods|tasks|capacity|in_?service)([_ ].*)?"),
    /** Requests a second. */
    RATE("(.*[_ ])?(rate|rps|qps|tps|throughput|requests?|demand)([_ (/].*)?"),
    /** Users who are there at once. */
    USERS("(.*[_ ])?(v?users?|vus?|concurrency)([_ ].*)?");

    private final Pattern names;

    Column(String names) {
        this.names = Pattern.compile(names);
    }

    /** The column that a name suggests; the narrowest first, so that error_rate is ERRORS. */
    static Optional<Column> of(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        for (Column column : values()) {
            if (column.names.matcher(lower).matches()) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** A column's word in messages. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What values of this column must be multiplied by to come in seconds or as a share: told by the name's unit, else
     * by the largest value.
     */
    double scale(String name, double largest) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return switch (this) {
            case P95 -> {
                boolean millis = lower.matches(".*([_ (]|95)(ms|millis|milliseconds)\\)?$");
                boolean seconds = lower.matches(".*[_ (](s|sec|seconds)\\)?$");
                yield millis || !seconds && largest > 30 ? 1e-3 : 1;
            }
            case ERRORS -> lower.matches(".*(percent|pct|%).*") || largest > 1 ? 1e-2 : 1;
            default -> 1;
        };
    }
}
