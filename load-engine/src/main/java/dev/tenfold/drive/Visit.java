package dev.tenfold.drive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One user's way through a journey: where it stands, its cookies, and what it took from answers. */
final class Visit implements Comparable<Visit> {
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private Journey journey;
    private int step;
    /** Which of the users it is of, where users are a number; -1 where visits come at a rate. */
    int user = -1;
    /** When its next call is meant to be sent, nanoseconds since start. */
    long dueNanos;

    void begin(Journey chosen, long atNanos) {
        journey = chosen;
        step = 0;
        dueNanos = atNanos;
        cookies.clear();
        values.clear();
    }

    /** Whether nothing of it has been done yet. */
    boolean fresh() {
        return step == 0;
    }

    Call call() {
        return journey.calls().get(step);
    }

    Map<String, String> cookies() {
        return cookies;
    }

    Map<String, String> values() {
        return values;
    }

    /** Takes what an answer gives; the next step is due. Returns whether there is one. */
    boolean goOn(Reply reply) {
        Call call = call();
        for (Capture capture : call.captures()) {
            capture.from(reply).ifPresent(value -> values.put(capture.name(), value));
        }
        if (journey.calls().size() > 1) {
            remember(reply.headers("set-cookie"));
        }
        step++;
        return step < journey.calls().size();
    }

    /** Name and value are enough: a visit asks one system and is over before anything expires. */
    private void remember(List<String> set) {
        for (String cookie : set) {
            int end = cookie.indexOf(';');
            String pair = end < 0 ? cookie : cookie.substring(0, end);
            int equals = pair.indexOf('=');
            if (equals > 0) {
                cookies.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
    }

    @Override
    public int compareTo(Visit other) {
        return Long.compare(dueNanos, other.dueNanos);
    }
}
