package dev.tenfold.cli;

import dev.tenfold.document.Durations;
import dev.tenfold.drive.Call;
import dev.tenfold.drive.Check;
import dev.tenfold.drive.Target;
import dev.tenfold.drive.Template;
import dev.tenfold.drive.seek.Goal;
import dev.tenfold.spelling.Share;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What verbs that really send have in common. */
record LoadOptions(Given given) {
    static final Option HTTP2 = Option.flag("--http2", "", "Speak HTTP/2: by ALPN under TLS, else at once.");
    static final Option CA = Option.value("--ca", "FILE", "Trust the certificates in this PEM file, and no others.");
    static final Option METHOD = Option.value("--method", "METHOD", "How URL is asked (default: GET).");
    static final Option HEADER =
            new Option("--header", "", "NAME:VALUE", true, "Send a header with each request. Repeatable.");
    static final Option BODY = Option.value("--body", "TEXT", "Send a body with each request.");
    static final Option EXPECT = Option.value(
            "--expect",
            "STATUS,...",
            "Statuses that count as good (default: all below 400). One that is not is an error.");
    static final Option TIMEOUT =
            Option.value("--timeout", "TIME", "How long a request may take, connecting included (default: 10s).");
    static final Option CONNECTIONS = Option.value("--connections", "N", "Connections at most (default: 1000).");
    static final Option LOOPS =
            Option.value("--loops", "N", "Event loops that send (default: half of the cores, 1 at least).");
    static final Option P95 =
            Option.value("--p95", "TIME", "The goal: 95 % of users wait at most this (default: 500ms).");
    static final Option ERRORS = Option.value("--errors", "SHARE", "The goal: at most this share fails (default: 1%).");
    static final Option WARM_UP = Option.value(
            "--warm-up",
            "TIME",
            "Warm Tenfold itself at most so long, on a listener of its own, before anything is sent (default: 15s).");

    static List<Option> common() {
        return List.of(HTTP2, CA, METHOD, HEADER, BODY, EXPECT, TIMEOUT, CONNECTIONS, LOOPS, P95, ERRORS, WARM_UP);
    }

    /** Whether an operand is an address rather than a scenario's file. */
    static boolean isAddress(String operand) {
        return operand.matches("(?i)https?://.*");
    }

    Duration time(Option option, String usual) throws Misuse {
        return parsed(option, usual, Durations::parse);
    }

    int count(Option option, int usual) throws Misuse {
        return parsed(option, Integer.toString(usual), text -> {
            int number = Integer.parseInt(text);
            if (number < 1) {
                throw new IllegalArgumentException("must be 1 or more");
            }
            return number;
        });
    }

    double number(Option option, double usual) throws Misuse {
        return parsed(option, "", text -> {
            double number = text.isEmpty() ? usual : Double.parseDouble(text.replaceFirst("/s$", ""));
            if (!(number > 0) || Double.isInfinite(number)) {
                throw new IllegalArgumentException("must be above 0");
            }
            return number;
        });
    }

    private <T> T parsed(Option option, String usual, Function<String, T> parse) throws Misuse {
        String text = given.value(option).orElse(usual);
        try {
            return parse.apply(text);
        } catch (NumberFormatException wrong) {
            throw new Misuse(option.name() + " must be a number, was " + text);
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(option.name() + " " + wrong.getMessage() + ", was " + text);
        }
    }

    /** Writes a result into the folder of {@code --out}, where one is given. */
    void write(String name, String text) throws Misuse {
        if (given.has(Option.OUT)) {
            Path folder = Path.of(given.value(Option.OUT).orElseThrow());
            try {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(name), text);
            } catch (IOException unwritable) {
                throw Misuse.file(folder.toString(), unwritable);
            }
        }
    }

    Goal goal() throws Misuse {
        double seconds = time(P95, "500ms").toNanos() / 1e9;
        double errors = parsed(ERRORS, "1%", text -> Share.parse(text).ratio());
        try {
            return new Goal(0.95, seconds, errors);
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(P95.name() + ": " + wrong.getMessage());
        }
    }

    int loops() throws Misuse {
        return count(LOOPS, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    Optional<PemTrustOptions> trust() throws Misuse {
        Optional<String> file = given.value(CA);
        if (file.isPresent() && !Files.isReadable(Path.of(file.get()))) {
            throw new Misuse(CA.name() + " " + file.get() + " cannot be read");
        }
        return file.map(path -> new PemTrustOptions().addCertPath(path));
    }

    Target target(String address) throws Misuse {
        try {
            return Target.of(URI.create(address), given.has(HTTP2) ? Target.Protocol.HTTP_2 : Target.Protocol.HTTP_1_1);
        } catch (IllegalArgumentException wrong) {
            throw new Misuse("URL " + wrong.getMessage());
        }
    }

    /** A request as the options say, for a path of the target. */
    Call call(Target target, String path, Duration thinkLeast, Duration thinkMost) throws Misuse {
        String method = given.value(METHOD).orElse("GET");
        try {
            return new Call(
                    method.toUpperCase(java.util.Locale.ROOT) + " " + path.replaceFirst("[?#].*", ""),
                    target,
                    method,
                    Template.of(path),
                    headers(),
                    Template.of(given.value(BODY).orElse("")),
                    expected(),
                    List.of(),
                    thinkLeast,
                    thinkMost);
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(wrong.getMessage());
        }
    }

    private Map<String, Template> headers() throws Misuse {
        Map<String, Template> headers = new LinkedHashMap<>();
        for (String header : given.values(HEADER)) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new Misuse(HEADER.name() + " must be NAME:VALUE, was " + header);
            }
            headers.put(
                    header.substring(0, colon).strip(),
                    Template.of(header.substring(colon + 1).strip()));
        }
        return headers;
    }

    private List<Check> expected() throws Misuse {
        List<Check> checks = new ArrayList<>();
        if (given.has(EXPECT)) {
            Set<Integer> statuses = parsed(
                    EXPECT,
                    "",
                    text -> List.of(text.split(",")).stream()
                            .map(each -> Integer.parseInt(each.strip()))
                            .collect(Collectors.toSet()));
            checks.add(new Check.Status(statuses));
        }
        return checks;
    }

    static String pathOf(String address) {
        URI uri = URI.create(address);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
