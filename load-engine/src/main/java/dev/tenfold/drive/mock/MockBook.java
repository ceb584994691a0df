package dev.tenfold.drive.mock;

import dev.tenfold.drive.replay.Playlist;
import dev.tenfold.drive.replay.Secrets;
import dev.tenfold.recording.RecordedCall;
import dev.tenfold.recording.RecordedTraffic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a mock server knows. A call is looked up by method, path and query, at its host first and then at any; if it was
 * not recorded so, by method and route. Not shared between threads.
 */
public final class MockBook {
    private static final int MOST_REMEMBERED = 100_000;
    private final Map<String, MockRoute> exact = new LinkedHashMap<>();
    private final Map<String, MockRoute> routes = new LinkedHashMap<>();
    /** What was looked up before: taking secrets out of an address is not cheap. */
    private final Map<String, Found> found = new HashMap<>();

    private final SortedMap<String, Integer> hosts = new TreeMap<>();
    private final Secrets secrets;
    private final int mostBytes;
    private int answers;

    private MockBook(Secrets secrets, int mostBytes) {
        this.secrets = secrets;
        this.mostBytes = mostBytes;
    }

    /**
     * Of all that was recorded, the recording's own host too.
     *
     * @param mostBytes of a body that was not recorded are given at most
     */
    public static MockBook ofAll(RecordedTraffic traffic, Secrets secrets, int mostBytes) {
        MockBook book = new MockBook(secrets, mostBytes);
        inOrder(traffic).forEach(call -> book.add(call, call.host()));
        return book;
    }

    /**
     * Of what the recorded system asked for: hosts of an archive that are not its own, and the servers behind the one
     * that wrote a log.
     *
     * @param mainHost the recording's own host; empty to be told from it
     * @param only names of the dependencies that count; all if there are none
     */
    public static MockBook ofDependencies(
            RecordedTraffic traffic, String mainHost, Set<String> only, Secrets secrets, int mostBytes) {
        String main = mainHost.isEmpty() ? Playlist.mainHost(traffic) : mainHost;
        MockBook book = new MockBook(secrets, mostBytes);
        for (RecordedCall call : inOrder(traffic)) {
            String name = dependency(call, main);
            if (!name.isEmpty() && (only.isEmpty() || only.contains(name))) {
                book.add(call, name);
            }
        }
        return book;
    }

    /** Logs are in the order in which answers ended: the sequence is that of requests. */
    private static List<RecordedCall> inOrder(RecordedTraffic traffic) {
        return traffic.calls().stream()
                .sorted(Comparator.comparingLong(call -> call.request().atMillis()))
                .toList();
    }

    /** Names of the dependencies of a recording. */
    public static Set<String> dependencies(RecordedTraffic traffic, String mainHost) {
        String main = mainHost.isEmpty() ? Playlist.mainHost(traffic) : mainHost;
        Set<String> names = new TreeSet<>();
        traffic.calls().forEach(call -> names.add(dependency(call, main)));
        names.remove("");
        return names;
    }

    private static String dependency(RecordedCall call, String main) {
        return call.upstream().isEmpty() && !Playlist.isOwn(call.host(), main) ? call.host() : call.upstream();
    }

    private void add(RecordedCall call, String host) {
        if (!Playlist.sendable(call)) {
            return;
        }
        MockAnswer answer = MockAnswer.of(call, secrets, mostBytes);
        double seconds = call.request().seconds();
        String method = call.method();
        String target = Playlist.target(call, secrets);
        String route = method + " " + secrets.route(call.request().path());
        for (String at : host.isEmpty() ? List.of("") : List.of(host, "")) {
            exact.computeIfAbsent(key(at, method, target), any -> new MockRoute(route))
                    .add(answer, seconds);
            routes.computeIfAbsent(key(at, route, ""), any -> new MockRoute(route))
                    .add(answer, seconds);
        }
        hosts.merge(host.isEmpty() ? "(host not recorded)" : host, 1, Integer::sum);
        answers++;
    }

    private static String key(String host, String method, String target) {
        return host + ' ' + method + ' ' + target;
    }

    /** What was recorded of a call, and how near it is; null if nothing is known of it. */
    Found find(String host, String method, String sentTarget) {
        String call = key(host, method, sentTarget);
        Found known = found.get(call);
        if (known == null) {
            known = look(host, method, sentTarget);
            if (known != null && found.size() < MOST_REMEMBERED) {
                found.put(call, known);
            }
        }
        return known;
    }

    private Found look(String host, String method, String sentTarget) {
        String target = secrets.target(sentTarget);
        String route = method + " " + secrets.route(sentTarget);
        for (String at : List.of(host, "")) {
            MockRoute known = exact.get(key(at, method, target));
            MockRoute like = routes.get(key(at, route, ""));
            if (known != null) {
                // How long a route takes says more than how long one of its paths once took.
                return new Found(known, like == null ? known : like, true);
            }
            if (like != null) {
                return new Found(like, like, false);
            }
        }
        return null;
    }

    /**
     * What was found.
     *
     * @param answers whose answers are given
     * @param route whose times are drawn, and at which calls are counted
     * @param exact whether path and query are the recorded ones
     */
    record Found(MockRoute answers, MockRoute route, boolean exact) {}

    /** How many answers it knows. */
    public int answers() {
        return answers;
    }

    /** How many it knows of each host or server. */
    public SortedMap<String, Integer> hosts() {
        return new TreeMap<>(hosts);
    }

    /** Routes that were called. */
    List<MockRoute> called() {
        List<MockRoute> called = new ArrayList<>();
        routes.values().stream().filter(each -> each.calls() > 0).forEach(called::add);
        return called;
    }
}
