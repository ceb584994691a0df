package dev.tenfold.policy.aws;

/**
 * What an alarm does in a state, as far as its repetition goes.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html">Using Amazon
 *     CloudWatch alarms</a>
 */
public enum AlarmAction {
    /** A scaling policy: invoked when the state is reached, and every minute that it lasts. */
    AUTO_SCALING,
    /** Anything else, such as a notification: invoked when the state is reached. */
    OTHER;

    /** The kind of an action by its ARN, such as {@code arn:aws:autoscaling:...:scalingPolicy:...}. */
    public static AlarmAction ofArn(String arn) {
        String[] parts = arn.split(":", 4);
        boolean scaling =
                parts.length > 2 && (parts[2].equals("autoscaling") || parts[2].equals("application-autoscaling"));
        return scaling ? AUTO_SCALING : OTHER;
    }

    /**
     * Whether the action is invoked.
     *
     * @param trigger the state it belongs to
     * @param before the alarm's state a minute ago
     * @param now the alarm's state
     */
    public boolean isInvoked(AlarmState trigger, AlarmState before, AlarmState now) {
        return now == trigger && (this == AUTO_SCALING || before != trigger);
    }
}
