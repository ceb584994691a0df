package dev.tenfold.load;

import dev.tenfold.load.FlashCrowd.Crowd;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Loads that people know by a name. The sources of the tests are the stages that k6's documentation gives for its test
 * types (grafana.com/docs/k6/latest/testing-guides/test-types), with its 100 virtual users as {@code x1}; those of the
 * traffic are named with each.
 */
public enum Usual {
    /** Does it work at all? Five users in a hundred for a minute (k6: 2 to 5 users, seconds to minutes). */
    SMOKE(step("x0.05", minutes(1))),
    /** The usual load: up within 5 min, there for 30 min, down within 5 min (k6, average-load test). */
    LOAD(rampFromNothing("x1", minutes(5)), hold(minutes(30)), ramp("x0", minutes(5))),
    /** Twice the usual load: up within 10 min, there for 30 min, down within 5 min (k6, stress test). */
    STRESS(rampFromNothing("x2", minutes(10)), hold(minutes(30)), ramp("x0", minutes(5))),
    /**
     * Ten times the load within 30 s, for a minute, and back, as quick as {@link #PLATEAU_BURST}; then a quarter of an
     * hour, in which a window of five minutes ends and the fleet shrinks again.
     */
    SPIKE(
            step("x1", minutes(5)),
            ramp("x10", seconds(30)),
            hold(minutes(1)),
            ramp("x1", seconds(30)),
            hold(minutes(15))),
    /** The usual load for 8 h (k6, soak test); {@code stretch: x1.5} makes it 12 h. */
    SOAK(rampFromNothing("x1", minutes(5)), hold(Duration.ofHours(8)), ramp("x0", minutes(5))),
    /** The news at the busiest hour: sustained load, four times of it for 5 min, and twice a cooldown of 5 min. */
    NEWS_AT_PEAK(
            rampFromNothing("x1", minutes(2)),
            hold(minutes(10)),
            ramp("x4", seconds(30)),
            hold(minutes(5)),
            ramp("x1", seconds(30)),
            hold(minutes(10))),
    /** 100 users within 2 min, 500 for 10 min, 2,000 within 30 s for a minute, and back; {@code x1} is the 500. */
    PLATEAU_BURST(
            rampFromNothing("x0.2", minutes(2)),
            step("x1", minutes(10)),
            ramp("x4", seconds(30)),
            hold(minutes(1)),
            ramp("x1", seconds(30)),
            ramp("x0", minutes(5))),
    /** A load test as tools preset it: 300 s with a ramp of 30 s; 100/s where the load starts at that. */
    STANDARD(rampFromNothing("x1", seconds(30)), hold(seconds(270))),
    /**
     * WorldCup98, 1998-06-30: 33,000 to 106,000 requests a minute in 45 min, on to 204,000 at that slope, then 76 %
     * less in 45 min.
     */
    MATCH_DAY(
            step("x1", minutes(30)),
            ramp("x3.2", minutes(45)),
            ramp("x6.2", minutes(60)),
            ramp("x1.5", minutes(45)),
            hold(minutes(30))),
    /** 100, 200, 100, 300 and 50 users, each for 2 min (PHCA-Systems/proactive-microservices-autoscaler, step). */
    STEP_PHCA(
            step("x1", minutes(2)),
            step("x2", minutes(2)),
            step("x1", minutes(2)),
            step("x3", minutes(2)),
            step("x0.5", minutes(2))),
    /** 10 users, and 15, 50, 100 and 25 for 30 s at 60, 180, 300 and 420 s of 600 s (same place, spike). */
    SPIKE_PHCA(
            step("x1", seconds(60)),
            step("x1.5", seconds(30)),
            step("x1", seconds(90)),
            step("x5", seconds(30)),
            step("x1", seconds(90)),
            step("x10", seconds(30)),
            step("x1", seconds(90)),
            step("x2.5", seconds(30)),
            step("x1", seconds(150))),
    /** Half an hour of peace, and 157 times as much half an hour later, see {@link Crowd#MENTION}. */
    FLASH_MENTION(
            step("x1", minutes(30)),
            new FlashCrowd(Crowd.MENTION, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())),
    /** Five minutes of work each hour, six times, see {@link Batch}. */
    HOURLY_BATCH(
            step("x1", minutes(5)),
            new Batch(Level.parse("x3.2"), Duration.ofHours(1), minutes(5), Duration.ofHours(6))),
    /**
     * A day of NASA's web server: the mean requests of each hour UTC over July 1995, as multiples of the month's mean
     * of 47.66 a minute (Internet Traffic Archive, NASA-HTTP). Its own clock is four hours behind.
     */
    DAY_NASA(new Hours(
            levels("0.90 0.93 0.92 0.90 0.78 0.66 0.57 0.47 0.40 0.40 0.44 0.68"
                    + " 1.05 1.25 1.32 1.45 1.53 1.53 1.59 1.57 1.53 1.27 1.03 0.93"),
            Duration.ofHours(24)));

    private final List<Stage> stages;

    Usual(Stage... stages) {
        this.stages = List.of(stages);
    }

    /** What it is made of; {@code x1} is the load's start. */
    public List<Stage> stages() {
        return stages;
    }

    private static Stage step(String to, Duration lasts) {
        return new Step(Level.parse(to), lasts);
    }

    private static Stage ramp(String to, Duration over) {
        return new Ramp(Level.parse(to), over);
    }

    private static Stage rampFromNothing(String to, Duration over) {
        return new Ramp(Optional.of(Level.parse("x0")), Level.parse(to), over);
    }

    private static Stage hold(Duration lasts) {
        return new Hold(lasts);
    }

    private static List<Level> levels(String factors) {
        return Arrays.stream(factors.split(" "))
                .map(factor -> Level.parse("x" + factor))
                .toList();
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
