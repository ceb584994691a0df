package dev.tenfold.rehearsal;

/** When a request was lost, beside what the scaling did at that moment. */
public enum When {
    /** A service needed more, and no policy had looked at a sample that shows it. */
    DETECTION("detection"),
    /** A policy had seen it and had not asked for enough. */
    DECISION("decision"),
    /** Replicas were asked for and not ready. */
    PROVISIONING("provisioning"),
    /** Those asked for were there, and some of them were still cold, or not ready although they were called so. */
    WARM_UP("warm-up"),
    /** Replicas were being taken away. */
    DRAIN("drain"),
    /** The policy wanted no more, because it may not. */
    AT_MAXIMUM("at maximum"),
    /** Nothing was scaling or had to. */
    OTHERWISE("otherwise");

    private final String title;

    When(String title) {
        this.title = title;
    }

    /** The name in reports. */
    public String title() {
        return title;
    }
}
