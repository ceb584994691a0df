package dev.tenfold.recording.accesslog;

import dev.tenfold.recording.BadRecording;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line format as servers are told it: Apache's {@code LogFormat} ({@code %h %l %u %t "%r" %>s %b %D}) or nginx'
 * {@code log_format} ({@code $remote_addr [$time_local] "$request" $status $request_time}).
 *
 * @see <a href="https://httpd.apache.org/docs/2.4/mod/mod_log_config.html">Apache: mod_log_config</a>
 * @see <a href="https://nginx.org/en/docs/http/ngx_http_log_module.html">nginx: ngx_http_log_module</a>
 */
final class Template {
    private static final Pattern NGINX = Pattern.compile("\\$(?:\\{(\\w+)\\}|(\\w+))");
    private static final Pattern APACHE = Pattern.compile("%[!,0-9]*[<>]?(?:\\{([^}]*)\\})?[<>]?(\\^t[io]|[A-Za-z])");
    private static final Map<String, Field> VARIABLES = variables();
    private static final Map<String, Field> DIRECTIVES = directives();

    private final List<byte[]> literals = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    private Template() {}

    private static Map<String, Field> variables() {
        Map<String, Field> all = new HashMap<>();
        all.put("time_local", Field.CLF_TIME);
        all.put("time_iso8601", Field.TIME);
        all.put("msec", Field.TIME);
        all.put("time", Field.TIME);
        all.put("started", Field.STARTED);
        all.put("date", Field.DATE);
        all.put("time_of_day", Field.TIME_OF_DAY);
        all.put("request", Field.REQUEST);
        all.put("request_method", Field.METHOD);
        all.put("request_uri", Field.PATH);
        all.put("uri", Field.PATH);
        all.put("document_uri", Field.PATH);
        all.put("host", Field.HOST);
        all.put("http_host", Field.HOST);
        all.put("server_name", Field.HOST);
        all.put("query", Field.QUERY);
        all.put("args", Field.QUERY);
        all.put("query_string", Field.QUERY);
        all.put("upstream_addr", Field.UPSTREAM);
        all.put("envoy_rest", Field.ENVOY_REST);
        all.put("status", Field.STATUS);
        all.put("bytes_sent", Field.BYTES);
        all.put("body_bytes_sent", Field.BYTES);
        all.put("request_time", Field.SECONDS);
        all.put("upstream_response_time", Field.UPSTREAM_SECONDS);
        all.put("seconds", Field.SECONDS);
        all.put("milliseconds", Field.MILLIS);
        all.put("duration", Field.DURATION);
        all.put("part_seconds", Field.PART_SECONDS);
        all.put("haproxy_times", Field.HAPROXY_TIMES);
        all.put("rest", Field.REST);
        all.put("trailer", Field.TRAILER);
        return all;
    }

    private static Map<String, Field> directives() {
        Map<String, Field> all = new HashMap<>();
        all.put("r", Field.REQUEST);
        all.put("m", Field.METHOD);
        all.put("U", Field.PATH);
        all.put("v", Field.HOST);
        all.put("V", Field.HOST);
        all.put("q", Field.QUERY);
        all.put("s", Field.STATUS);
        all.put("b", Field.BYTES);
        all.put("B", Field.BYTES);
        all.put("O", Field.BYTES);
        all.put("D", Field.MICROS);
        all.put("T", Field.SECONDS);
        all.put("s}T", Field.SECONDS);
        all.put("ms}T", Field.MILLIS);
        all.put("us}T", Field.MICROS);
        return all;
    }

    /**
     * The shape of lines a user describes.
     *
     * @throws BadRecording if it has no time, or no status or request
     */
    static LinePattern ofUser(String text) throws BadRecording {
        String plain = text.strip().replace("\\\"", "\"").replace("\\t", "\t");
        Template template = new Template();
        boolean nginx = NGINX.matcher(plain).find();
        if (nginx) {
            template.nginx(plain);
        } else {
            template.apache(plain);
        }
        List<BadRecording.Problem> problems = new ArrayList<>();
        boolean timed = template.fields.contains(Field.CLF_TIME)
                || template.fields.contains(Field.TIME)
                || template.fields.contains(Field.DATE);
        if (!timed) {
            problems.add(new BadRecording.Problem(
                    0, "--log-format must hold a time, was " + text, nginx ? "such as [$time_local]" : "such as %t"));
        }
        if (!template.fields.contains(Field.REQUEST) && !template.fields.contains(Field.STATUS)) {
            problems.add(new BadRecording.Problem(
                    0,
                    "--log-format must hold a request or a status, was " + text,
                    nginx ? "such as \"$request\" $status" : "such as \"%r\" %>s"));
        }
        if (!problems.isEmpty()) {
            throw new BadRecording(problems);
        }
        return template.pattern("log of the given format", nginx);
    }

    /** The shape of lines that is written in variables. */
    static LinePattern of(String name, boolean stampedAtEnd, String text) {
        Template template = new Template();
        template.nginx(text);
        return template.pattern(name, stampedAtEnd);
    }

    private void nginx(String text) {
        Matcher matcher = NGINX.matcher(text);
        int at = 0;
        while (matcher.find()) {
            literal.append(text, at, matcher.start());
            String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            add(VARIABLES.getOrDefault(name, Field.IGNORED));
            at = matcher.end();
        }
        literal.append(text.substring(at));
    }

    private void apache(String text) {
        Matcher matcher = APACHE.matcher(text);
        int at = 0;
        while (matcher.find()) {
            literal.append(text, at, matcher.start());
            String argument = matcher.group(1);
            String letter = matcher.group(2);
            if (letter.equals("t") && argument == null) {
                literal.append('[');
                add(Field.CLF_TIME);
                literal.append(']');
            } else if (letter.equals("t")) {
                add(Field.TIME);
            } else if (letter.equals("T") && argument != null) {
                add(DIRECTIVES.getOrDefault(argument + "}T", Field.IGNORED));
            } else {
                add(argument == null ? DIRECTIVES.getOrDefault(letter, Field.IGNORED) : Field.IGNORED);
            }
            at = matcher.end();
        }
        literal.append(text.substring(at).replace("%%", "%"));
    }

    private void add(Field field) {
        boolean touching = literal.length() == 0 && !fields.isEmpty();
        if (touching) {
            // Path and query, host and port: what touches is read as one, and the first tells how.
            return;
        }
        literals.add(literal.toString().getBytes(StandardCharsets.UTF_8));
        literal.setLength(0);
        fields.add(field);
    }

    private LinePattern pattern(String name, boolean stampedAtEnd) {
        literals.add(literal.toString().getBytes(StandardCharsets.UTF_8));
        return new LinePattern(name, literals, fields, stampedAtEnd);
    }
}
