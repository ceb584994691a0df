package dev.tenfold.policy.aws;

import java.util.Locale;

/**
 * The alarms that target tracking creates, as they are seen in real accounts; AWS promises only that the low threshold
 * is "usually more than 10 % lower" than the target.
 */
public enum TrackingProfile {
    /** EC2 Auto Scaling groups at present. */
    EC2(3),
    /** EC2 Auto Scaling groups as they were in 2018. */
    EC2_2018(3),
    /** Application Auto Scaling: ECS services and most others. */
    APPLICATION(3),
    /** Tables and indexes of DynamoDB: two minutes above the target, fifteen at 20 points below it. */
    DYNAMODB(2);

    /** Periods below the low threshold until it alarms. */
    public static final int LOW_PERIODS = 15;

    private static final int POINTS_BELOW_TARGET = 20;

    private final int highPeriods;

    TrackingProfile(int highPeriods) {
        this.highPeriods = highPeriods;
    }

    /** The profile of a service, such as {@code ec2} or {@code ecs}. */
    public static TrackingProfile ofService(String service) {
        return switch (service.toLowerCase(Locale.ROOT)) {
            case "ec2", "autoscaling" -> EC2;
            case "dynamodb" -> DYNAMODB;
            default -> APPLICATION;
        };
    }

    /** Periods above the target until the high alarm alarms. */
    public int highPeriods() {
        return highPeriods;
    }

    /** The threshold of the low alarm. */
    public double lowThreshold(double target) {
        return switch (this) {
            case EC2 -> target * 70 / 100;
            case EC2_2018, APPLICATION -> target * 90 / 100;
            case DYNAMODB -> target - POINTS_BELOW_TARGET;
        };
    }
}
