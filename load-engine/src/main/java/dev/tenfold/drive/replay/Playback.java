package dev.tenfold.drive.replay;

import dev.tenfold.drive.Call;
import dev.tenfold.drive.Check;
import dev.tenfold.drive.Engine;
import dev.tenfold.drive.Journey;
import dev.tenfold.drive.LoadPlan;
import dev.tenfold.drive.Reply;
import dev.tenfold.drive.Schedule;
import dev.tenfold.drive.Source;
import dev.tenfold.drive.Window;
import dev.tenfold.recording.RecordedTraffic;
import dev.tenfold.recording.Request;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sends a recording again, and compares. */
public final class Playback {
    /** More than this are counted together: a histogram each is not small. */
    private static final int MOST_ENDPOINTS = 20;

    /** So many requests are spelled before the first is sent; what comes later is spelled when it is due. */
    private static final int MOST_SPELLED = 100_000;

    private static final String OTHERS = "others";
    private static final long MARGIN_NANOS = 1_000_000L;

    private final RecordedTraffic traffic;
    private final ReplayPlan plan;
    private final Playlist playlist;
    private final List<Timing.Cue> cues;
    private final List<String> endpoints;
    private final Journey[] journeys;
    private final Tally tally = new Tally();
    private final Matches matches = new Matches();
    private volatile Engine engine;
    private volatile boolean cut;

    /** Chooses what to send, and when; nothing is sent yet. */
    public Playback(RecordedTraffic traffic, ReplayPlan plan) {
        this.traffic = traffic;
        this.plan = plan;
        playlist = Playlist.of(traffic, plan.hosts(), plan.mainHost(), plan.harmlessOnly());
        List<Request> requests =
                playlist.songs().stream().map(song -> song.call().request()).toList();
        long[] times = requests.stream().mapToLong(Request::atMillis).toArray();
        cues = plan.timing().cues(times, requests.stream().map(Request::group).toList());
        endpoints = endpoints();
        journeys = new Journey[requests.size()];
    }

    /** What is sent, and what is not. */
    public Playlist playlist() {
        return playlist;
    }

    /** How many requests are sent, copies included. */
    public int planned() {
        return cues.size();
    }

    /** Event loops that send. */
    int loops() {
        return plan.loops();
    }

    /** How many go to which server. */
    public SortedMap<String, Long> targets() {
        SortedMap<String, Long> targets = new TreeMap<>();
        playlist.songs()
                .forEach(song -> targets.merge(
                        song.target().toString(), (long) plan.timing().times(), Long::sum));
        return targets;
    }

    /** How long sending takes. */
    public Duration length() {
        return Duration.ofNanos(cues.isEmpty() ? 0 : cues.get(cues.size() - 1).atNanos());
    }

    /** Routes, of which the rarer ones are counted together. */
    private List<String> endpoints() {
        List<String> names = playlist.songs().stream()
                .map(Playlist.Song::call)
                .map(call -> call.method() + " "
                        + plan.secrets().route(call.request().path()))
                .toList();
        Map<String, Long> many = names.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        Set<String> told = many.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_ENDPOINTS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        return names.stream().map(name -> told.contains(name) ? name : OTHERS).toList();
    }

    /** Sends it all; completes when all has been answered or given up. */
    public Future<Outcome> play(Vertx vertx) {
        if (cues.isEmpty() || cut) {
            return Future.succeededFuture(outcome(0));
        }
        for (int i = 0; i < Math.min(journeys.length, MOST_SPELLED); i++) {
            journey(i);
        }
        LoadPlan load = new LoadPlan(
                List.of(journey(0)),
                new LoadPlan.Written(this::part),
                length().plusNanos(MARGIN_NANOS),
                plan.timeout(),
                plan.connections(),
                plan.timing().seed(),
                Optional.empty());
        engine = new Engine(vertx, load, plan.loops());
        long began = System.nanoTime();
        return engine.run(this::take).map(ended -> outcome((System.nanoTime() - began) / 1e9));
    }

    /** Ends at once, or before it has begun; what was answered counts. */
    public void cut() {
        cut = true;
        Engine sending = engine;
        if (sending != null) {
            sending.cut();
        }
    }

    private void take(Window window) {
        tally.take(window);
    }

    /** Every worker has each so-many-th request. */
    private Source part(int worker, int workers) {
        return new Source() {
            private int next = worker;

            @Override
            public long next() {
                long at = next < cues.size() ? cues.get(next).atNanos() : Schedule.NEVER;
                next += workers;
                return at;
            }

            @Override
            public Journey journey() {
                return Playback.this.journey(cues.get(next - workers).call());
            }
        };
    }

    /** A request as the engine takes it; spelled once, whoever needs it first. */
    private synchronized Journey journey(int index) {
        if (journeys[index] == null) {
            Playlist.Song song = playlist.songs().get(index);
            Likeness likeness = Likeness.of(song.call(), plan.tolerance());
            List<Check> checks = new ArrayList<>();
            String endpoint = endpoints.get(index);
            checks.add(new Check.Watch(
                    "is like the recorded answer", likeness.readsBody(), reply -> compare(likeness, endpoint, reply)));
            checks.add(new Check.Status(accepted(likeness.statusClass())));
            Call call = new Spelling(plan.secrets(), plan.headers()).call(song, endpoint, checks);
            journeys[index] = new Journey(endpoint, 1, List.of(call));
        }
        return journeys[index];
    }

    /** Matching is counted beside success: an answer that differs is still one. */
    private boolean compare(Likeness likeness, String endpoint, Reply reply) {
        if (likeness.judges()) {
            String difference = likeness.difference(reply).orElse("");
            matches.count(difference.isEmpty() ? "" : plan.secrets().tokens(endpoint + ": " + difference));
        }
        return true;
    }

    /** What was recorded is no error, and neither is what is none anyway. */
    private static Set<Integer> accepted(int statusClass) {
        return IntStream.range(100, 600)
                .filter(status -> status < 400 || status / 100 == statusClass)
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    private Outcome outcome(double seconds) {
        Map<String, List<Double>> recorded = new HashMap<>();
        for (int i = 0; i < endpoints.size(); i++) {
            double took = playlist.songs().get(i).call().request().seconds();
            if (took >= 0) {
                recorded.computeIfAbsent(endpoints.get(i), any -> new ArrayList<>())
                        .add(took);
            }
        }
        return Outcome.of(traffic, plan, playlist, planned(), seconds, tally, matches, recorded);
    }
}
