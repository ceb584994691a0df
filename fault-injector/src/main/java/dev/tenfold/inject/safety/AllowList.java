package dev.tenfold.inject.safety;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Servers that may be talked to. Loopback always; others by name. A name stands for itself, wherever it leads, save to
 * addresses that only the machine itself or its neighbours on the wire give out, such as a cloud's metadata service.
 *
 * @param hosts {@code host} or {@code host:port}, in lower case
 */
public record AllowList(List<String> hosts) {
    public AllowList {
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        for (String host : hosts) {
            if (!host.matches("(\\[[0-9a-f:]+]|[a-z0-9._-]+)(:\\d{1,5})?")) {
                throw new IllegalArgumentException("an allowed host must be host or host:port, was " + host);
            }
        }
    }

    /** Nothing but this machine. */
    public static AllowList loopback() {
        return new AllowList(List.of());
    }

    /** Why a server must not be talked to; empty if it may be. Looks the name up, which may take long. */
    public Optional<String> refusal(URI uri) {
        if (uri.getHost() == null) {
            return Optional.of(uri + " names no host");
        }
        try {
            return refusal(uri, List.of(InetAddress.getAllByName(uri.getHost())));
        } catch (UnknownHostException unknown) {
            return Optional.of(uri.getHost() + " is not known by name");
        }
    }

    /** The same for addresses that have been looked up: all must be allowed, since any may be used. */
    Optional<String> refusal(URI uri, List<InetAddress> addresses) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean listed = Stream.of(host, host + ":" + uri.getPort()).anyMatch(hosts::contains);
        return addresses.stream()
                .filter(address -> !address.isLoopbackAddress())
                .filter(address -> !listed || treacherous(address))
                .findFirst()
                .map(address -> uri.getHost() + " leads to " + address.getHostAddress()
                        + (listed
                                ? ", which is no address of a server on a network"
                                : ", which is not this machine; allow " + host + " if that is meant"));
    }

    private static boolean treacherous(InetAddress address) {
        return address.isLinkLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress();
    }
}
