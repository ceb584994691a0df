package dev.tenfold.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.load.FlashCrowd.Crowd;
import dev.tenfold.load.Growth.Each;
import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each stage begins at a level of 100, which is also x1, on Monday 2026-01-05 at 09:00. */
class CurveTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final Instant MONDAY = Instant.parse("2026-01-05T09:00:00Z");
    private static final Level HALF = Level.parse("x0.5");
    private static final Level THRICE = Level.parse("x3");

    private static Profile profile(Stage... stages) {
        return profile(MONDAY, stages);
    }

    private static Profile profile(Instant start, Stage... stages) {
        return new Profile(Lineup.of(
                List.of(stages), new Onset(100, 100, start, trace -> new Playback(List.of(), false))));
    }

    @ParameterizedTest(name = "with {0} % of a period over, after {1} s it is {2}")
    @CsvSource({"0, 0, 50", "0, 150, 175", "0, 300, 300", "0, 450, 175", "50, 0, 300", "25, 0, 175", "25, 150, 300"})
    void aWaveSwingsFromTroughToCrest(int phase, int seconds, double level) {
        Stage wave = new Wave(HALF, THRICE, minutes(10), Share.parse(phase + " %"), minutes(30));
        assertEquals(level, profile(wave).at(seconds * SECOND), 0.2);
    }

    @ParameterizedTest(name = "at {0} h after 9 it is {1}")
    @CsvSource({"0, 115.529", "5, 160", "11, 100", "17, 40", "23, 100", "29, 160"})
    void aDayFollowsTheClock(int hours, double level) {
        Stage day = new Day(Level.parse("x0.4"), Level.parse("x1.6"), 14, Duration.ofHours(30));
        assertEquals(level, profile(day).at(hours * 60 * MINUTE), 0.05, "100 + 60 cos(2 pi (h - 5) / 24)");
    }

    @ParameterizedTest(name = "{0} days after Monday 9:00 it is {1}")
    @CsvSource({"0, 100", "4, 100", "5, 60", "6, 56", "7, 110", "11, 110", "12, 66", "14, 121"})
    void aWeekKnowsItsWeekendAndGrows(int days, double mean) {
        Stage week = new Week(
                Level.parse("x0.4"),
                Level.parse("x1.6"),
                14,
                Factor.parse("x0.6"),
                Factor.parse("x0.56"),
                Share.parse("10 %"),
                Duration.ofDays(21));
        Profile profile = profile(Instant.parse("2026-01-05T00:00:00Z"), week);
        double grown = profile.meanOver(days * 1440 * MINUTE, (days + 1) * 1440 * MINUTE);
        double growthWithin = Math.pow(1.1, (days % 7 + 0.5) / 7);
        assertEquals(mean, grown / growthWithin, mean * 0.01);
    }

    @Test
    void hoursAreReachedInTheirMiddle() {
        List<Level> levels = new ArrayList<>(Collections.nCopies(24, Level.parse("x1")));
        levels.set(10, THRICE);
        Profile profile = profile(new Hours(levels, Duration.ofHours(24)));
        assertEquals(100, profile.at(30 * MINUTE), 1e-9);
        assertEquals(200, profile.at(60 * MINUTE), 1e-9);
        assertEquals(300, profile.at(90 * MINUTE), 1e-9);
        assertEquals(100, profile.at(150 * MINUTE), 1e-9);
    }

    @Test
    void hoursKeepToTheClockWhenTheyBeginAnywhere() {
        List<Level> levels = new ArrayList<>(Collections.nCopies(24, Level.parse("x1")));
        levels.set(10, THRICE);
        Profile profile = profile(Instant.parse("2026-01-05T09:52:00Z"), new Hours(levels, Duration.ofHours(2)));
        assertEquals(300, profile.at(38 * MINUTE), 1e-9, "half past ten");
        assertEquals(120 * MINUTE, profile.endNanos());
    }

    @ParameterizedTest(name = "20 % a {0}: after {1} days {2}")
    @CsvSource({"WEEK, 7, 120", "WEEK, 14, 144", "DAY, 2, 144", "MONTH, 30, 120", "WEEK, 3.5, 109.544512"})
    void growthCompounds(Each each, double days, double level) {
        Duration lasts = Duration.ofMinutes(Math.round(days * 1440));
        assertEquals(
                level, profile(new Growth(Share.parse("20 %"), each, lasts)).at(lasts.toNanos()), 1e-6);
    }

    @ParameterizedTest(name = "after {0} min it is {1}")
    @CsvSource({"0, 100", "15, 7900", "30, 15700", "40, 7900", "50, 4000", "60, 2050", "100, 221.9"})
    void aCrowdComesAtOnceAndHalves(int minutes, double level) {
        assertEquals(level, profile(crowd(Optional.empty())).at(minutes * MINUTE), 0.1);
    }

    @Test
    void aCrowdEndsWhereItIsLeft() {
        Profile profile = profile(crowd(Optional.of(minutes(40))), new Hold(minutes(5)));
        assertEquals(7900, profile.at(42 * MINUTE), 0.1);
    }

    @Test
    void aBatchBurstsAtTheEndOfEachPeriod() {
        Profile profile = profile(new Batch(THRICE, minutes(60), minutes(5), minutes(130)), new Hold(minutes(5)));
        assertEquals(100, profile.at(54 * MINUTE));
        assertEquals(300, profile.at(56 * MINUTE));
        assertEquals(100, profile.at(61 * MINUTE));
        assertEquals(300, profile.at(119 * MINUTE));
        assertEquals(100, profile.at(132 * MINUTE));
        assertEquals((110 * 100 + 10 * 300) / 120.0, profile.meanOver(0, 120 * MINUTE), 1e-9);
    }

    @Test
    void aCurveIsOneJointHoweverManyPiecesItHas() {
        Wave wave = new Wave(HALF, THRICE, minutes(10), new Share(0), minutes(30));
        assertArrayEquals(
                new long[] {0, 30 * MINUTE}, profile(wave, new Hold(minutes(1))).jointsNanos());
        assertArrayEquals(
                new long[] {0, 30 * MINUTE}, profile(crowd(Optional.empty())).jointsNanos());
    }

    /** The exact curves, against the mean of every minute. */
    @Test
    void chordsAreWithinAHalfPercentOfTheCurveOverAnyMinute() {
        keepsTo(
                new Wave(Level.parse("x0.1"), Level.parse("x1"), minutes(10), new Share(0), minutes(60)),
                t -> 55 - 45 * Math.cos(2 * Math.PI * t / 600));
        keepsTo(
                new Day(Level.parse("x0.1"), Level.parse("x1"), 14, Duration.ofHours(24)),
                t -> 55 + 45 * Math.cos(2 * Math.PI * (t - 5 * 3600) / 86400));
        keepsTo(new Growth(Share.parse("100 %"), Each.DAY, Duration.ofDays(2)), t -> 100 * Math.pow(2, t / 86400));
        keepsTo(
                crowd(Optional.empty()),
                t -> t < 1800 ? 100 + 15600 * t / 1800 : 100 + 15600 * Math.pow(2, -(t - 1800) / 600));
    }

    private static void keepsTo(Stage stage, DoubleUnaryOperator exact) {
        Profile profile = profile(stage);
        for (long minute = 0; minute < profile.endNanos() / MINUTE; minute++) {
            double sum = 0;
            for (int i = 0; i < 60; i++) {
                // Simpson's rule on each second.
                double t = minute * 60 + i;
                sum += (exact.applyAsDouble(t) + 4 * exact.applyAsDouble(t + 0.5) + exact.applyAsDouble(t + 1)) / 6;
            }
            double mean = profile.meanOver(minute * MINUTE, (minute + 1) * MINUTE);
            long at = minute;
            assertEquals(sum / 60, mean, 0.005 * sum / 60, () -> stage + " in minute " + at);
        }
    }

    @ParameterizedTest(name = "{0} peaks at {1}, and takes {2} min")
    @CsvSource({
        "SMOKE, 5, 1",
        "LOAD, 100, 40",
        "STRESS, 200, 45",
        "SPIKE, 1000, 22",
        "SOAK, 100, 490",
        "NEWS_AT_PEAK, 400, 28",
        "PLATEAU_BURST, 400, 19",
        "STANDARD, 100, 5",
        "MATCH_DAY, 620, 210",
        "STEP_PHCA, 300, 10",
        "SPIKE_PHCA, 1000, 10",
        "FLASH_MENTION, 15700, 130",
        "HOURLY_BATCH, 320, 365",
        "DAY_NASA, 159, 1440"
    })
    void presetsAreMultiplesOfTheStart(Usual name, double peak, long minutes) {
        Profile profile = profile(new Preset(name, Optional.empty(), new Factor(1)));
        assertEquals(peak, profile.peak(), 1e-6);
        assertEquals(minutes * MINUTE, profile.endNanos());
    }

    @Test
    void aPresetTakesThePeakAndTheTimeThatItIsGiven() {
        Preset burst = new Preset(Usual.PLATEAU_BURST, Optional.of(Level.parse("2000")), new Factor(1));
        Profile fromNothing =
                new Profile(burst.pieces(new Onset(0, 0, MONDAY, trace -> new Playback(List.of(), false))));
        assertEquals(100, fromNothing.at(119_999_999_999L), 1e-3, "100 users within 2 min");
        assertEquals(500, fromNothing.at(2 * MINUTE), "500 for 10 min");
        assertEquals(2000, fromNothing.at(13 * MINUTE), 1e-9, "2000 half a minute later");
        assertEquals(0, fromNothing.at(19 * MINUTE), "and down to none");
        Preset slow = new Preset(Usual.STANDARD, Optional.empty(), new Factor(2.5));
        assertEquals(750 * SECOND, profile(slow).endNanos());
        assertEquals(50, profile(slow).at(37_500_000_000L), 1e-9);
    }

    @Test
    void stagesLeaveTheLevelToTheNext() {
        Profile profile = profile(new Growth(Share.parse("20 %"), Each.DAY, Duration.ofDays(1)), new Hold(minutes(10)));
        assertEquals(120, profile.at(1445 * MINUTE), 1e-6);
    }

    @Test
    void refusesWhatIsNone() {
        Share none = new Share(0);
        refuses("period must be >= 10s, was 9000ms", () -> new Wave(HALF, HALF, seconds(9), none, minutes(1)));
        refuses(
                "lasts must be at most 2000 periods, was 20001000ms",
                () -> new Wave(HALF, HALF, seconds(10), none, seconds(20_001)));
        refuses("peakHour must be 0..24, was 24.5", () -> new Day(HALF, THRICE, 24.5, minutes(1)));
        refuses("lasts must be at most 31d, was 2764800000ms", () -> new Day(HALF, THRICE, 2, Duration.ofDays(32)));
        refuses("levels must be 24, one an hour, was 1", () -> new Hours(List.of(HALF), minutes(1)));
        refuses("by must be > 0 %, was 0 %", () -> new Growth(none, Each.DAY, minutes(1)));
        refuses("lasts must be at least the rise of 1800000ms, was 60000ms", () -> crowd(Optional.of(minutes(1))));
        refuses(
                "every must be longer than burst, was 60000ms and 60000ms",
                () -> new Batch(HALF, minutes(1), minutes(1), minutes(1)));
        refuses(
                "stretch must be > x0 and at most x1000, was x0",
                () -> new Preset(Usual.SMOKE, Optional.empty(), new Factor(0)));
    }

    @Test
    void piecesAreAlwaysThereAndInOrder() {
        for (Usual name : Usual.values()) {
            List<Piece> pieces =
                    Lineup.of(name.stages(), new Onset(7, 7, MONDAY, trace -> new Playback(List.of(), false)));
            assertTrue(pieces.stream().allMatch(piece -> piece.lengthNanos() >= 0), name.name());
            assertTrue(pieces.stream().mapToLong(Piece::lengthNanos).sum() > 0, name.name());
        }
    }

    private static Stage crowd(Optional<Duration> lasts) {
        return new FlashCrowd(Crowd.MENTION, Optional.empty(), Optional.empty(), Optional.empty(), lasts);
    }

    private static void refuses(String rule, Executable stage) {
        assertEquals(rule, assertThrows(IllegalArgumentException.class, stage).getMessage());
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
