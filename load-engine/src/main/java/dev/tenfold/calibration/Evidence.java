package dev.tenfold.calibration;

import dev.tenfold.recording.Interval;
import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.RangeSeries;
import dev.tenfold.recording.Recording;
import dev.tenfold.recording.RequestLog;
import dev.tenfold.recording.ScalingLog;
import dev.tenfold.recording.Track;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What files tell of one service, gathered file by file. */
public final class Evidence {
    private final String service;
    private final Map<String, String> where;
    private final List<Assignment> assignments;
    private final List<Signal> signals = new ArrayList<>();
    private final EndpointMix mix = new EndpointMix();
    private final List<String> contents = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> labels = new TreeSet<>();
    private final Set<String> leftOut = new LinkedHashSet<>();

    /**
     * Nothing yet.
     *
     * @param service whose series count where a file holds several; empty for all
     * @param where labels that series must have, by name; those of a file that knows no such label count all
     * @param assignments roles that a person gave to series by name
     */
    public Evidence(String service, Map<String, String> where, List<Assignment> assignments) {
        this.service = service;
        this.where = new TreeMap<>(where);
        this.assignments = List.copyOf(assignments);
    }

    /** Adds a recording whose series speak for themselves. */
    public void add(String file, Recording recording) {
        add(file, recording, Optional.empty());
    }

    /**
     * Adds a recording.
     *
     * @param file its name, for people
     * @param as the role of all its series, where their names do not tell
     */
    public void add(String file, Recording recording, Optional<Role> as) {
        contents.add(file + ": " + Contents.told(recording));
        recording.notes().forEach(note -> remarks.add(file + ": " + note));
        if (recording.skipped().count() > 0) {
            remarks.add(file + ": " + recording.skipped().count() + " lines are left out, such as "
                    + recording.skipped().first().stream()
                            .map(part -> (part.line() > 0 ? "line " + part.line() + ", " : "") + part.reason())
                            .findFirst()
                            .orElse("one"));
        }
        if (recording instanceof RequestLog log) {
            mix.add(log);
            signals.addAll(new RequestSeries(log.columns(), file).signals());
        } else if (recording instanceof LoadTest test) {
            add(file, test);
        } else if (recording instanceof RangeSeries series) {
            add(file, series, as);
        } else if (recording instanceof ScalingLog scaling) {
            remarks.add(file + ": " + scaling.changes().size()
                    + " changes of capacity tell what an autoscaler did, not what a service needs; not fitted");
        }
    }

    /** Series laid side by side; empty if no file told anything in a known role. */
    public Optional<Measurements> measurements() {
        return signals.stream().allMatch(signal -> signal.millis().length == 0)
                ? Optional.empty()
                : Optional.of(Measurements.of(signals));
    }

    /** What each file holds, a line each, such as {@code day.log: combined access log, 1,200 requests}. */
    public List<String> contents() {
        return List.copyOf(contents);
    }

    /** What a person should know of the files, a sentence each. */
    public List<String> remarks() {
        List<String> all = new ArrayList<>(remarks);
        if (!leftOut.isEmpty()) {
            all.add("not used, since their names tell no role: " + String.join(", ", leftOut));
        }
        for (Signal signal : signals) {
            if (signal.gaps() > 0) {
                all.add(signal.origin() + ": " + signal.gaps() + (signal.gaps() == 1 ? " gap" : " gaps")
                        + ", nothing is known of them");
            }
        }
        return all.stream().distinct().toList();
    }

    /** Names of series and labels that a person gave and that no file holds, with those there are. */
    public List<String> unknownNames() {
        Stream<String> series = assignments.stream()
                .map(Assignment::name)
                .filter(each -> names.stream().noneMatch(each::equalsIgnoreCase))
                .map(each -> each + " names no series; there are " + listed(names));
        Stream<String> unlabelled = where.keySet().stream()
                .filter(each -> !labels.contains(each))
                .map(each -> each + " names no label; there are " + listed(labels));
        return Stream.concat(series, unlabelled).toList();
    }

    private static String listed(Set<String> known) {
        return known.isEmpty() ? "none" : String.join(", ", known);
    }

    EndpointMix mix() {
        return mix;
    }

    private void add(String file, LoadTest test) {
        mix.add(test);
        if (test.intervals().isEmpty() && test.requests().isPresent()) {
            signals.addAll(new RequestSeries(test.requests().get().columns(), file).signals());
            return;
        }
        List<Interval> intervals = test.intervals().isEmpty() ? List.of(whole(test)) : test.intervals();
        Map<Role, List<double[]>> told = new EnumMap<>(Role.class);
        for (Interval each : intervals) {
            double end = each.fromMillis() + each.seconds() * 1e3;
            put(told, Role.RATE, end, each.ratePerSecond());
            put(told, Role.FAILURES, end, each.failuresPerSecond());
            put(told, Role.USERS, end, each.users());
            put(told, Role.LATENCY, end, each.latency().mean());
            put(told, Role.P50, end, each.latency().percentile(50));
            put(told, Role.P95, end, each.latency().percentile(95));
            put(told, Role.P99, end, each.latency().percentile(99));
        }
        told.forEach((role, points) -> signals.add(new Signal(
                role,
                file,
                points.stream().mapToLong(point -> (long) point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray())));
        Censoring.of(test).ifPresent(remark -> remarks.add(file + ": " + remark));
    }

    private static void put(Map<Role, List<double[]>> told, Role role, double millis, double value) {
        if (Double.isFinite(value)) {
            told.computeIfAbsent(role, none -> new ArrayList<>()).add(new double[] {millis, value});
        }
    }

    private static Interval whole(LoadTest test) {
        double seconds = test.seconds() > 0 ? test.seconds() : 1;
        double rate = test.total().ratePerSecond();
        double failed = test.total().count() > 0
                ? (double) test.total().failures() / test.total().count()
                : Double.NaN;
        return new Interval(
                0, seconds, test.maxUsers(), rate, rate * failed, test.total().latency());
    }

    private void add(String file, RangeSeries series, Optional<Role> as) {
        series.tracks().forEach(track -> labels.addAll(track.labels().keySet()));
        List<Track> tracks = ofService(series.tracks());
        for (Track track : tracks) {
            names.add(track.name());
            String told = track.name().isEmpty() ? file : track.name() + " in " + file;
            Optional<Assignment> given = assignments.stream()
                    .filter(each -> each.names(track.name()))
                    .findFirst();
            Optional<Role> role = given.map(Assignment::role)
                    .or(() -> as)
                    .or(() -> Role.suggestedBy(track.name()))
                    .filter(each -> given.isPresent() || as.isPresent() || !isTaken(each));
            if (role.isEmpty()) {
                leftOut.add(told);
                continue;
            }
            if (given.isEmpty() && as.isEmpty() && counted(series, track, role.get())) {
                count(role.get(), told, track);
                continue;
            }
            double scale = given.map(Assignment::scale).orElse(Role.scaleOf(track.name()));
            signals.add(Signal.of(role.get(), told, track, scale));
        }
    }

    /** Whether a table's column counts row by row: requests by their name, failures where requests do. */
    private static boolean counted(RangeSeries series, Track track, Role role) {
        boolean table = !series.origin().startsWith("Prometheus");
        return table
                && track.size() > 1
                && Role.counts(track.name())
                && !track.isCounter()
                && (role == Role.RATE || series.tracks().stream().anyMatch(each -> countsRequests(series, each)));
    }

    private static boolean countsRequests(RangeSeries series, Track track) {
        return Role.suggestedBy(track.name()).filter(Role.RATE::equals).isPresent()
                && counted(series, track, Role.RATE);
    }

    /** Of what CloudWatch counts only the sum tells how many there were. */
    private void count(Role role, String told, Track track) {
        if (track.labels().getOrDefault("statistic", "Sum").equals("Sum")) {
            signals.add(Signal.counted(role, told, track));
            remarks.add(told + ": counts of " + Digits.time(track.stepMillis() / 1e3)
                    + " each, taken as requests a second; --rate names a column that holds a rate");
        }
    }

    /** A person's word on a role outweighs what other names suggest. */
    private boolean isTaken(Role role) {
        return assignments.stream().anyMatch(each -> each.role() == role);
    }

    private List<Track> ofService(List<Track> tracks) {
        List<Track> asked = tracks.stream()
                .filter(track -> where.entrySet().stream()
                        .allMatch(each -> track.labels()
                                .getOrDefault(each.getKey(), each.getValue())
                                .equals(each.getValue())))
                .toList();
        List<Track> own = asked.stream()
                .filter(track -> track.labels().containsValue(service))
                .toList();
        return own.isEmpty() ? asked : own;
    }
}
