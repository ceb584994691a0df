package dev.tenfold.policy.aws;

import java.util.Optional;

/**
 * {@code TreatMissingData}: what an alarm makes of data points that are not there.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">
 *     Configuring how CloudWatch alarms treat missing data</a>
 */
public enum MissingTreatment {
    /** They are left out; without any data point the data is insufficient. */
    MISSING("missing"),
    /** They are left out; without any data point the state stays. */
    IGNORE("ignore"),
    /** They breach. */
    BREACHING("breaching"),
    /** They are good. */
    NOT_BREACHING("notBreaching");

    private static final String IGNORING_NAMESPACE = "AWS/DynamoDB";

    private final String text;

    MissingTreatment(String text) {
        this.text = text;
    }

    /**
     * The treatment of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static MissingTreatment of(String text) {
        for (MissingTreatment treatment : values()) {
            if (treatment.text.equals(text)) {
                return treatment;
            }
        }
        throw new IllegalArgumentException(
                "TreatMissingData must be missing, ignore, breaching or notBreaching, was " + text);
    }

    /**
     * The treatment in force: the one written, or else {@code missing}, and {@code ignore} for metrics of DynamoDB.
     * Older guides say that alarms on DynamoDB ignore missing data whatever is written; the present one says by
     * default.
     */
    public static MissingTreatment inForce(Optional<MissingTreatment> written, String namespace) {
        return written.orElse(namespace.equals(IGNORING_NAMESPACE) ? IGNORE : MISSING);
    }

    /** As AWS writes it. */
    public String text() {
        return text;
    }
}
