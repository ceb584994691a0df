package dev.tenfold.drive.replay;

import dev.tenfold.drive.Call;
import dev.tenfold.drive.Check;
import dev.tenfold.drive.Template;
import dev.tenfold.recording.Header;
import dev.tenfold.recording.RecordedBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Spells recorded requests as the engine sends them.
 *
 * @param secrets what stays out
 * @param more headers that every request gets, instead of its own of that name
 */
record Spelling(Secrets secrets, Map<String, String> more) {
    /** Those of a connection, and those that the engine sets; packed answers could not be compared. */
    private static final Set<String> UNSENT = Set.of(
            "host",
            "content-length",
            "connection",
            "keep-alive",
            "proxy-connection",
            "transfer-encoding",
            "upgrade",
            "te",
            "trailer",
            "expect",
            "http2-settings",
            "accept-encoding");

    /** A request as a call that is counted by an endpoint's name. */
    Call call(Playlist.Song song, String endpoint, List<Check> checks) {
        Optional<RecordedBody> body = song.call().body().map(secrets::body);
        return new Call(
                endpoint,
                song.target(),
                song.call().method(),
                Template.literal(Playlist.target(song.call(), secrets)),
                headers(song.call().headers(), body),
                Template.literal(body.map(RecordedBody::text).orElse("")),
                checks,
                List.of(),
                Duration.ZERO,
                Duration.ZERO);
    }

    private Map<String, Template> headers(List<Header> recorded, Optional<RecordedBody> body) {
        Map<String, Template> headers = new LinkedHashMap<>();
        body.filter(each -> !each.type().isEmpty()).ifPresent(each -> put(headers, "content-type", each.type()));
        for (Header each : secrets.headers(recorded)) {
            put(headers, each.name(), each.value());
        }
        more.forEach((name, value) -> put(headers, name, value));
        return headers;
    }

    /** A line break in a value would be another header. */
    private static void put(Map<String, Template> headers, String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.matches("[!#$%&'*+.^_`|~0-9a-z-]+") && !UNSENT.contains(lower)) {
            headers.put(
                    lower, Template.literal(value.replaceAll("\\p{Cntrl}+", " ").strip()));
        }
    }

    /** An address in which only what may stand in a request line stands. */
    static String sendable(String target) {
        StringBuilder sendable = new StringBuilder(target.length());
        for (byte each : target.getBytes(StandardCharsets.UTF_8)) {
            if (each <= ' ' || each == 127 || "\"<>\\^`{|}".indexOf(each) >= 0) {
                sendable.append(String.format(Locale.ROOT, "%%%02X", each & 255));
            } else {
                sendable.append((char) each);
            }
        }
        return sendable.toString();
    }
}
