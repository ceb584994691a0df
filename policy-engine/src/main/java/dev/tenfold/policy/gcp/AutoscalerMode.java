package dev.tenfold.policy.gcp;

/**
 * What an autoscaler may do.
 *
 * @see <a href="https://cloud.google.com/compute/docs/autoscaler/managing-autoscalers">Turning off or restricting</a>
 */
public enum AutoscalerMode {
    ON,
    /** It only adds VMs. An older name is {@code ONLY_UP}. */
    ONLY_SCALE_OUT,
    /** It recommends and does nothing. */
    OFF;

    /**
     * The mode of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static AutoscalerMode of(String text) {
        return switch (text) {
            case "ON" -> ON;
            case "ONLY_SCALE_OUT", "ONLY_UP" -> ONLY_SCALE_OUT;
            case "OFF" -> OFF;
            default ->
                throw new IllegalArgumentException("mode must be ON, ONLY_SCALE_OUT (ONLY_UP) or OFF, was " + text);
        };
    }

    /**
     * The target size of the group.
     *
     * @param size target size at present
     * @param recommended by the autoscaler
     */
    public int apply(int size, int recommended) {
        return switch (this) {
            case ON -> recommended;
            case ONLY_SCALE_OUT -> Math.max(size, recommended);
            case OFF -> size;
        };
    }
}
