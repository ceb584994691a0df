package dev.tenfold.recording.accesslog;

import dev.tenfold.recording.Paths;
import dev.tenfold.recording.RecordedCall;
import dev.tenfold.recording.Request;
import dev.tenfold.recording.text.Figures;
import dev.tenfold.recording.text.Stamps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One line of a JSON access log: of Caddy, nginx, Traefik, Envoy, HAProxy, Google's load balancer, the Elastic Common
 * Schema, or of one's own making with fields of usual names.
 */
final class JsonLine {
    private static final List<String> STARTED = List.of("startutc", "start_time", "starttime", "start_timestamp");
    private static final List<String> ENDED = List.of(
            "ts",
            "time_iso8601",
            "time_local",
            "@timestamp",
            "timestamp",
            "time",
            "date",
            "msec",
            "datetime",
            "startlocal");
    private static final List<String> STATUS = List.of(
            "status",
            "status_code",
            "statuscode",
            "response_code",
            "downstreamstatus",
            "http.response.status_code",
            "httprequest.status",
            "response.status",
            "sc-status",
            "http_status",
            "code",
            "responsestatus");
    private static final List<String> METHOD = List.of(
            "method",
            "request_method",
            "requestmethod",
            "request.method",
            "http.request.method",
            "httprequest.requestmethod",
            "http_method",
            "verb",
            "cs-method");
    private static final List<String> PATH = List.of(
            "path",
            "uri",
            "request_uri",
            "requestpath",
            "request.uri",
            "url.path",
            "httprequest.requesturl",
            "url",
            "request.url",
            "url.original",
            "http_path",
            "cs-uri-stem",
            "request_path");
    private static final List<String> BYTES = List.of(
            "size",
            "bytes_sent",
            "body_bytes_sent",
            "downstreamcontentsize",
            "http.response.body.bytes",
            "length",
            "httprequest.responsesize",
            "bytes",
            "response_size",
            "response.size");
    private static final List<String> HOST = List.of(
            "host",
            "requesthost",
            "request.host",
            "http_host",
            "authority",
            ":authority",
            "server_name",
            "vhost",
            "url.domain",
            "x-host-header",
            "cs-host");
    private static final List<String> QUERY =
            List.of("query", "args", "query_string", "url.query", "cs-uri-query", "querystring");
    private static final List<String> UPSTREAM = List.of(
            "upstream_host",
            "upstream_addr",
            "upstream_cluster",
            "servicename",
            "serviceaddr",
            "serviceurl",
            "upstream");
    private static final Map<String, Double> UNITS = Map.ofEntries(
            Map.entry("request_time", 1.0),
            Map.entry("duration_seconds", 1.0),
            Map.entry("duration_s", 1.0),
            Map.entry("duration_ms", 1e-3),
            Map.entry("duration_us", 1e-6),
            Map.entry("duration_ns", 1e-9),
            Map.entry("latency_ms", 1e-3),
            Map.entry("elapsed_ms", 1e-3),
            Map.entry("response_time_ms", 1e-3),
            Map.entry("request_time_ms", 1e-3),
            Map.entry("generation_time_milli", 1e-3),
            Map.entry("event.duration", 1e-9),
            Map.entry("time_taken_ms", 1e-3));
    private static final List<String> UNITLESS = List.of(
            "duration",
            "httprequest.latency",
            "latency",
            "elapsed",
            "response_time",
            "responsetime",
            "request_duration",
            "upstream_response_time",
            "upstream_service_time");

    private static final Set<String> PARENTS = Set.of(
            "request",
            "response",
            "http",
            "http.request",
            "http.response",
            "http.response.body",
            "httpRequest",
            "url",
            "event");

    private final Map<String, String> leaves = new LinkedHashMap<>();
    private final boolean traefik;
    private final boolean caddy;

    JsonLine(Map<String, String> original) {
        traefik = original.containsKey("DownstreamStatus");
        caddy = original.getOrDefault("logger", "").startsWith("http.log");
        original.forEach((path, text) -> leaves.putIfAbsent(path.toLowerCase(Locale.ROOT), text));
    }

    /** Whether the value at a path may be of use: those of headers, which are many, are not. */
    static boolean needs(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 || PARENTS.contains(path.substring(0, dot)) && !path.endsWith("eaders");
    }

    String origin() {
        return caddy ? "Caddy JSON access log" : traefik ? "Traefik JSON access log" : "JSON access log";
    }

    private String first(List<String> names) {
        for (String name : names) {
            String text = leaves.get(name);
            if (text != null && !text.isEmpty() && !text.equals("-")) {
                return text;
            }
        }
        return "";
    }

    private boolean hasAny(List<String> names) {
        return names.stream().anyMatch(leaves::containsKey);
    }

    /** Why the line is no request; empty if it is one. */
    String stranger() {
        if (!hasAny(STATUS)) {
            return "no status";
        }
        boolean timed = Stamps.any(first(STARTED)) != Stamps.NONE || Stamps.any(first(ENDED)) != Stamps.NONE;
        return timed ? "" : "no time";
    }

    private double seconds() {
        for (Map.Entry<String, String> each : leaves.entrySet()) {
            Double unit = UNITS.get(each.getKey());
            double number = unit == null ? Double.NaN : Figures.of(each.getValue());
            if (number >= 0) {
                return number * unit;
            }
        }
        String text = first(UNITLESS);
        double number = Figures.of(text);
        if (Double.isNaN(number)) {
            return Figures.seconds(text);
        }
        // Caddy writes seconds, Traefik nanoseconds; of the others those with a fraction seconds, else milliseconds.
        double unit = traefik ? 1e-9 : caddy || text.indexOf('.') >= 0 ? 1 : 1e-3;
        return number >= 0 ? number * unit : Double.NaN;
    }

    /** The request with all that the line says beside. */
    RecordedCall call(Request request) {
        String path = first(PATH);
        String[] whole = leaves.getOrDefault("request", "").split(" ");
        String address = path.isEmpty() && whole.length > 1 ? whole[1] : path;
        String query = first(QUERY);
        if (!query.isEmpty() && address.indexOf('?') < 0) {
            address += query.startsWith("?") ? query : "?" + query;
        }
        return RecordedCall.ofLog(request, first(HOST), address, first(UPSTREAM));
    }

    /** The request. */
    Request request() {
        double seconds = seconds();
        long started = Stamps.any(first(STARTED));
        long ended = Stamps.any(first(ENDED));
        long before = seconds > 0 ? ended - Math.round(seconds * 1000) : ended;
        double number = Figures.of(first(STATUS));
        int status = number >= 100 && number < 1000 ? (int) number : 0;
        double bytes = Figures.of(first(BYTES));
        String[] line = leaves.getOrDefault("request", "").split(" ");
        boolean whole = line.length > 1;
        String method = first(METHOD);
        String path = first(PATH);
        return new Request(
                started == Stamps.NONE ? before : started,
                seconds,
                status,
                status == 0 || status >= 500 || status == 499,
                method.isEmpty() && whole ? line[0] : method,
                Paths.of(path.isEmpty() && whole ? line[1] : path),
                bytes >= 0 ? (long) bytes : -1,
                "");
    }
}
