package dev.tenfold.drive;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A step of a journey: one request, what its answer must be like, and how long the user then thinks.
 *
 * @param endpoint by which it is counted, such as {@code GET /cart}
 * @param target the server
 * @param method such as GET
 * @param path path and query
 * @param headers beside Host, Content-Length and cookies, which are set by themselves
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
    public Call {
        headers = new LinkedHashMap<>(headers);
        checks = List.copyOf(checks);
        captures = List.copyOf(captures);
        method = method.toUpperCase(Locale.ROOT);
        if (thinkLeast.isNegative() || thinkMost.compareTo(thinkLeast) < 0) {
            throw new IllegalArgumentException("think must be from 0 up, was " + thinkLeast + " to " + thinkMost);
        }
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
