package dev.tenfold.recording.har;

import dev.tenfold.recording.Paths;
import dev.tenfold.recording.Request;
import dev.tenfold.recording.text.Figures;
import dev.tenfold.recording.text.Stamps;
import java.util.Map;
import java.util.Set;

/**
 * One entry of an archive.
 *
 * @param leaves its values by their dotted paths
 */
record Entry(Map<String, String> leaves) {
    private static final Set<String> NEEDED = Set.of(
            "startedDateTime",
            "time",
            "pageref",
            "request",
            "request.method",
            "request.url",
            "response",
            "response.status",
            "response.bodySize",
            "response.content",
            "response.content.size",
            "timings",
            "_fromCache",
            "_resourceType");

    /** Whether the value at a path is of use. */
    static boolean needs(String path) {
        return NEEDED.contains(path) || path.startsWith("timings.");
    }

    private String text(String path) {
        return leaves.getOrDefault(path, "");
    }

    private double number(String path) {
        return Figures.of(text(path));
    }

    /** Why the entry is no request to a server; empty if it is one. */
    String stranger() {
        String url = text("request.url");
        if (url.isEmpty()) {
            return "no request.url";
        }
        if (!url.regionMatches(true, 0, "http", 0, 4) && !url.regionMatches(true, 0, "ws", 0, 2)) {
            return "not HTTP: " + (url.length() > 30 ? url.substring(0, 30) : url);
        }
        String cache = text("_fromCache");
        if (!cache.isEmpty() && !cache.equals("false")) {
            return "answered from the browser's cache";
        }
        return Stamps.any(text("startedDateTime")) == Stamps.NONE ? "no startedDateTime" : "";
    }

    /** Whether it stays open for as long as the page likes: a web socket, or a stream of events. */
    boolean lasts() {
        return text("_resourceType").equals("websocket")
                || text("_resourceType").equals("eventsource")
                || text("request.url").regionMatches(true, 0, "ws", 0, 2);
    }

    /**
     * How long it took. -1 says that a timing does not apply; {@code ssl} is a part of {@code connect}, and what begins
     * with an underscore is a browser's own.
     */
    double seconds() {
        if (lasts()) {
            return Double.NaN;
        }
        double time = number("time");
        if (time >= 0) {
            return time / 1000;
        }
        double sum = Double.NaN;
        for (String part : new String[] {"blocked", "dns", "connect", "send", "wait", "receive"}) {
            double millis = number("timings." + part);
            if (millis >= 0) {
                sum = Double.isNaN(sum) ? millis : sum + millis;
            }
        }
        return sum / 1000;
    }

    /** The request; a status of 0 is that of one without an answer. */
    Request request() {
        double status = number("response.status");
        int code = status >= 100 && status < 1000 ? (int) status : 0;
        double bytes = number("response.bodySize");
        if (!(bytes >= 0)) {
            bytes = number("response.content.size");
        }
        return new Request(
                Stamps.any(text("startedDateTime")),
                seconds(),
                code,
                code == 0 || code >= 500,
                text("request.method"),
                Paths.of(text("request.url")),
                bytes >= 0 ? (long) bytes : -1,
                text("pageref"));
    }
}
