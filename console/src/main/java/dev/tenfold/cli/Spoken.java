package dev.tenfold.cli;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Family.Type;
import dev.tenfold.inject.overlay.Change;
import dev.tenfold.inject.overlay.Distortion;
import dev.tenfold.inject.overlay.Plus;
import dev.tenfold.inject.overlay.Times;
import dev.tenfold.inject.safety.Bound;
import dev.tenfold.inject.safety.HttpProbe;
import dev.tenfold.inject.safety.Probe;
import dev.tenfold.inject.safety.PromQlProbe;
import dev.tenfold.promql.syntax.ParseFailure;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Servers, sinks and checks as a person writes them on the command line. */
final class Spoken {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SINK = "must be KIND=URL, such as remote-write=http://127.0.0.1:9090/api/v1/write";
    private static final String STEADY =
            "must be promql:URL|QUERY<=NUMBER, or >=, such as promql:http://127.0.0.1:9090|up>=1, or http:URL";
    private static final String STOP =
            "must be promql:URL|QUERY>NUMBER, or <, such as promql:http://127.0.0.1:9090|errors>5, or http:URL";
    private static final Pattern PROMQL =
            Pattern.compile("promql:(\\S+?)\\|(.+?)\\s*(<=|>=|<|>)\\s*(-?\\d+(?:\\.\\d+)?)", Pattern.DOTALL);

    private static final String OVERLAY =
            "must be [histogram:]SELECTOR*NUMBER or +NUMBER, such as http_requests_total{service=\"web\"}*10";
    private static final Pattern FAULT =
            Pattern.compile("(histogram:)?(.+?)\\s*([*+])\\s*(\\d+(?:\\.\\d+)?)", Pattern.DOTALL);

    private Spoken() {}

    /**
     * A server by its URL.
     *
     * @throws IllegalArgumentException if it is none
     */
    static URI server(String text) {
        if (!text.matches("https?://[^/\\s]+(/\\S*)?")) {
            throw new IllegalArgumentException("must be a URL such as http://127.0.0.1:9090");
        }
        try {
            URI server = URI.create(text);
            if (server.getHost() == null || server.getUserInfo() != null) {
                throw new IllegalArgumentException("must be a URL with a host and without a password");
            }
            return server;
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("must be a URL such as http://127.0.0.1:9090", unreadable);
        }
    }

    /** A sink: {@code remote-write=http://127.0.0.1:9090/api/v1/write,version=2}. */
    static Destination destination(String text) {
        int equals = text.indexOf('=');
        String[] parts = text.substring(equals + 1).split(",");
        if (equals < 1 || !parts[0].matches("[a-z][a-z0-9+.-]*:\\S+")) {
            throw new IllegalArgumentException(SINK);
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : Arrays.asList(parts).subList(1, parts.length)) {
            int sign = option.indexOf('=');
            if (sign < 1 || options.put(option.substring(0, sign), option.substring(sign + 1)) != null) {
                throw new IllegalArgumentException("must have options as NAME=VALUE, each once, after the URL");
            }
        }
        try {
            return new Destination(text.substring(0, equals), URI.create(parts[0]), options);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(SINK, unreadable);
        }
    }

    /**
     * A fault on real series: {@code queue_depth*10}, {@code histogram:latency_seconds{job="web"}+20}. A metric called
     * {@code _total} is a counter; another one is a gauge unless it is said to be a histogram.
     */
    static Distortion distortion(String text, Duration lasts) {
        Matcher form = FAULT.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(OVERLAY);
        }
        boolean counter = form.group(2).replaceAll("\\{.*", "").endsWith("_total");
        Type type = form.group(1) != null ? Type.HISTOGRAM : counter ? Type.COUNTER : Type.GAUGE;
        double number = Double.parseDouble(form.group(4));
        Change change = form.group(3).equals("*") ? new Times(number) : new Plus(number);
        try {
            return Distortion.of(form.group(2), type, change, Duration.ZERO, lasts);
        } catch (ParseFailure unreadable) {
            throw new IllegalArgumentException(OVERLAY, unreadable);
        }
    }

    /**
     * A check on a live system, as what must hold.
     *
     * @param steady whether it says what must hold, rather than what must not
     */
    static Probe probe(String text, boolean steady) {
        if (text.startsWith("http:http")) {
            URI server = server(text.substring("http:".length()));
            return new HttpProbe(server.toString(), server, PATIENCE, Map.of());
        }
        Matcher form = PROMQL.matcher(text);
        boolean read = form.matches() && form.group(3).endsWith("=") == steady;
        if (!read) {
            throw new IllegalArgumentException(steady ? STEADY : STOP);
        }
        double number = Double.parseDouble(form.group(4));
        boolean upper = form.group(3).startsWith("<") == steady;
        Bound bound = upper ? Bound.atMost(number) : Bound.atLeast(number);
        return new PromQlProbe(form.group(2), server(form.group(1)), form.group(2), bound, PATIENCE, Map.of());
    }
}
