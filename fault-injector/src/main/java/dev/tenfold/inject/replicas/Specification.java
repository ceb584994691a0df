package dev.tenfold.inject.replicas;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where replicas are read, as a person writes it: a URI whose scheme is the kind of source, with options in its query.
 * It holds no secret, only the names of files that do.
 *
 * @param service whose replicas these are
 * @param uri as it was written
 * @param options the query's parameters, decoded
 */
record Specification(String service, URI uri, Map<String, String> options) {
    static Specification of(String service, URI uri) {
        Map<String, String> options = new TreeMap<>();
        int question = uri.toString().indexOf('?');
        if (question >= 0) {
            for (String pair : uri.toString().substring(question + 1).split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    options.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        }
        return new Specification(service, uri, options);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The kind of source: the scheme up to a plus, or the only word there is. */
    String kind() {
        String scheme = String.valueOf(uri.getScheme() == null ? uri.getPath() : uri.getScheme());
        int plus = scheme.indexOf('+');
        return plus < 0 ? scheme : scheme.substring(0, plus);
    }

    /** What stands behind the plus of the scheme, such as {@code http}. */
    String transport(String fallback) {
        int plus = uri.getScheme().indexOf('+');
        return plus < 0 ? fallback : uri.getScheme().substring(plus + 1);
    }

    /** The server, without path and query. */
    URI server(String transport, int port) {
        return URI.create(transport + "://" + uri.getHost() + ":" + (uri.getPort() < 0 ? port : uri.getPort()));
    }

    List<String> path() {
        String path = uri.getPath() == null ? "" : uri.getPath();
        return List.of(path.split("/")).stream().filter(part -> !part.isEmpty()).toList();
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    Optional<Path> file(String name) {
        return option(name).map(Path::of);
    }

    Duration duration(String name, Duration fallback) {
        Optional<String> text = option(name);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            Duration duration = Duration.parse("PT" + text.get());
            if (duration.isZero() || duration.isNegative()) {
                throw mistake(name + " must be > 0s, was " + text.get());
            }
            return duration;
        } catch (DateTimeParseException none) {
            throw mistake(name + " must be a time such as 30s or 5m, was " + text.get());
        }
    }

    void requireKnown(String... names) {
        Set<String> known = Set.of(names);
        for (String name : options.keySet()) {
            if (!known.contains(name)) {
                throw mistake("unknown option " + name + ", known are " + String.join(", ", names));
            }
        }
    }

    /** One clear line on what is wrong with it. */
    IllegalArgumentException mistake(String problem) {
        return new IllegalArgumentException("replicas of " + service + ": " + problem);
    }
}
