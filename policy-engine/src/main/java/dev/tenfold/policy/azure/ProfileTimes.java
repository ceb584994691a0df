package dev.tenfold.policy.azure;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** When a profile applies. */
public sealed interface ProfileTimes {

    /** The kind of the profile, which decides what goes before what. */
    ProfileKind kind();

    /**
     * Since when the profile applies at a moment; empty if it does not. Of recurring profiles all apply, and the one
     * that began last is used.
     */
    Optional<Instant> since(Instant moment);

    /** Whenever no other profile applies. */
    record Always() implements ProfileTimes {
        @Override
        public ProfileKind kind() {
            return ProfileKind.DEFAULT;
        }

        @Override
        public Optional<Instant> since(Instant moment) {
            return Optional.of(Instant.MIN);
        }
    }

    /**
     * {@code fixedDate}: from one moment to another.
     *
     * @param start first moment
     * @param end moment after the last
     */
    record FixedDate(Instant start, Instant end) implements ProfileTimes {
        public FixedDate {
            if (!end.isAfter(start)) {
                throw new IllegalArgumentException("fixedDate.end must be after fixedDate.start");
            }
        }

        @Override
        public ProfileKind kind() {
            return ProfileKind.FIXED_DATE;
        }

        @Override
        public Optional<Instant> since(Instant moment) {
            return moment.isBefore(start) || !moment.isBefore(end) ? Optional.empty() : Optional.of(start);
        }
    }

    /**
     * {@code recurrence}: begins on certain days of the week and lasts until another recurring profile begins.
     *
     * @param zone {@code timeZone}
     * @param days {@code days}
     * @param times {@code hours} and {@code minutes}
     */
    record Recurrence(ZoneId zone, Set<DayOfWeek> days, SortedSet<LocalTime> times) implements ProfileTimes {
        private static final int DAYS_BACK = 8;

        public Recurrence {
            Objects.requireNonNull(zone, "zone");
            if (days.isEmpty() || times.isEmpty()) {
                throw new IllegalArgumentException("recurrence must have a day and a time");
            }
            days = Collections.unmodifiableSet(EnumSet.copyOf(days));
            times = Collections.unmodifiableSortedSet(new TreeSet<>(times));
        }

        @Override
        public ProfileKind kind() {
            return ProfileKind.RECURRENCE;
        }

        @Override
        public Optional<Instant> since(Instant moment) {
            LocalDate today = moment.atZone(zone).toLocalDate();
            for (int back = 0; back < DAYS_BACK; back++) {
                LocalDate day = today.minusDays(back);
                Optional<Instant> last = days.contains(day.getDayOfWeek()) ? last(day, moment) : Optional.empty();
                if (last.isPresent()) {
                    return last;
                }
            }
            return Optional.empty();
        }

        private Optional<Instant> last(LocalDate day, Instant moment) {
            return times.stream()
                    .map(time -> day.atTime(time).atZone(zone).toInstant())
                    .filter(begin -> !begin.isAfter(moment))
                    .reduce((earlier, later) -> later);
        }
    }
}
