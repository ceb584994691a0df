package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Breach;
import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Line;
import dev.tenfold.rehearsal.Need;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a service that policies scale fared: what it lacked and what it had too much of, and the need that was met last.
 *
 * @param service the service
 * @param need what it needed
 * @param lackSeconds how long it had fewer ready replicas than it needed, seconds
 * @param cappedSeconds how long of that it had all that its policies allow, seconds
 * @param lack the most replicas that it lacked
 * @param lackAt when that was, seconds since start
 * @param shortHours replica-hours that it lacked
 * @param spareHours replica-hours that were ready and not needed
 * @param readyHours replica-hours that were ready
 */
record Plight(
        String service,
        Need need,
        double lackSeconds,
        double cappedSeconds,
        double lack,
        double lackAt,
        double shortHours,
        double spareHours,
        double readyHours) {
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    /** How a breach tells of a wall that was hit before the policy's metric came to its target. */
    private static final Pattern SHOWN = Pattern.compile("the policy's metric is at ([0-9.]+) %");

    /** Below this share of its target a metric calls for nothing, percent. */
    private static final double BLIND = 90;

    /** Targets of at most this are shares, not percentages. */
    private static final double SHARE = 1.5;

    /** The service that lacked most; empty if policies scale none. */
    static Optional<Plight> worst(History history) {
        Plight worst = null;
        for (Map.Entry<String, Need> each : Need.of(history.script()).entrySet()) {
            Plight here = of(history, each.getKey(), each.getValue());
            worst = worst == null || here.shortHours > worst.shortHours ? here : worst;
        }
        return Optional.ofNullable(worst);
    }

    static Plight of(History history, String service, Need need) {
        Line line = history.lines().get(service);
        double[] times = history.times();
        int ceiling = history.script()
                .scaling(service)
                .flatMapToInt(spec -> spec.ceiling().stream())
                .max()
                .orElse(Integer.MAX_VALUE);
        double lackSeconds = 0;
        double capped = 0;
        double most = 0;
        double at = Double.NaN;
        double missing = 0;
        double spare = 0;
        double ready = 0;
        for (int i = 0; i < times.length; i++) {
            double seconds = times[i] - (i == 0 ? 0 : times[i - 1]);
            double lack = need.before(times[i]) - line.ready(i);
            lackSeconds += lack > 0 ? seconds : 0;
            capped += lack > 0 && line.ready(i) >= ceiling ? seconds : 0;
            missing += Math.max(0, lack) * seconds;
            spare += Math.max(0, -lack) * seconds;
            ready += line.ready(i) * seconds;
            if (lack > most) {
                most = lack;
                at = times[i];
            }
        }
        return new Plight(service, need, lackSeconds, capped, most, at, missing / 3600, spare / 3600, ready / 3600);
    }

    /** Share of the ready replica-hours that nobody needed, 0..1. */
    double spareRatio() {
        return readyHours > 0 ? spareHours / readyHours : 0;
    }

    /** The need whose first replica took longest, of those that brought one; empty if none did. */
    Optional<Breach> slowest(History history) {
        Breach slowest = null;
        for (Breach breach : history.breaches()) {
            boolean met = breach.service().equals(service) && breach.readyNanos() != Breach.NEVER;
            if (met && (slowest == null || seconds(breach) > seconds(slowest))) {
                slowest = breach;
            }
        }
        return Optional.ofNullable(slowest);
    }

    /** The need in which demand grew most until its first replica came; empty if none did. */
    Optional<Breach> steepest(History history) {
        Breach steepest = null;
        for (Breach breach : history.breaches()) {
            boolean met = breach.service().equals(service) && breach.readyNanos() != Breach.NEVER;
            if (met && (steepest == null || growth(breach) > growth(steepest))) {
                steepest = breach;
            }
        }
        return Optional.ofNullable(steepest);
    }

    /** From the need to the first new replica, seconds. */
    static double seconds(Breach breach) {
        return (breach.readyNanos() - breach.startNanos()) / 1e9;
    }

    /** How many times the demand grew from the start of a need until the first new replica came; at least 1. */
    double growth(Breach breach) {
        double before = need.demand(breach.startNanos() / 1e9);
        double then = need.demand(breach.readyNanos() / 1e9);
        return before > 0 ? Math.max(1, then / before) : 1;
    }

    /** The first scaling up of the service by a metric of CPU, and the use that it aims at. */
    Optional<Happening> firstUp(History history) {
        return history.happenings().stream()
                .filter(each -> each.kind() == Kind.SCALE_UP && each.service().equals(service))
                .filter(each -> target(each).isPresent())
                .findFirst();
    }

    /** The use of CPU that a scaling event's metric aims at, percent: of request, or of all that there is. */
    static OptionalDouble target(Happening scaling) {
        for (Happening.Seen seen : scaling.readings()) {
            Matcher number = NUMBER.matcher(seen.target());
            if (seen.metric().toLowerCase(Locale.ROOT).contains("cpu") && number.find()) {
                double target = Double.parseDouble(number.group());
                return OptionalDouble.of(target <= SHARE ? 100 * target : target);
            }
        }
        return OptionalDouble.empty();
    }

    /** What it aims at as its platform calls it: the threshold of an alarm, unless it is a target. */
    static boolean isThreshold(Happening scaling) {
        return scaling.readings().stream().anyMatch(seen -> seen.target().matches(".*[a-zA-Z].*"));
    }

    /** Whether the wall that was hit is one that the policy's metric does not show: it was well below its target. */
    static boolean blind(Breach breach) {
        Matcher share = SHOWN.matcher(breach.why());
        return share.find() && Double.parseDouble(share.group(1)) < BLIND;
    }
}
