package dev.tenfold.policy.resource;

import dev.tenfold.document.Node;
import dev.tenfold.document.Scalar;
import dev.tenfold.policy.azure.ProfileTimes;
import dev.tenfold.policy.azure.ProfileTimes.Always;
import dev.tenfold.policy.azure.ProfileTimes.FixedDate;
import dev.tenfold.policy.azure.ProfileTimes.Recurrence;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads when a profile applies.
 *
 * @param profile as written
 */
record AzureTimes(Section profile) {

    Optional<ProfileTimes> read() {
        if (profile.has("fixedDate")) {
            return profile.section("fixedDate").flatMap(AzureTimes::fixedDate);
        }
        if (!profile.has("recurrence")) {
            return Optional.of(new Always());
        }
        // Terraform has the schedule at once, without a frequency around it.
        return profile.section("recurrence")
                .flatMap(written -> written.has("schedule") ? written.section("schedule") : Optional.of(written))
                .flatMap(AzureTimes::recurrence);
    }

    private static Optional<ProfileTimes> fixedDate(Section date) {
        ZoneId zone = date.choice("timeZone", AzureTimes::zone).orElse(ZoneOffset.UTC);
        date.require("start");
        date.require("end");
        Optional<Instant> start = date.choice("start", text -> time(text, zone));
        Optional<Instant> end = date.choice("end", text -> time(text, zone));
        if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
            date.error("end", "must be after start");
            return Optional.empty();
        }
        return start.flatMap(first -> end.map(last -> new FixedDate(first, last)));
    }

    private static Optional<ProfileTimes> recurrence(Section schedule) {
        Optional<ZoneId> zone = schedule.choice("timeZone", AzureTimes::zone);
        boolean known = zone.isPresent() || !schedule.has("timeZone");
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        SortedSet<LocalTime> times = new TreeSet<>();
        try {
            texts(schedule, "days").forEach(day -> days.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT))));
            for (String hour : texts(schedule, "hours")) {
                for (String minute : texts(schedule, "minutes")) {
                    times.add(LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute)));
                }
            }
        } catch (IllegalArgumentException | DateTimeException wrong) {
            schedule.error("hours", "must go with days such as Monday, hours 0 to 23 and minutes 0 to 59");
            return Optional.empty();
        }
        if (days.isEmpty() || times.isEmpty()) {
            schedule.require(days.isEmpty() ? "days" : times.isEmpty() && !schedule.has("hours") ? "hours" : "minutes");
            return Optional.empty();
        }
        return known ? Optional.of(new Recurrence(zone.orElse(ZoneOffset.UTC), days, times)) : Optional.empty();
    }

    private static List<String> texts(Section schedule, String key) {
        return schedule.items(key).stream()
                .filter(Unsettled::isSettled)
                .map(AzureTimes::text)
                .toList();
    }

    private static String text(Node node) {
        return ((Scalar) node).text();
    }

    private static Instant time(String text, ZoneId zone) {
        try {
            return text.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("must be a time such as 2030-01-31T08:00:00Z", malformed);
        }
    }

    /** Azure calls time zones as Windows does; these are the ones met most. */
    private static ZoneId zone(String name) {
        return ZoneId.of(
                switch (name) {
                    case "UTC" -> "UTC";
                    case "GMT Standard Time" -> "Europe/London";
                    case "W. Europe Standard Time" -> "Europe/Berlin";
                    case "Romance Standard Time" -> "Europe/Paris";
                    case "Central European Standard Time" -> "Europe/Warsaw";
                    case "Central Europe Standard Time" -> "Europe/Budapest";
                    case "E. Europe Standard Time" -> "Europe/Chisinau";
                    case "FLE Standard Time" -> "Europe/Kiev";
                    case "Eastern Standard Time" -> "America/New_York";
                    case "Central Standard Time" -> "America/Chicago";
                    case "Mountain Standard Time" -> "America/Denver";
                    case "Pacific Standard Time" -> "America/Los_Angeles";
                    case "E. South America Standard Time" -> "America/Sao_Paulo";
                    case "India Standard Time" -> "Asia/Kolkata";
                    case "China Standard Time" -> "Asia/Shanghai";
                    case "Singapore Standard Time" -> "Asia/Singapore";
                    case "Tokyo Standard Time" -> "Asia/Tokyo";
                    case "AUS Eastern Standard Time" -> "Australia/Sydney";
                    default ->
                        throw new IllegalArgumentException("must be a time zone of Windows that is known here, such as"
                                + " W. Europe Standard Time");
                });
    }
}
