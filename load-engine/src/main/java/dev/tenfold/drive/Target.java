package dev.tenfold.drive;

import java.net.URI;
import java.util.Locale;

/**
 * A server that is asked.
 *
 * @param host name or address
 * @param port 1..65535
 * @param tls whether it speaks HTTPS
 * @param protocol the version of HTTP
 */
public record Target(String host, int port, boolean tls, Protocol protocol) {
    /** Versions of HTTP. */
    public enum Protocol {
        /** One exchange at a time on each connection. */
        HTTP_1_1,
        /** Many at a time; by ALPN under TLS, else with prior knowledge. */
        HTTP_2
    }

    public Target {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host must not be blank");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port must be 1..65535, was " + port);
        }
    }

    /**
     * The server of an address.
     *
     * @throws IllegalArgumentException if it is no http or https address
     */
    public static Target of(URI address, Protocol protocol) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (address.getHost() == null || !scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("must be http://HOST or https://HOST, was " + address);
        }
        boolean tls = scheme.equals("https");
        int port = address.getPort() >= 0 ? address.getPort() : tls ? 443 : 80;
        return new Target(address.getHost().replaceAll("^\\[|\\]$", ""), port, tls, protocol);
    }

    /** As the Host header spells it. */
    String authority() {
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return port == (tls ? 443 : 80) ? name : name + ":" + port;
    }

    @Override
    public String toString() {
        return (tls ? "https://" : "http://") + authority();
    }
}
