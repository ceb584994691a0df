package dev.tenfold.cli;

import dev.tenfold.document.Durations;
import dev.tenfold.document.Names;
import dev.tenfold.gameday.ScenarioCourse;
import dev.tenfold.inject.Destination;
import dev.tenfold.inject.day.Plan;
import dev.tenfold.inject.overlay.Distortion;
import dev.tenfold.inject.safety.Probe;
import dev.tenfold.inject.sink.Sinks;
import dev.tenfold.inject.station.Station;
import dev.tenfold.rehearsal.Outside;
import dev.tenfold.scenario.Script;
import dev.tenfold.spelling.Figure;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person asks of a game day, in words, as a plan; every mistake in them at once. */
final class GameDayRequest {
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final Duration OVERLAY_LASTS = Duration.ofMinutes(10);
    private static final Duration OVERLAY_STEP = Duration.ofSeconds(5);
    private static final Duration STEADY_FOR = Duration.ofSeconds(10);

    private final Given given;
    private final List<String> complaints = new ArrayList<>();

    GameDayRequest(Given given) {
        this.given = given;
    }

    /**
     * What was asked for.
     *
     * @param script the scenario up to the end that was asked for
     * @param plan how it is played
     * @param course how the scenario is
     * @param station what plays it
     * @param prometheus whose alerts count, if any
     * @param sources where replicas are read back from, by service
     */
    record Asked(
            Script script,
            Plan plan,
            ScenarioCourse.Settings course,
            Station.Settings station,
            Optional<URI> prometheus,
            Map<String, URI> sources) {}

    /** @throws Misuse with every mistake */
    Asked over(Script whole) throws Misuse {
        Duration from = time(InjectVerb.FROM).orElse(Duration.ZERO);
        Duration until = time(InjectVerb.UNTIL).orElse(whole.length());
        checkPart(from, until, whole.length());
        double speed = speed();
        List<Destination> sinks = sinks();
        Map<String, URI> sources = replicas(whole);
        List<Probe> steady = probes(InjectVerb.STEADY);
        List<Probe> stops = probes(InjectVerb.STOP_WHEN);
        Optional<URI> prometheus = given.value(InjectVerb.ALERTS).flatMap(url -> server(InjectVerb.ALERTS, url));
        Station.Settings station = new StationRequest(given, complaints).settings(shelf(whole));
        prometheus.flatMap(station.rules().allowed()::refusal).ifPresent(complaints::add);
        Duration step = ScenarioCourse.Settings.stepOf(
                whole, time(InjectVerb.STEP).orElse(Duration.ofNanos((long) (1e9 * Math.max(1, speed)))));
        Duration lasts = Duration.ofNanos((long) (until.minus(from).toNanos() / speed));
        Duration deadline = time(InjectVerb.DEADLINE).orElse(lasts.plus(MARGIN));
        if (given.has(InjectVerb.DEADLINE) && deadline.isZero()) {
            complain(InjectVerb.DEADLINE, "must be above 0", told(deadline));
        }
        if (!complaints.isEmpty()) {
            throw new Misuse(complaints);
        }
        Plan plan = plan(sinks, deadline, speed, from, steady, stops);
        boolean alerts = prometheus.isPresent() || given.has(InjectVerb.WEBHOOK);
        ScenarioCourse.Settings course = new ScenarioCourse.Settings(
                step, Instant.now().minus(from), new Outside(sources.keySet(), alerts), given.has(InjectVerb.UP));
        return new Asked(whole.lasting(until), plan, course, station, prometheus, sources);
    }

    /**
     * What is asked of real series with faults on top.
     *
     * @param distortions the faults
     * @param real whose series they are
     * @param length how long
     * @param step from one reading to the next
     */
    record Overlaid(
            List<Distortion> distortions,
            URI real,
            Duration length,
            Duration step,
            Plan plan,
            Station.Settings station) {}

    /** @throws Misuse with every mistake */
    Overlaid overlaid() throws Misuse {
        Duration length = time(InjectVerb.UNTIL).orElse(OVERLAY_LASTS);
        Duration step = time(InjectVerb.STEP).orElse(OVERLAY_STEP);
        List<Distortion> distortions = distortions(length);
        Optional<URI> real = given.value(InjectVerb.REAL).flatMap(url -> server(InjectVerb.REAL, url));
        if (!given.has(InjectVerb.REAL)) {
            complaints.add("--overlay needs --real, the Prometheus whose series it reads");
        }
        if (!given.operands().isEmpty()) {
            complain(InjectVerb.OVERLAY, "takes no SCENARIO", String.join(" ", given.operands()));
        }
        List<Destination> sinks = sinks();
        List<Probe> steady = probes(InjectVerb.STEADY);
        List<Probe> stops = probes(InjectVerb.STOP_WHEN);
        Station.Settings station = new StationRequest(given, complaints).settings(Path.of("."));
        real.flatMap(station.rules().allowed()::refusal).ifPresent(complaints::add);
        Duration deadline = time(InjectVerb.DEADLINE).orElse(length.plus(MARGIN));
        if (!complaints.isEmpty()) {
            throw new Misuse(complaints);
        }
        Plan plan = plan(sinks, deadline, 1, Duration.ZERO, steady, stops);
        return new Overlaid(distortions, real.orElseThrow(), length, step, plan, station);
    }

    /** The faults on real series, as far as they can be read. */
    List<Distortion> distortions(Duration lasts) {
        List<Distortion> distortions = new ArrayList<>();
        for (String text : given.values(InjectVerb.OVERLAY)) {
            try {
                distortions.add(Spoken.distortion(text, lasts));
            } catch (IllegalArgumentException wrong) {
                complain(InjectVerb.OVERLAY, wrong.getMessage(), text);
            }
        }
        return distortions;
    }

    /** Goes no further with mistakes. */
    void throwIfAny() throws Misuse {
        if (!complaints.isEmpty()) {
            throw new Misuse(complaints);
        }
    }

    private void checkPart(Duration from, Duration until, Duration end) {
        if (until.compareTo(end) > 0) {
            complain(InjectVerb.UNTIL, "must not be after the scenario's end at " + told(end), told(until));
        }
        if (from.isNegative() || from.compareTo(until) >= 0) {
            complain(InjectVerb.FROM, "must be before the end at " + told(until), told(from));
        }
    }

    private static Plan plan(
            List<Destination> sinks,
            Duration deadline,
            double speed,
            Duration from,
            List<Probe> steady,
            List<Probe> stops) {
        return new Plan(
                sinks,
                List.of(),
                deadline,
                Optional.empty(),
                speed,
                from,
                Optional.empty(),
                steady,
                STEADY_FOR,
                stops,
                Map.of());
    }

    private List<Destination> sinks() {
        List<Destination> sinks = new ArrayList<>();
        for (String text : given.values(InjectVerb.SINK)) {
            try {
                Destination sink = Spoken.destination(text);
                sinks.add(sink);
                if (!Sinks.names().contains(sink.kind())) {
                    complaints.add(InjectVerb.SINK.name() + " knows no kind " + sink.kind() + "; known are "
                            + String.join(", ", Sinks.names()));
                    Names.nearest(sink.kind(), Sinks.names()).ifPresent(kind -> complaints.add("Maybe " + kind + "?"));
                }
            } catch (IllegalArgumentException wrong) {
                complain(InjectVerb.SINK, wrong.getMessage(), text);
            }
        }
        return sinks;
    }

    private Map<String, URI> replicas(Script script) {
        List<String> services = List.copyOf(script.scenario().services().keySet());
        Map<String, URI> sources = new LinkedHashMap<>();
        for (String text : given.values(InjectVerb.REPLICAS)) {
            int equals = text.indexOf('=');
            String service = equals < 0 ? text : text.substring(0, equals);
            if (!services.contains(service)) {
                String known = String.join(", ", services);
                complain(InjectVerb.REPLICAS, "must begin with a service and =; known are " + known, text);
            } else if (sources.containsKey(service)) {
                complain(InjectVerb.REPLICAS, "must name each service once", text);
            } else {
                try {
                    sources.put(service, new URI(text.substring(equals + 1)));
                } catch (URISyntaxException unreadable) {
                    complain(InjectVerb.REPLICAS, "must be SERVICE=URI, with % signs for spaces and brackets", text);
                }
            }
        }
        return sources;
    }

    private List<Probe> probes(Option option) {
        List<Probe> probes = new ArrayList<>();
        for (String text : given.values(option)) {
            try {
                probes.add(Spoken.probe(text, option == InjectVerb.STEADY));
            } catch (IllegalArgumentException wrong) {
                complain(option, wrong.getMessage(), text);
            }
        }
        return probes;
    }

    private Optional<URI> server(Option option, String text) {
        try {
            return Optional.of(Spoken.server(text));
        } catch (IllegalArgumentException wrong) {
            complain(option, wrong.getMessage(), text);
            return Optional.empty();
        }
    }

    /** Over HTTP its neighbours can be asked for. */
    private static Path shelf(Script script) {
        Path folder = Path.of(script.file()).toAbsolutePath().getParent();
        return folder == null ? Path.of(".") : folder;
    }

    private double speed() {
        String text = given.value(InjectVerb.SPEED).orElse("1");
        if (!text.matches("\\d{1,6}(\\.\\d{1,3})?") || Double.parseDouble(text) <= 0) {
            complain(InjectVerb.SPEED, "must be a number above 0, such as 10", text);
            return 1;
        }
        return Double.parseDouble(text);
    }

    private Optional<Duration> time(Option option) {
        if (given.value(option).isEmpty()) {
            return Optional.empty();
        }
        String text = given.value(option).get();
        try {
            return Optional.of(Durations.parse(text));
        } catch (IllegalArgumentException wrong) {
            complain(option, "must be a time such as 90s or 5m", text);
            return Optional.empty();
        }
    }

    private void complain(Option option, String rule, String was) {
        complaints.add(option.name() + " " + rule + ", was " + was);
    }

    private static String told(Duration time) {
        return Figure.time(time.toNanos() / 1e9);
    }
}
