package dev.tenfold.policy.keda;

/** The courses that a poll can take, each with what is said of it. */
public enum Course {
    UNREADABLE("the scale of the target cannot be read", ""),
    PAUSED_AT_REPLICAS("the annotation paused-replicas asks for %to", ""),
    PAUSED("an annotation pauses all scaling", ""),
    SCALE_OUT_PAUSED("%triggers, but the annotation paused-scale-out keeps the target at %from", "ScalerActive"),
    WOKEN("%triggers: the target goes from %from to %to", "ScalerActive"),
    ACTIVE_IN_PART("%triggers: some trigger failed, so this poll does not begin the cooldown anew", "ScalerActive"),
    ACTIVE("%triggers: the target runs, the autoscaler decides how many", "ScalerActive"),
    AWAITING_FALLBACK("%triggers: the target stays at %from until fallback.replicas holds", "ScalerNotActive"),
    FAILED("%triggers: without a fallback the target stays at %from", "ScalerNotActive"),
    BELOW_MINIMUM("%triggers: %from is less than minReplicaCount %to", "ScalerNotActive"),
    AT_REST("%triggers: the target stays at %from", "ScalerNotActive"),
    SCALE_IN_PAUSED("%triggers, but the annotation paused-scale-in keeps the target at %from", "ScalerNotActive"),
    COOLING_AT_FIRST(
            "%triggers: no trigger has been active yet, and of the initial cooldown of %cooldown only %age is over",
            "ScalerCooldown"),
    NEVER_ACTIVE(
            "%triggers: no trigger has been active yet, so the target goes from %from to %to without a cooldown",
            "ScalerNotActive"),
    COOLING("%triggers: the last activity was %age ago, the cooldown is %cooldown", "ScalerCooldown"),
    COOLED(
            "%triggers: the last activity was %age ago, more than the cooldown of %cooldown, so the target goes from"
                    + " %from to %to",
            "ScalerNotActive");

    private final String sentence;
    private final String activeReason;

    Course(String sentence, String activeReason) {
        this.sentence = sentence;
        this.activeReason = activeReason;
    }

    /** The reason of the condition Active; empty if the poll leaves it alone. */
    String activeReason() {
        return activeReason;
    }

    /** The sentence; %from, %to, %triggers, %age and %cooldown stand for what they say. */
    String sentence() {
        return sentence;
    }
}
