package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Breach;
import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Line;
import dev.tenfold.rehearsal.Need;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a service that policies scale fared: what it lacked and what it had too much of, and the need that was met last.
 *
 * @param service the service
 * @param need what it needed
 * @param lackSeconds how long it had fewer ready replicas than it needed, seconds
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
        double lack,
        double lackAt,
        double shortHours,
        double spareHours,
        double readyHours) {

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
        double lackSeconds = 0;
        double most = 0;
        double at = Double.NaN;
        double missing = 0;
        double spare = 0;
        double ready = 0;
        for (int i = 0; i < times.length; i++) {
            double seconds = times[i] - (i == 0 ? 0 : times[i - 1]);
            double lack = need.before(times[i]) - line.ready(i);
            lackSeconds += lack > 0 ? seconds : 0;
            missing += Math.max(0, lack) * seconds;
            spare += Math.max(0, -lack) * seconds;
            ready += line.ready(i) * seconds;
            if (lack > most) {
                most = lack;
                at = times[i];
            }
        }
        return new Plight(service, need, lackSeconds, most, at, missing / 3600, spare / 3600, ready / 3600);
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

    /** The first scaling up of the service by a metric that aims at a percentage. */
    Optional<Happening> firstUp(History history) {
        return history.happenings().stream()
                .filter(each -> each.kind() == Kind.SCALE_UP && each.service().equals(service))
                .filter(each -> target(each).isPresent())
                .findFirst();
    }

    /** The percentage that a scaling event's metric aims at. */
    static OptionalDouble target(Happening scaling) {
        for (Happening.Seen seen : scaling.readings()) {
            if (seen.target().matches("[0-9.]+ %")) {
                return OptionalDouble.of(Double.parseDouble(seen.target().replace(" %", "")));
            }
        }
        return OptionalDouble.empty();
    }
}
