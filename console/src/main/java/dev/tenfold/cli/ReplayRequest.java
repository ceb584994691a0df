package dev.tenfold.cli;

import dev.tenfold.drive.Target;
import dev.tenfold.drive.replay.Hosts;
import dev.tenfold.drive.replay.ReplayPlan;
import dev.tenfold.drive.replay.SecretNames;
import dev.tenfold.drive.replay.Secrets;
import dev.tenfold.drive.replay.Timing;
import dev.tenfold.spelling.Span;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;

/** What {@code ./tenfold replay} was asked for, checked before anything is read or sent. */
final class ReplayRequest {
    static final Option TARGET = Option.value(
            "--target",
            "URL",
            "The server that gets the requests of the recording's own host, such as http://127.0.0.1:8080.");
    static final Option MAP =
            new Option("--map", "", "HOST=URL", true, "Send requests to HOST there; * is any other host. Repeatable.");
    static final Option ALLOW =
            new Option("--allow", "", "HOST", true, "Allow this server beside those on this machine. Repeatable.");
    static final Option HOST =
            Option.value("--host", "NAME", "The recording's own host (default: that of an archive's first request).");
    static final Option SPEED = Option.value("--speed", "K", "Send K times as fast as it was recorded (default: 1).");
    static final Option TIMES = Option.value("--times", "N", "Send for N users what one did (default: 1).");
    static final Option JITTER = Option.value(
            "--jitter", "TIME", "Let each further user begin later, by chance at most by this (default: 1s).");
    static final Option HARMLESS = Option.flag("--harmless", "", "Send only GET, HEAD and OPTIONS.");
    static final Option KEEP_HEADERS = new Option(
            "--keep-headers",
            "",
            "NAME[,NAME]...",
            true,
            "Send these headers although they look like secrets. Reports never show them. Repeatable.");
    static final Option HEADER = new Option(
            "--header",
            "",
            "NAME:VALUE",
            true,
            "Send this header with each request, such as a token for tests. Repeatable.");
    static final Option SECRET = new Option(
            "--secret", "", "NAME", true, "Headers, parameters and fields of this name are secrets too. Repeatable.");
    static final Option NO_EMAILS = Option.flag("--no-emails", "", "Take out addresses of people too.");
    static final Option TOLERANCE = Option.value(
            "--tolerance", "SHARE", "By how much the size of an answer may differ and still match (default: 10%).");
    static final Option TIMEOUT = Option.value("--timeout", "TIME", "How long an answer may take (default: 10s).");
    static final Option CONNECTIONS =
            Option.value("--connections", "N", "Connections to one server at most (default: 256).");
    static final Option LOG_FORMAT = Option.value(
            "--log-format", "FORMAT", "How lines of the log are laid out, as Apache's LogFormat or nginx' say.");
    static final Option SUCCESS = Option.value(
            "--success", "SHARE", "Fail if a smaller share of the requests is answered well, such as 99%.");
    static final Option MATCH = Option.value(
            "--match", "SHARE", "Fail if a smaller share of the answers matches the recorded ones, such as 95%.");

    /** The options, in the order of help. */
    static List<Option> options() {
        return List.of(
                TARGET,
                MAP,
                ALLOW,
                HOST,
                SPEED,
                TIMES,
                JITTER,
                Option.SEED,
                HARMLESS,
                KEEP_HEADERS,
                HEADER,
                SECRET,
                NO_EMAILS,
                TOLERANCE,
                TIMEOUT,
                CONNECTIONS,
                LOG_FORMAT,
                SUCCESS,
                MATCH);
    }

    private final Given given;
    private final List<String> complaints = new ArrayList<>();

    private ReplayRequest(Given given) {
        this.given = given;
    }

    /** The plan. */
    static ReplayPlan plan(Given given) throws Misuse {
        return new ReplayRequest(given).plan();
    }

    /** Names and headers that count as secrets, or do not. */
    static Secrets secrets(Given given) {
        Set<String> kept = given.values(KEEP_HEADERS).stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        return new Secrets(SecretNames.usual().and(given.values(SECRET)), kept, given.has(NO_EMAILS));
    }

    /** A share that must be reached; 0 where none was given. */
    static double share(Given given, Option option) throws Misuse {
        ReplayRequest request = new ReplayRequest(given);
        double share = request.number(option, 0, each -> each >= 0 && each <= 1, "a share of 0% to 100%");
        request.refuse();
        return share;
    }

    private ReplayPlan plan() throws Misuse {
        Target main = target(TARGET.name(), given.value(TARGET).orElse(""));
        Map<String, Target> mapped = new LinkedHashMap<>();
        for (String pair : given.values(MAP)) {
            int equals = pair.indexOf('=');
            String host = equals < 1 ? "" : pair.substring(0, equals);
            Target target = target(MAP.name() + " HOST=URL: URL", equals < 1 ? "" : pair.substring(equals + 1));
            if (target != null) {
                mapped.put(host, target);
            }
        }
        double speed = number(SPEED, 1, each -> each > 0, "a number > 0");
        int times = whole(TIMES, 1, 1_000_000);
        Timing timing = new Timing(speed > 0 ? speed : 1, times, time(JITTER, Duration.ofSeconds(1)), seed());
        double tolerance = number(TOLERANCE, 0.1, each -> each >= 0, "a share such as 10%");
        Duration timeout = time(TIMEOUT, Duration.ofSeconds(10));
        int connections = whole(CONNECTIONS, 256, 60_000);
        Map<String, String> headers = headers();
        refuse();
        Hosts hosts = new Hosts(main, mapped);
        hosts.forbidden(Set.copyOf(given.values(ALLOW)))
                .forEach(each -> complaints.add(
                        each + " is not on this machine; --allow " + each.host() + " sends there all the same"));
        refuse();
        return new ReplayPlan(
                hosts,
                given.value(HOST).orElse("").toLowerCase(Locale.ROOT),
                given.has(HARMLESS),
                timing,
                secrets(given),
                headers,
                tolerance,
                timeout,
                connections,
                1);
    }

    private Target target(String what, String text) {
        try {
            URI address = URI.create(text);
            String path = address.getRawPath() == null ? "" : address.getRawPath();
            if (path.length() > 1 || address.getRawQuery() != null) {
                complaints.add(what + " must be http://HOST[:PORT] without a path, was " + text);
                return null;
            }
            return Target.of(address, Target.Protocol.HTTP_1_1);
        } catch (IllegalArgumentException wrong) {
            complaints.add(what + " must be http://HOST[:PORT] or https://HOST[:PORT], was "
                    + (text.isEmpty() ? "nothing" : text));
            return null;
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : given.values(HEADER)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                // The value is not repeated: it may be a secret.
                complaints.add(HEADER.name() + " must be NAME:VALUE, was without a colon");
            } else {
                headers.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private Duration time(Option option, Duration otherwise) {
        String text = given.value(option).orElse("");
        try {
            return text.isEmpty() ? otherwise : Span.parse(text).most();
        } catch (IllegalArgumentException wrong) {
            complaints.add(option.name() + " must be a time such as 2s, was " + text);
            return otherwise;
        }
    }

    private long seed() {
        return whole(Option.SEED, 1, Integer.MAX_VALUE);
    }

    private int whole(Option option, int otherwise, int most) {
        return (int) number(
                option,
                otherwise,
                each -> each >= 1 && each <= most && each == Math.rint(each),
                "a whole number of 1 to " + most);
    }

    private double number(Option option, double otherwise, DoublePredicate good, String must) {
        String text = given.value(option).orElse("");
        if (text.isEmpty()) {
            return otherwise;
        }
        boolean percent = text.endsWith("%");
        String digits = percent ? text.substring(0, text.length() - 1).strip() : text;
        double number = digits.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")
                ? Double.parseDouble(digits) / (percent ? 100 : 1)
                : Double.NaN;
        if (!good.test(number)) {
            complaints.add(option.name() + " must be " + must + ", was " + text);
            return otherwise;
        }
        return number;
    }

    private void refuse() throws Misuse {
        if (!complaints.isEmpty()) {
            throw new Misuse(complaints);
        }
    }

    /** The port a server is to have; 0 for any. */
    static int port(Given given, Option option) throws Misuse {
        OptionalLong number = given.number(option);
        if (number.isPresent() && (number.getAsLong() < 0 || number.getAsLong() > 65535)) {
            throw new Misuse(option.name() + " must be 0..65535, was " + number.getAsLong());
        }
        return (int) number.orElse(0);
    }
}
