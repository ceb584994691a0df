package dev.tenfold.calibration;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a measured series tells of a service. */
public enum Role {
    /** Requests a second, of all replicas together. */
    RATE(
            "(http_?)?req(uest)?s?(_?count|(_per_|/)(second|sec|s))?",
            "hits|(page_?)?views",
            ".*(rps|qps|tps)",
            ".*request.*_total",
            ".*request.*_seconds_count",
            "rate",
            ".*throughput"),
    /** Requests a second that failed. */
    FAILURES("(errors?|failures?)(_?count|_per_second|_per_s|/s)?", ".*_(errors|failures)(_total)?"),
    /** Seconds that all requests took together, a second: the sum of a summary or histogram. */
    BUSY(".*request.*_seconds_sum"),
    /** Cores in use, of all replicas together. */
    CPU("(.*[_ ])?cpu([_ ].*)?"),
    /** Replicas that take requests. */
    REPLICAS(
            "(ready_?)?(replicas|pods|instances|capacity)",
            ".*replicas_(ready|available).*",
            ".*replicas",
            "groupinserviceinstances"),
    /** Replicas that somebody wants. */
    WANTED(
            "wanted|desired",
            "(wanted|desired|spec)_?(replicas|pods|instances|capacity)",
            ".*(spec|desired)_replicas.*",
            ".*replicas_(wanted|desired)",
            "groupdesiredcapacity"),
    /** Users who are there at once. */
    USERS("(v?users?|vus|concurrency)([_ ]?count)?"),
    /** Mean response time, seconds. */
    LATENCY("((mean|avg|average)_?)?(latency|response_?time|duration)(_(mean|avg|average))?"
            + "(_?(m|u)?s|_seconds|_millis)?"),
    /** Response time that half of the requests do not exceed, seconds. */
    P50("(.*[_ ])?(p50|median)([_ ].*)?"),
    /** Response time that 95 % of the requests do not exceed, seconds. */
    P95("(.*[_ ])?p95([_ ].*)?"),
    /** Response time that 99 % of the requests do not exceed, seconds. */
    P99("(.*[_ ])?p99([_ ].*)?");

    private static final Pattern MILLI = Pattern.compile(".*(_ms|millis|milliseconds|millicores|_milli)$");
    private static final Pattern MICRO = Pattern.compile(".*(_us|micros|microseconds)$");
    private static final Pattern COUNT =
            Pattern.compile("((http_?)?req(uest)?s?|errors?|failures?)(_?count)?|hits|(page_?)?views");
    private static final Pattern PERCENT = Pattern.compile(".*(percent|_pct|pct_).*");

    private final Pattern names;

    Role(String... names) {
        this.names = Pattern.compile(String.join("|", names));
    }

    /** The role that a metric's or column's name suggests; the narrowest first, so that p95_latency is P95. */
    static Optional<Role> suggestedBy(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        Role[] order = {WANTED, P50, P95, P99, BUSY, FAILURES, RATE, CPU, REPLICAS, USERS, LATENCY};
        for (Role role : order) {
            if (role.names.matcher(lower).matches()) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a column of this name counts what came since the row before, as a table's {@code requests} and
     * CloudWatch's {@code RequestCount} do, rather than telling a rate.
     */
    static boolean counts(String name) {
        return COUNT.matcher(name.strip().toLowerCase(Locale.ROOT)).matches();
    }

    /** What a series of this name must be multiplied by to come in seconds or cores. */
    static double scaleOf(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        if (MILLI.matcher(lower).matches()) {
            return 1e-3;
        }
        if (MICRO.matcher(lower).matches()) {
            return 1e-6;
        }
        return PERCENT.matcher(lower).matches() ? 1e-2 : 1;
    }

    /** Whether the values of several series of one service are added up, rather than averaged. */
    boolean adds() {
        return this != LATENCY && this != P50 && this != P95 && this != P99;
    }

    /** Whether it counts up where a series is a counter, so that its slope is meant. */
    boolean isFlow() {
        return this == RATE || this == FAILURES || this == CPU || this == BUSY;
    }

    /** As an option of the command line names it, such as {@code cpu}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
