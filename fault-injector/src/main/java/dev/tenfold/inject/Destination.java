package dev.tenfold.inject;

import java.net.URI;
import java.util.List;
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
    /** Options that would be secrets; each may stand with {@code -file} or {@code -env} behind its name. */
    private static final List<String> SECRETS = List.of("token", "password", "secret", "api-key", "authorization");

    /** Refuses what holds a secret, without showing it. */
    public Destination {
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the address of a " + kind
                    + " must hold no user and password: name them with user and password-file or password-env");
        }
        for (String secret : SECRETS) {
            if (options.containsKey(secret)) {
                throw new IllegalArgumentException("the option " + secret + " of a " + kind
                        + " must not stand in the open: use " + secret + "-file or " + secret + "-env");
            }
        }
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
