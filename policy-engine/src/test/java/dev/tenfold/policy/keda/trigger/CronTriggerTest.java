package dev.tenfold.policy.keda.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTriggerTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    @ParameterizedTest(name = "{0} in {1} after {2} is {3}: {4}")
    @CsvSource(textBlock = """
                    # expression, zone, after, next, because
                    0 8 * * *,           UTC,              2026-03-01T08:00:00Z, 2026-03-02T08:00:00Z, next is later
                    0 8 * * *,           UTC,              2026-03-01T07:59:59Z, 2026-03-01T08:00:00Z, one second
                    0 8 * * mon-FRI,     UTC,              2026-03-06T09:00:00Z, 2026-03-09T08:00:00Z, over a weekend
                    0 0 13 * 5,          UTC,              2026-02-07T00:00:00Z, 2026-02-13T00:00:00Z, both days
                    0 0 14 * 5,          UTC,              2026-02-07T00:00:00Z, 2026-02-13T00:00:00Z, either day does
                    0 0 14 * ?,          UTC,              2026-02-07T00:00:00Z, 2026-02-14T00:00:00Z, ? leaves it open
                    0 0 14 * */1,        UTC,              2026-02-07T00:00:00Z, 2026-02-14T00:00:00Z, so does */1
                    0 0 */2 * 1,         UTC,              2026-02-01T12:00:00Z, 2026-02-02T00:00:00Z, */2 restricts
                    50/5 23 31 12 *,     UTC,              2026-01-01T00:00:00Z, 2026-12-31T23:50:00Z, from 50 on
                    0 0 29 feb *,        UTC,              2026-01-01T00:00:00Z, 2028-02-29T00:00:00Z, a leap year
                    30 2 * * *,          America/New_York, 2026-03-08T05:00:00Z, 2026-03-09T06:30:00Z, skipped
                    30 1 * * *,          America/New_York, 2026-11-01T05:30:00Z, 2026-11-01T06:30:00Z, comes twice
                    30 2 * * *,          Europe/Berlin,    2026-03-28T23:00:00Z, 2026-03-30T00:30:00Z, skipped too
                    0 0 * * *,           Africa/Cairo,     2026-04-23T20:00:00Z, 2026-04-24T21:00:00Z, midnight skipped
                    TZ=Asia/Tokyo 0 9 * * *, UTC,          2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z, own zone
                    """)
    void findsTheNextMoment(String expression, String zone, Instant after, Instant next, String because) {
        CronExpression cron = CronExpression.parse(expression);
        assertEquals(Optional.of(next), cron.next(after, ZoneId.of(zone)), because);
    }

    @Test
    void aDayThatNeverComesHasNoNext() {
        assertEquals(
                Optional.empty(), CronExpression.parse("0 0 30 2 *").next(Instant.parse("2026-01-01T00:00:00Z"), UTC));
    }

    @Test
    void whatIsRememberedDoesNotChangeAnAnswer() {
        CronExpression asked = CronExpression.parse("*/20 6-9 * * *");
        ZoneId zone = ZoneId.of("America/Santiago");
        Instant from = Instant.parse("2026-04-03T00:00:00Z");
        for (int i = 0; i < 2000; i++) {
            Instant moment = from.plusSeconds(173L * i);
            assertEquals(CronExpression.parse("*/20 6-9 * * *").next(moment, zone), asked.next(moment, zone));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * *",
                "0 8 * * * *",
                "@daily",
                "0 8 * * 7",
                "60 8 * * *",
                "0 24 * * *",
                "0 8 0 * *",
                "0 8 * 13 *",
                "0 8 * * Fri-Mon",
                "*/0 * * * *",
                "1-2-3 * * * *",
                "1/2/3 * * * *",
                "-5 * * * *",
                "a * * * *",
                "TZ=Europe/Nowhere 0 8 * * *"
            })
    void refusesWhatTheLibraryRefuses(String expression) {
        assertThrows(IllegalArgumentException.class, () -> CronExpression.parse(expression));
    }

    private static CronTrigger cron(String zone, String start, String end) {
        return (CronTrigger) Written.trigger(
                "cron", "timezone: %s, start: %s, end: %s, desiredReplicas: '7'".formatted(zone, start, end));
    }

    @ParameterizedTest(name = "{0} to {1} at {2}: {3}")
    @CsvSource(textBlock = """
                    # start, end, now, replicas, because
                    0 8 * * 1-5, 0 18 * * 1-5, 2026-03-06T08:00:00Z, 7, the beginning is inside
                    0 8 * * 1-5, 0 18 * * 1-5, 2026-03-06T18:00:00Z, 0, the end is outside
                    0 8 * * 1-5, 0 18 * * 1-5, 2026-03-07T12:00:00Z, 0, a Saturday
                    0 8 * * 1-5, 0 18 * * *,   2026-03-07T12:00:00Z, 7, an end that comes every day keeps it active
                    0 22 * * *,  0 6 * * *,    2026-03-07T23:00:00Z, 7, over midnight
                    0 8 30 2 *,  0 18 * * *,   2026-03-07T12:00:00Z, 7, a beginning that never comes is long past
                    0 8 * * *,   0 18 30 2 *,  2026-03-07T12:00:00Z, 0, so is an end
                    """)
    void asksForReplicasWithinItsWindow(String start, String end, Instant now, double replicas, String because) {
        Observation seen = cron("UTC", start, end).observe(new Silence(), now);
        assertEquals(replicas, seen.value().orElseThrow(), because);
        assertEquals(replicas > 0, seen.active(), because);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "UTC+2", "+02:00", "europe/berlin"})
    void aTimeZoneThatDoesNotExistFailsEveryPoll(String zone) {
        Observation seen = cron("'" + zone + "'", "0 8 * * *", "0 9 * * *")
                .observe(new Silence(), Instant.parse("2026-03-07T12:00:00Z"));
        assertTrue(seen.isError());
        assertEquals("there is no time zone " + zone, seen.error());
    }

    @Test
    void startAndEndMustDiffer() {
        Written written = Written.alone("type: cron\nmetadata:\n  timezone: UTC\n  start: 0 8 * * *\n  end: 0 8 * * *\n"
                + "  desiredReplicas: '0'\n");
        assertEquals(
                List.of(
                        "so.yaml:5: metadata.end must differ from start, was 0 8 * * *",
                        "so.yaml:6: metadata.desiredReplicas must not be 0, was \"0\""),
                written.complaints());
    }
}
