package dev.tenfold.policy.keda.trigger;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Time zones by the names that Go knows: those of the IANA database, and no offsets. */
final class TimeZones {
    private static final Map<String, String> FIXED = Map.of("EST", "-05:00", "MST", "-07:00", "HST", "-10:00");

    /** Java takes more for a zone than the database holds, such as {@code UTC+2}. */
    private static final Pattern OFFSET = Pattern.compile("Z|[+-].*|(?:UTC|GMT|UT)[+-].*");

    private TimeZones() {}

    /** The zone of that name; {@code Local} is that of KEDA's container, which has none but UTC. */
    static Optional<ZoneId> find(String name) {
        if (name.isEmpty() || name.equals("UTC") || name.equals("Local")) {
            return Optional.of(ZoneOffset.UTC);
        }
        if (OFFSET.matcher(name).matches() && !name.matches("GMT[+-]0")) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(name, FIXED));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
