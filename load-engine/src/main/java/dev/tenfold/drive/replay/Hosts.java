package dev.tenfold.drive.replay;

import dev.tenfold.drive.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where requests go instead of to the hosts they were recorded at. No server is asked that is not named here, and none
 * beyond this machine that is not allowed by name besides.
 *
 * @param main the server of requests to the recording's own host
 * @param mapped the servers of other hosts, by name in lower case; {@code *} is any
 */
public record Hosts(Target main, Map<String, Target> mapped) {
    /** Any other host. */
    public static final String ANY = "*";

    public Hosts {
        Map<String, Target> lower = new LinkedHashMap<>();
        mapped.forEach((host, target) -> lower.put(host.toLowerCase(Locale.ROOT), target));
        mapped = lower;
    }

    /**
     * The server for a host.
     *
     * @param host as recorded; empty if the recording does not say
     * @param own whether it is the recording's own
     */
    public Optional<Target> of(String host, boolean own) {
        Target named = mapped.get(host);
        if (named == null) {
            named = mapped.get(host.replaceFirst(":[0-9]+$", ""));
        }
        return Optional.ofNullable(named != null ? named : own ? main : mapped.get(ANY));
    }

    /** Servers that may not be asked: neither on this machine nor allowed. */
    public List<Target> forbidden(Set<String> allowed) {
        List<Target> all = new ArrayList<>(List.of(main));
        all.addAll(mapped.values());
        return all.stream()
                .filter(each -> !isHere(each.host()) && !allowed.contains(each.host()))
                .toList();
    }

    private static boolean isHere(String host) {
        return host.equals("localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.equals("::1")
                || host.equals("[::1]");
    }
}
