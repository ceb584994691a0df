package dev.tenfold.drive;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A step of a journey: one request, what its answer must be like, and how long the user then thinks.
 *
 * @param endpoint by which it is counted, such as {@code GET /cart}
 * @param target the server
 * @param method such as GET
 * @param path path and query
 * @param headers beside Content-Length, Transfer-Encoding and cookies, which are set by themselves and left out here;
 *     Host in place of the target's own
 * @param body may be empty
 * @param checks of the answer; without one on the status, 400 and above is bad
 * @param captures values for later steps
 * @param thinkLeast shortest time to think after it
 * @param thinkMost longest
 */
public record Call(
        String endpoint,
        Target target,
        String method,
        Template path,
        Map<String, Template> headers,
        Template body,
        List<Check> checks,
        List<Capture> captures,
        Duration thinkLeast,
        Duration thinkMost) {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /** @throws IllegalArgumentException if a name, a text or a time cannot be sent as it is */
    public Call {
        headers = new LinkedHashMap<>(headers);
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("content-length"));
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("transfer-encoding"));
        requireToken("method", method);
        headers.forEach((name, value) -> {
            requireToken("header", name);
            requireOneLine("header " + name, value.toString());
        });
        requireOneLine("path", path.toString());
        checks = List.copyOf(checks);
        captures = List.copyOf(captures);
        method = method.toUpperCase(Locale.ROOT);
        if (thinkLeast.isNegative() || thinkMost.compareTo(thinkLeast) < 0) {
            throw new IllegalArgumentException("think must be from 0 up, was " + thinkLeast + " to " + thinkMost);
        }
    }

    private static void requireToken(String what, String word) {
        if (!TOKEN.matcher(word).matches()) {
            throw new IllegalArgumentException(what + " must be letters, digits and dashes, was " + word);
        }
    }

    private static void requireOneLine(String what, String text) {
        if (breaksOut(text)) {
            throw new IllegalArgumentException(what + " must be one line without control characters");
        }
    }

    /** Whether a text would end the header that it stands in, or hide something in it. */
    private static boolean breaksOut(String text) {
        return text.chars().anyMatch(each -> each < ' ' && each != '\t' || each == 0x7f);
    }

    /** A GET without anything. */
    public static Call get(Target target, String path) {
        return new Call(
                "GET " + path,
                target,
                "GET",
                Template.of(path),
                Map.of(),
                Template.of(""),
                List.of(),
                List.of(),
                Duration.ZERO,
                Duration.ZERO);
    }

    /** Whether every visit sends the same bytes. */
    boolean constant() {
        return path.constant() && body.constant() && headers.values().stream().allMatch(Template::constant);
    }

    /** The path and query of a visit; what may not stand there as it is, such as a space, is encoded. */
    String path(Visit visit) {
        return UriText.of(path.with(visit.values()));
    }

    /** Whether a value that the visit took would break out of its header. */
    boolean unspeakable(Visit visit) {
        for (Template value : headers.values()) {
            if (!value.constant() && breaksOut(value.with(visit.values()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the answer's body has to be kept until it is whole. */
    boolean readsBody() {
        return checks.stream().anyMatch(Check::readsBody) || captures.stream().anyMatch(Capture::readsBody);
    }

    /** How an answer that came whole ends the exchange. */
    Ending ending(Reply reply) {
        boolean expected = false;
        for (Check check : checks) {
            if (!check.holds(reply)) {
                return check instanceof Check.Status ? ofStatus(reply.status()) : Ending.CHECK;
            }
            expected |= check instanceof Check.Status;
        }
        return expected || reply.status() < 400 ? Ending.OK : ofStatus(reply.status());
    }

    private static Ending ofStatus(int status) {
        return switch (status) {
            case 429 -> Ending.THROTTLED;
            case 503 -> Ending.UNAVAILABLE;
            default -> Ending.STATUS;
        };
    }
}
