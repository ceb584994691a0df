package dev.tenfold.inject;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a sink writes: its kind, the server, and options. It holds no secret, only the name of the file or of the
 * environment variable that does, so that it may be journalled, logged and shown.
 *
 * @param kind such as {@code remote-write}, {@code pushgateway}, {@code otlp}, {@code statsd}
 * @param uri the server
 * @param options by name, such as {@code version: 2}, {@code token-file: /run/secrets/token}
 */
public record Destination(String kind, URI uri, Map<String, String> options) {
    public Destination {
        options = Map.copyOf(new TreeMap<>(options));
    }

    /**
     * As a person writes it: {@code remote-write http://127.0.0.1:9090/api/v1/write}, options in the order of names.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind).append(' ').append(uri);
        new TreeMap<>(options)
                .forEach((name, value) ->
                        text.append(' ').append(name).append('=').append(value));
        return text.toString();
    }
}
