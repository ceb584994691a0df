package dev.tenfold.policy.resource;

/** The resource types of AWS that scale, or make something scale, as CloudFormation names them. */
public final class AwsTypes {
    /** An EC2 Auto Scaling group. */
    public static final String GROUP = "AWS::AutoScaling::AutoScalingGroup";

    /** A policy of a group. */
    public static final String GROUP_POLICY = "AWS::AutoScaling::ScalingPolicy";

    /** A scheduled action of a group. */
    public static final String GROUP_SCHEDULE = "AWS::AutoScaling::ScheduledAction";

    /** The warm pool of a group. */
    public static final String WARM_POOL = "AWS::AutoScaling::WarmPool";

    /** Anything else that has a capacity. */
    public static final String TARGET = "AWS::ApplicationAutoScaling::ScalableTarget";

    /** A policy of a scalable target. */
    public static final String APPLICATION_POLICY = "AWS::ApplicationAutoScaling::ScalingPolicy";

    /** A scheduled action of a scalable target, which CloudFormation writes within the target. */
    public static final String APPLICATION_SCHEDULE = "AWS::ApplicationAutoScaling::ScheduledAction";

    /** An alarm on a metric. */
    public static final String ALARM = "AWS::CloudWatch::Alarm";

    /** An alarm on alarms. */
    public static final String COMPOSITE_ALARM = "AWS::CloudWatch::CompositeAlarm";

    private AwsTypes() {}
}
