package dev.tenfold.cli;

import dev.tenfold.cli.GameDayRequest.Asked;
import dev.tenfold.inject.PodUsage;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.day.GameDay;
import dev.tenfold.inject.day.GameDays;
import dev.tenfold.inject.day.Preview;
import dev.tenfold.inject.day.State;
import dev.tenfold.inject.station.Station;
import dev.tenfold.spelling.Figure;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a person is told before, during and after a game day. */
final class GameDayTold {
    /** Why a game day ended that nobody ended early. */
    static final String RAN_ITS_LENGTH = "it has run its length";

    private static final long EVERY_NANOS = 5_000_000_000L;
    private static final int MOST_FAMILIES = 100;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Asked asked;
    private final boolean quiet;
    private long begunNanos;
    private long toldNanos;
    private int sightings;

    GameDayTold(Terminal terminal, Asked asked, boolean quiet) {
        out = terminal.out();
        err = terminal.err();
        this.asked = asked;
        this.quiet = quiet;
    }

    /** What would be injected where. */
    void preview(Preview preview) {
        out.println("Would inject " + preview.series() + " series of "
                + preview.families().size() + " metrics of " + asked.script().file() + ", for " + time(preview.lasts())
                + ".");
        out.println("Each would carry " + labels(preview.marker()) + ", with the game day's own name.");
        out.println("They could be scraped at " + asked.station().entrance().host() + ", and would be pushed to:");
        if (preview.destinations().isEmpty()) {
            out.println("  nowhere else");
        }
        preview.destinations().forEach(place -> out.println("  " + place));
        preview.reads().forEach(origin -> out.println("Replicas would be read from " + origin + "."));
        List<Preview.Line> lines = preview.families();
        lines.stream()
                .limit(MOST_FAMILIES)
                .forEach(line -> out.println("  " + line.family() + ", a "
                        + line.type().name().toLowerCase(Locale.ROOT) + " of " + line.series() + " series"));
        if (lines.size() > MOST_FAMILIES) {
            out.println("  ... and " + (lines.size() - MOST_FAMILIES) + " metrics more");
        }
        preview.refusals().forEach(refusal -> out.println("It would be refused: " + refusal));
        out.println("Nothing was injected.");
    }

    /** How to scrape it: the three lines that a Prometheus needs. */
    void opened(Station station, Given given) {
        if (quiet) {
            return;
        }
        new ScrapeLines(out, given).print(station);
        if (given.has(InjectVerb.WEBHOOK)) {
            out.println("For alertmanager.yml, in a receiver:");
            out.println();
            out.println("    webhook_configs: [{url: '" + station.root() + "/api/v1/alerts" + "'}]");
            out.println();
        }
        if (asked.sources().values().stream().anyMatch(uri -> uri.toString().startsWith("webhook"))) {
            out.println("Replicas are told by POST to " + station.root() + "/api/v1/replicas.");
            out.println();
        }
        if (!asked.plan().steadyState().isEmpty()) {
            out.println("Watching the steady state for " + time(asked.plan().steadyFor()) + " before it begins.");
        }
        out.flush();
    }

    void begun(GameDay day) {
        begunNanos = System.nanoTime();
        toldNanos = begunNanos;
        if (!quiet) {
            err.println("Game day " + day.id() + " has begun. Ctrl-C ends it and undoes it.");
            err.flush();
        }
    }

    /** A line every few seconds, and one for whatever is seen. */
    void goesOn(GameDay day) {
        if (quiet) {
            return;
        }
        List<Sighting> seen = day.sightings();
        seen.subList(sightings, seen.size())
                .forEach(each -> err.println(
                        clock(day) + "  " + spelled(each) + (each.text().isEmpty() ? "" : ": ") + each.text()));
        sightings = seen.size();
        long now = System.nanoTime();
        if (now - toldNanos >= EVERY_NANOS && day.state().isLive()) {
            toldNanos = now;
            err.println(line(day, now));
        }
        err.flush();
    }

    private String line(GameDay day, long now) {
        Snapshot snapshot = day.snapshot();
        StringBuilder line = new StringBuilder(clock(day))
                .append(" of ")
                .append(Figure.clock(asked.script().length().toNanos() / 1e9))
                .append(day.state() == State.PAUSED ? "  paused  " : "  ")
                .append(snapshot.size())
                .append(" series");
        pods(snapshot)
                .forEach((service, count) ->
                        line.append("  ").append(service).append(' ').append(count));
        List<Sink.Health> health = day.health();
        for (int i = 0; i < health.size(); i++) {
            line.append("  ")
                    .append(asked.plan().destinations().get(i).kind())
                    .append(' ')
                    .append(told(health.get(i)));
        }
        Duration left = asked.plan().deadline().minusNanos(now - begunNanos);
        return line.append("  ").append(time(left)).append(" to the deadline").toString();
    }

    /** Replicas that run, by service, as far as the metrics server knows them. */
    private static Map<String, Long> pods(Snapshot snapshot) {
        return snapshot.pods().stream()
                .collect(Collectors.groupingBy(PodUsage::container, TreeMap::new, Collectors.counting()));
    }

    private static String told(Sink.Health health) {
        String dropped = health.dropped() > 0 ? ", " + health.dropped() + " dropped" : "";
        return (health.up() ? "up, " : "DOWN, ") + health.written() + " written" + dropped
                + (health.trouble().isEmpty() ? "" : ": " + health.trouble());
    }

    private static String spelled(Sighting seen) {
        return switch (seen.kind()) {
            case ALERT_FIRED -> seen.subject() + " fires";
            case ALERT_RESOLVED -> seen.subject() + " is over";
            case SCALED -> seen.subject() + " scaled";
            case INTERVENTION, TROUBLE -> seen.subject();
        };
    }

    /** Why it ended, and what may be left. */
    void ended(GameDay day, boolean undone) {
        goesOn(day);
        if (!undone) {
            err.println("Not everything could be undone yet; it is tried again:");
            day.undoings().stream()
                    .filter(undoing -> !undoing.trouble().isEmpty())
                    .forEach(each -> err.println("  " + each.debt().destination() + ": " + each.trouble()));
        } else if (!quiet) {
            err.println("The game day has ended: " + day.why() + ". Nothing of it is left.");
        }
        err.flush();
    }

    /** The command that plays it again. */
    static String command(Given given) {
        StringBuilder command = new StringBuilder("./tenfold inject");
        for (Option option : new InjectVerb().usage().options()) {
            boolean told = option.equals(Option.OUT) || option.equals(Option.QUIET);
            for (String value : told ? List.<String>of() : given.values(option)) {
                command.append(' ').append(option.name());
                command.append(option.isFlag() ? "" : " " + quoted(value));
            }
        }
        return command.append(' ').append(quoted(given.operands().get(0))).toString();
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=+:,%@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String labels(Map<String, String> marker) {
        return new TreeMap<>(marker)
                .keySet().stream()
                        .map(name -> name.equals(GameDays.MARKER) ? name : name + "=" + marker.get(name))
                        .collect(Collectors.joining(", "));
    }

    private static String clock(GameDay day) {
        return Figure.clock(day.shown().toNanos() / 1e9);
    }

    private static String time(Duration time) {
        return Figure.time(Math.max(0, time.toSeconds()));
    }
}
