package dev.tenfold.policy.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    /** A Wednesday. */
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            30 6 * * *;       2025-01-01T06:30:00Z
            0 0 * * *;        2025-01-02T00:00:00Z
            */15 * * * *;     2025-01-01T00:15:00Z
            0 8 * * 1-5;      2025-01-01T08:00:00Z
            0 8 * * SUN;      2025-01-05T08:00:00Z
            0 8 * * 7;        2025-01-05T08:00:00Z
            0 8 3 * 5;        2025-01-03T08:00:00Z
            0 8 4 * FRI;      2025-01-03T08:00:00Z
            0 0 29 2 *;       2028-02-29T00:00:00Z
            5,10 1 1 JAN,MAR *; 2025-01-01T01:05:00Z
            """)
    void crontabNeedsOneOfTwoRestrictedDays(String cron, Instant next) {
        assertEquals(
                next, AutoScalingCron.parse(cron).after(START, ZoneOffset.UTC).orElseThrow());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            cron(0 18 ? * MON-FRI *);      2025-01-01T18:00:00Z
            cron(30 6 ? * 3 *);            2025-01-07T06:30:00Z
            cron(0/20 * * * ? *);          2025-01-01T00:20:00Z
            cron(0 8 L * ? *);             2025-01-31T08:00:00Z
            cron(0 8 LW 8 ? *);            2025-08-29T08:00:00Z
            cron(0 8 1W 2 ? *);            2025-02-03T08:00:00Z
            cron(0 8 ? * FRI#2 *);         2025-01-10T08:00:00Z
            cron(0 8 ? * 6L *);            2025-01-31T08:00:00Z
            cron(0 8 1 1 ? 2027);          2027-01-01T08:00:00Z
            rate(36 hours);                2025-01-02T12:00:00Z
            at(2025-03-04T05:06:07);       2025-03-04T05:06:07Z
            """)
    void eventsHaveSixFields(String schedule, Instant next) {
        assertEquals(
                next,
                EventSchedule.parse(schedule)
                        .after(START, START, ZoneOffset.UTC)
                        .orElseThrow());
    }

    @Test
    void namedZonesHeedDaylightSaving() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        AutoScalingCron cron = AutoScalingCron.parse("0 6 * * *");
        assertEquals(Optional.of(Instant.parse("2025-01-01T05:00:00Z")), cron.after(START, berlin));
        Instant summer = Instant.parse("2025-07-01T00:00:00Z");
        assertEquals(Optional.of(Instant.parse("2025-07-01T04:00:00Z")), cron.after(summer, berlin));
    }

    @Test
    void whatIsOverDoesNotComeAgain() {
        EventSchedule past = EventSchedule.parse("cron(0 8 1 1 ? 2024)");
        assertEquals(Optional.empty(), past.after(START, START, ZoneOffset.UTC));
        assertEquals(
                Optional.empty(), EventSchedule.parse("at(2024-01-01T00:00:00)").after(START, START, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30 6 * * 2 *",
                "30 6 * *",
                "60 6 * * *",
                "0 24 * * *",
                "0 6 0 * *",
                "0 6 * 13 *",
                "0 6 * * 8",
                "0 6 5-1 * *",
                "*/0 * * * *",
                "a * * * *",
                "0 6 ? * 2",
                "1-2-3 * * * *"
            })
    void otherCrontabsAreRefused(String cron) {
        assertThrows(IllegalArgumentException.class, () -> AutoScalingCron.parse(cron));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cron(30 6 * * 2)",
                "30 6 * * ? *",
                "cron(0 8 ? * 0 *)",
                "cron(0 8 ? * FRI#6 *)",
                "cron(0 8 32W * ? *)",
                "cron(0 8 * * ? 1969)",
                "rate(0 minutes)",
                "rate(5 weeks)",
                "at(tomorrow)"
            })
    void otherSchedulesAreRefused(String schedule) {
        assertThrows(IllegalArgumentException.class, () -> EventSchedule.parse(schedule));
    }
}
