package dev.tenfold.inject.gate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where the service listens and who may come in. What is open to other machines needs a token and TLS: there is no such
 * entrance without.
 *
 * @param host such as {@code 127.0.0.1}
 * @param port 0 for any that is free
 * @param token what clients must know; empty to let in all of this machine
 * @param tls what the service shows; empty for plain HTTP
 * @param authorities file of those who vouch for clients that show a certificate instead of the token, such as the
 *     aggregation layer of Kubernetes; needs TLS
 * @param names further host names by which clients may call it on loopback, beside {@code localhost}
 * @param limits how much one may ask
 */
public record Entrance(
        String host,
        int port,
        Optional<Token> token,
        Optional<Tls> tls,
        Optional<Path> authorities,
        List<String> names,
        Limits limits) {
    /** Only this machine, without a token. */
    public static Entrance loopback(int port) {
        return new Entrance(
                "127.0.0.1", port, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Limits.USUAL);
    }

    public Entrance {
        names = List.copyOf(new TreeSet<>(names));
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port must be 0..65535, was " + port);
        }
        if (authorities.isPresent() && tls.isEmpty()) {
            throw new IllegalArgumentException("clients can show certificates only where TLS is spoken");
        }
        if (!isLoopback(host) && (token.isEmpty() || tls.isEmpty())) {
            String missing = token.isPresent() ? "TLS" : tls.isPresent() ? "a token" : "a token and TLS";
            throw new IllegalArgumentException("listening on " + host + " needs " + missing
                    + ": what other machines reach must know them from clients; listen on 127.0.0.1 otherwise");
        }
    }

    /** This entrance with a token. */
    public Entrance with(Token newToken) {
        return new Entrance(host, port, Optional.of(newToken), tls, authorities, names, limits);
    }

    /** This entrance with TLS. */
    public Entrance with(Tls newTls) {
        return new Entrance(host, port, token, Optional.of(newTls), authorities, names, limits);
    }

    /** This entrance with clients that are vouched for. */
    public Entrance trusting(Path file) {
        return new Entrance(host, port, token, tls, Optional.of(file), names, limits);
    }

    /** This entrance at another port. */
    public Entrance at(int otherPort) {
        return new Entrance(host, otherPort, token, tls, authorities, names, limits);
    }

    /** This entrance with other limits. */
    public Entrance with(Limits newLimits) {
        return new Entrance(host, port, token, tls, authorities, names, newLimits);
    }

    /** Whether only this machine can reach it. */
    public boolean isLoopback() {
        return isLoopback(host);
    }

    /** Whether a name or an address is this machine's own; a name other than {@code localhost} never is. */
    static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) return true;
        String bare = host.replaceAll("^\\[(.*)]$", "$1");
        if (!bare.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")) return false;
        try {
            return InetAddress.getByName(bare).isLoopbackAddress(); // an address as it stands asks no name server
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }
}
