package dev.tenfold.inject.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lane in time that passes by hand. */
class LaneTest {
    private static final int SERIES = 10;

    private final TreeMap<Long, Runnable> agenda = new TreeMap<>();
    private final List<Long> attempts = new ArrayList<>();
    private final List<Long> taken = new ArrayList<>();
    private long nowMillis;
    private boolean away;

    private final Lane lane = new Lane(this::send, this::after, new SplittableRandom(1), 100 * SERIES);

    private Runnable after(Duration delay, Runnable act) {
        long at = nowMillis + Math.max(1, delay.toMillis());
        while (agenda.containsKey(at)) {
            at++;
        }
        long booked = at;
        agenda.put(booked, act);
        return () -> agenda.remove(booked, act);
    }

    private Future<Outcome> send(Batch batch) {
        attempts.add(nowMillis);
        if (away) {
            return Future.succeededFuture(new Outcome.Later(Duration.ZERO, "away"));
        }
        taken.add(batch.timeMillis());
        return Future.succeededFuture(Outcome.TAKEN);
    }

    private void passUntil(long millis) {
        while (!agenda.isEmpty() && agenda.firstKey() <= millis) {
            nowMillis = agenda.firstKey();
            agenda.pollFirstEntry().getValue().run();
        }
        nowMillis = millis;
    }

    private static Batch batch(long timeMillis) {
        return Batch.whole(Snapshots.gauges(Instant.ofEpochMilli(timeMillis), SERIES, 1));
    }

    @Test
    void aServerThatIsAwayFor30SecondsMissesNothing() {
        List<Long> all = new ArrayList<>();
        for (long second = 0; second < 60; second++) {
            passUntil(second * 1000);
            away = second >= 10 && second < 40;
            lane.put(batch(nowMillis));
            all.add(nowMillis);
        }
        passUntil(70_000);
        assertEquals(all, taken);
        assertEquals(0, lane.dropped());
        assertEquals(60 * SERIES, lane.written());
        // It is asked at most a few times a second, and at least every five seconds.
        long inVain =
                attempts.stream().filter(at -> at >= 10_000 && at < 40_000).count();
        assertTrue(inVain >= 6 && inVain <= 30, () -> "attempts " + attempts);
    }

    @Test
    void whatWaitsIsBoundedHoweverLongTheServerIsAway() {
        away = true;
        for (int i = 0; i < 10_000; i++) {
            lane.put(batch(i));
            assertTrue(lane.buffered() <= 100 * SERIES);
        }
        assertEquals(100 * SERIES, lane.buffered());
        assertEquals(9_900 * SERIES, lane.dropped());
        away = false;
        passUntil(nowMillis + 60_000);
        assertEquals(9_900L, taken.get(0), "the newest are kept");
        assertEquals(100 * SERIES, lane.written());
    }

    @Test
    void samplesAreInGoodHandsWhileTheServerIsAwayButWhatMustArriveIsNot() {
        away = true;
        assertTrue(lane.put(batch(1)).succeeded());
        assertTrue(lane.put(batch(2)).succeeded());
        Future<Void> must = lane.carry(batch(3));
        passUntil(120_000);
        assertFalse(must.isComplete());
        assertEquals("away", lane.trouble());
        away = false;
        passUntil(180_000);
        assertTrue(must.succeeded());
        assertEquals("", lane.trouble());
    }

    @Test
    void clearingLeavesNothingThatCouldStillArrive() {
        away = true;
        lane.put(batch(1));
        lane.put(batch(2));
        assertTrue(lane.clear().succeeded());
        away = false;
        passUntil(60_000);
        assertEquals(List.of(), taken);
        assertEquals(0, lane.buffered());
        lane.carry(batch(3));
        assertEquals(List.of(3L), taken);
    }

    @Test
    void clearingWaitsForWhatIsOnItsWay() {
        Promise<Outcome> answer = Promise.promise();
        Lane slow = new Lane(batch -> answer.future(), this::after, new SplittableRandom(1), 100);
        slow.put(batch(1));
        Future<Void> cleared = slow.clear();
        assertFalse(cleared.isComplete());
        answer.complete(new Outcome.Later(Duration.ZERO, "away"));
        assertTrue(cleared.succeeded());
        assertEquals(0, slow.buffered());
    }

    @Test
    void aClosedLaneKeepsNothingAndTakesNothing() {
        away = true;
        Future<Void> must = lane.carry(batch(1));
        lane.close();
        assertTrue(must.failed());
        assertTrue(lane.put(batch(2)).failed());
        assertEquals(0, lane.buffered());
        assertEquals(new TreeMap<>(), agenda);
    }

    @Test
    void pausesGrowAndAreNeverAlikeAndTheServersWishIsHeard() {
        BackOff backOff = new BackOff(new SplittableRandom(3));
        long most = 50;
        for (int i = 0; i < 12; i++) {
            long pause = backOff.pause(Duration.ZERO).toMillis();
            assertTrue(pause >= most / 2 && pause <= most, "pause " + i + " was " + pause);
            most = Math.min(5_000, 2 * most);
        }
        assertEquals(7_000, backOff.pause(Duration.ofSeconds(7)).toMillis());
        assertEquals(60_000, backOff.pause(Duration.ofHours(7)).toMillis());
        backOff.reset();
        assertTrue(backOff.pause(Duration.ZERO).toMillis() <= 50);
    }

    @ParameterizedTest(name = "Retry-After: {0} -> {1} s")
    @CsvSource(delimiter = '|', textBlock = """
            120                           | 120
            0                             | 0
            Fri, 31 Dec 1999 23:59:59 GMT | 59
            Fri, 31 Dec 1999 23:58:59 GMT | 0
            soon                          | 0
            -5                            | 0
            """)
    void retryAfterIsSecondsOrADate(String header, long seconds) {
        Instant now = Instant.parse("1999-12-31T23:59:00Z");
        assertEquals(Duration.ofSeconds(seconds), Replies.retryAfter(header, now));
    }
}
