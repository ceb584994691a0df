package dev.tenfold.policy.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The clock of an alarm as its author wrote it; {@link #problems} lists what PutMetricAlarm would refuse.
 *
 * @param period length of one data point
 * @param evaluationPeriods N
 * @param datapointsToAlarm M; absent means N
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm</a>
 */
public record AlarmTiming(Duration period, int evaluationPeriods, OptionalInt datapointsToAlarm) {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration HIGH_RESOLUTION = Duration.ofSeconds(10);
    private static final List<Duration> SHORT_PERIODS =
            List.of(HIGH_RESOLUTION, Duration.ofSeconds(20), Duration.ofSeconds(30));

    public AlarmTiming {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(datapointsToAlarm, "datapointsToAlarm");
    }

    /** M in force. */
    public int datapointsInForce() {
        return datapointsToAlarm.orElse(evaluationPeriods);
    }

    /** How often the alarm is evaluated: every minute, or every 10 s where the period is shorter than a minute. */
    public Duration evaluateEvery() {
        return period.compareTo(MINUTE) < 0 ? HIGH_RESOLUTION : MINUTE;
    }

    /** How far back one evaluation looks where no data point is missing: the period times N, ending now. */
    public Duration window() {
        return period.multipliedBy(evaluationPeriods);
    }

    /** What is wrong, each with its rule and value; empty if nothing is. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        boolean valid = !period.isZero() && period.toSecondsPart() == 0 && period.toNanosPart() == 0;
        if (period.isNegative() || !valid && !SHORT_PERIODS.contains(period)) {
            problems.add("Period must be 10, 20, 30 or a multiple of 60 seconds, was " + seconds(period));
        }
        if (evaluationPeriods < 1) {
            problems.add("EvaluationPeriods must be >= 1, was " + evaluationPeriods);
        } else if (datapointsInForce() < 1 || datapointsInForce() > evaluationPeriods) {
            problems.add("DatapointsToAlarm must be 1 to EvaluationPeriods " + evaluationPeriods + ", was "
                    + datapointsInForce());
        }
        Duration longest = period.compareTo(HOUR) < 0 ? DAY : WEEK;
        if (window().compareTo(longest) > 0) {
            problems.add(
                    "Period times EvaluationPeriods must be <= " + seconds(longest) + ", was " + seconds(window()));
        }
        return problems;
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " seconds";
    }
}
