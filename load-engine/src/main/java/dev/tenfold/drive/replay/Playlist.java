package dev.tenfold.drive.replay;

import dev.tenfold.drive.Target;
import dev.tenfold.recording.RecordedCall;
import dev.tenfold.recording.RecordedTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a recording is sent again, and why the rest is not.
 *
 * @param songs what is sent, in the order of the file
 * @param leftOut how many are not, by reason
 */
public record Playlist(List<Song> songs, SortedMap<String, Integer> leftOut) {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    public Playlist {
        songs = List.copyOf(songs);
    }

    /**
     * One request that is sent again.
     *
     * @param call as recorded
     * @param target where to
     */
    public record Song(RecordedCall call, Target target) {}

    /**
     * Chooses.
     *
     * @param mainHost the recording's own host; empty to be told by {@link #mainHost}
     * @param harmlessOnly whether requests that may change something stay out
     */
    public static Playlist of(RecordedTraffic traffic, Hosts hosts, String mainHost, boolean harmlessOnly) {
        String main = mainHost.isEmpty() ? mainHost(traffic) : mainHost;
        List<Song> songs = new ArrayList<>();
        SortedMap<String, Integer> leftOut = new TreeMap<>();
        for (RecordedCall call : traffic.calls()) {
            Optional<Target> target = hosts.of(call.host(), isOwn(call.host(), main));
            String reason = reason(call, target, harmlessOnly);
            if (reason.isEmpty()) {
                songs.add(new Song(call, target.orElseThrow()));
            } else {
                leftOut.merge(reason, 1, Integer::sum);
            }
        }
        return new Playlist(songs, leftOut);
    }

    private static String reason(RecordedCall call, Optional<Target> target, boolean harmlessOnly) {
        if (isStream(call)) {
            return "web socket or event stream";
        }
        if (!sendable(call)) {
            return "no method or path that could be sent";
        }
        if (target.isEmpty()) {
            return "host " + call.host() + " is not mapped";
        }
        return harmlessOnly && !HARMLESS.contains(call.method()) ? "may change something" : "";
    }

    private static boolean isStream(RecordedCall call) {
        return call.lasting() || call.request().status() == 101;
    }

    /** Whether a recorded call is a request that can be sent again. */
    public static boolean sendable(RecordedCall call) {
        String method = call.method();
        boolean named = method.matches("[A-Za-z_-]{1,24}") && !method.equals("CONNECT");
        return named && !isStream(call) && call.target().startsWith("/");
    }

    /** Path and query of a call as they are sent: without secrets, and spelled as a request line may be. */
    public static String target(RecordedCall call, Secrets secrets) {
        return Spelling.sendable(secrets.target(call.target()));
    }

    /**
     * The host a recording is of: that of an archive's first request; empty for logs, whose hosts are all their own.
     */
    public static String mainHost(RecordedTraffic traffic) {
        boolean archive = traffic.origin().startsWith("HAR");
        return archive && !traffic.calls().isEmpty() ? traffic.calls().get(0).host() : "";
    }

    /** Whether a host is the recording's own; with or without {@code www.} is the same. */
    public static boolean isOwn(String host, String main) {
        return main.isEmpty() || host.isEmpty() || bare(host).equals(bare(main));
    }

    private static String bare(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
