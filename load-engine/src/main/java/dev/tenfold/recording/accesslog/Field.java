package dev.tenfold.recording.accesslog;

import dev.tenfold.recording.text.Figures;
import dev.tenfold.recording.text.Stamps;
import dev.tenfold.recording.text.Text;

/** What stands at one place of a line, and how it is read. */
enum Field {
    /** Of no use here. */
    IGNORED((hit, b, from, to) -> true),
    /** The time of Apache and nginx. */
    CLF_TIME((hit, b, from, to) -> (hit.atMillis = Stamps.accessLog(b, from, to)) != Stamps.NONE),
    /** A time in any spelling. */
    TIME((hit, b, from, to) -> (hit.atMillis = Stamps.any(b, from, to)) != Stamps.NONE),
    /** When the request began, beside the time at which it was logged. */
    STARTED((hit, b, from, to) -> {
        hit.startedMillis = Stamps.any(b, from, to);
        return true;
    }),
    /** A day, to which a time of day belongs. */
    DATE((hit, b, from, to) -> {
        long day = Stamps.iso(b, from, to);
        hit.atMillis = hit.atMillis == Stamps.NONE ? day : hit.atMillis + day;
        return day != Stamps.NONE;
    }),
    /** A time of day. */
    TIME_OF_DAY((hit, b, from, to) -> {
        long time = timeOfDay(b, from, to);
        hit.atMillis = hit.atMillis == Stamps.NONE ? time : hit.atMillis + time;
        return time >= 0;
    }),
    /** Method, address and protocol. */
    REQUEST((hit, b, from, to) -> {
        hit.requestLine(b, from, to);
        return true;
    }),
    /** The method. */
    METHOD((hit, b, from, to) -> {
        hit.method(b, from, to);
        return true;
    }),
    /** An address or a path. */
    PATH((hit, b, from, to) -> {
        hit.path(b, from, to);
        return true;
    }),
    /** The host that was asked, perhaps with its port. */
    HOST((hit, b, from, to) -> {
        hit.host(b, from, to);
        return true;
    }),
    /** What follows the question mark of an address, where it is written apart. */
    QUERY((hit, b, from, to) -> {
        hit.query(b, from, to);
        return true;
    }),
    /** Who answered behind the server that writes the log. */
    UPSTREAM((hit, b, from, to) -> {
        hit.upstream(b, from, to);
        return true;
    }),
    /** The status; a dash, 0 or -1 where there was no answer. */
    STATUS((hit, b, from, to) -> status(hit, b, from, to)),
    /** Size of the answer; a dash for none. */
    BYTES((hit, b, from, to) -> {
        boolean dash = isDash(b, from, to);
        hit.bytes = dash ? 0 : Figures.whole(b, from < to && b[from] == '+' ? from + 1 : from, to);
        return dash || hit.bytes >= 0;
    }),
    /** How long it took. */
    SECONDS((hit, b, from, to) -> took(hit, b, from, to, 1)),
    /** How long it took. */
    MILLIS((hit, b, from, to) -> took(hit, b, from, to, 1e-3)),
    /** How long it took. */
    MICROS((hit, b, from, to) -> took(hit, b, from, to, 1e-6)),
    /** How long it took. */
    NANOS((hit, b, from, to) -> took(hit, b, from, to, 1e-9)),
    /** How long it took, with its unit. */
    DURATION((hit, b, from, to) -> {
        hit.seconds = Figures.seconds(Text.of(b, from, to));
        return isDash(b, from, to) || !Double.isNaN(hit.seconds);
    }),
    /** A part of how long it took, in seconds; -1 where it does not apply. */
    PART_SECONDS((hit, b, from, to) -> {
        double part = Figures.of(b, from, to);
        if (part >= 0) {
            hit.seconds = Double.isNaN(hit.seconds) ? part : hit.seconds + part;
        }
        return !Double.isNaN(part) || isDash(b, from, to);
    }),
    /** How long those behind took, one after the other, in seconds: {@code 0.002, 0.103 : 0.001}. */
    UPSTREAM_SECONDS((hit, b, from, to) -> {
        hit.upstreamSeconds = sum(b, from, to);
        return true;
    }),
    /** HAProxy's five times in milliseconds, the last the sum. */
    HAPROXY_TIMES((hit, b, from, to) -> haproxy(hit, b, from, to)),
    /** All that follows, whatever it is. */
    REST((hit, b, from, to) -> true),
    /** All that follows in Envoy's lines: user agent, request id, authority and upstream host, each in quotes. */
    ENVOY_REST((hit, b, from, to) -> {
        hit.rest(b, from, to);
        return true;
    }),
    /** All that follows, in which there may be a time. */
    TRAILER((hit, b, from, to) -> {
        hit.trailerFrom = from;
        hit.trailerTo = to;
        return to > from;
    });

    private final Taking taking;

    Field(Taking taking) {
        this.taking = taking;
    }

    /** Takes what stands there; false if it cannot be that. */
    boolean take(Hit hit, byte[] bytes, int from, int to) {
        return taking.take(hit, bytes, from, to);
    }

    /** Whether it takes all that is left of a line. */
    boolean isRest() {
        return this == REST || this == TRAILER || this == ENVOY_REST;
    }

    private interface Taking {
        boolean take(Hit hit, byte[] bytes, int from, int to);
    }

    private static boolean isDash(byte[] b, int from, int to) {
        return to - from == 1 && b[from] == '-';
    }

    private static boolean took(Hit hit, byte[] b, int from, int to, double unit) {
        double number = Figures.of(b, from, to);
        hit.seconds = number >= 0 ? number * unit : Double.NaN;
        return !Double.isNaN(number) || isDash(b, from, to);
    }

    private static boolean status(Hit hit, byte[] b, int from, int to) {
        hit.statusMissing = isDash(b, from, to);
        long number = Figures.whole(b, from, to);
        boolean none = hit.statusMissing || number == 0 || to - from == 2 && b[from] == '-' && b[from + 1] == '1';
        hit.status = none ? 0 : (int) Math.min(number, 1000);
        return none || number >= 100 && number <= 999;
    }

    private static long timeOfDay(byte[] b, int from, int to) {
        if (to - from < 8 || b[from + 2] != ':' || b[from + 5] != ':') {
            return -1;
        }
        long hours = Figures.whole(b, from, from + 2);
        long minutes = Figures.whole(b, from + 3, from + 5);
        double seconds = Figures.of(b, from + 6, to);
        boolean clock = hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 61;
        return clock ? hours * 3_600_000 + minutes * 60_000 + Math.round(seconds * 1000) : -1;
    }

    private static double sum(byte[] b, int from, int to) {
        double sum = Double.NaN;
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || b[i] == ',' || b[i] == ' ' || b[i] == ':') {
                double part = Figures.of(b, start, i);
                if (part >= 0) {
                    sum = Double.isNaN(sum) ? part : sum + part;
                }
                start = i + 1;
            }
        }
        return sum;
    }

    private static boolean haproxy(Hit hit, byte[] b, int from, int to) {
        int slashes = 0;
        int last = from;
        for (int i = from; i < to; i++) {
            if (b[i] == '/') {
                slashes++;
                last = i + 1;
            }
        }
        // A plus sign says that the line was written before the answer had ended.
        double millis = Figures.of(b, last < to && b[last] == '+' ? last + 1 : last, to);
        hit.seconds = millis >= 0 ? millis / 1000 : Double.NaN;
        return slashes == 4 && !Double.isNaN(millis);
    }
}
