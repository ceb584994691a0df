package dev.tenfold.policy.aws;

import java.time.Duration;
import java.util.Objects;

/**
 * An alarm that keeps a composite alarm from acting while it is in state ALARM itself.
 *
 * @param waitPeriod how long the composite alarm waits for the suppressor to go into ALARM before it acts all the same
 * @param extensionPeriod how long it goes on waiting once the suppressor has left ALARM
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm_Suppression.html">
 *     Alarm suppression</a>
 */
public record ActionSuppressor(Duration waitPeriod, Duration extensionPeriod) {

    public ActionSuppressor {
        Objects.requireNonNull(waitPeriod, "waitPeriod");
        Objects.requireNonNull(extensionPeriod, "extensionPeriod");
        if (waitPeriod.isNegative() || extensionPeriod.isNegative()) {
            throw new IllegalArgumentException("WaitPeriod and ExtensionPeriod must be >= 0 s");
        }
    }

    /**
     * Whether the composite alarm, which is in ALARM, must not act at a moment.
     *
     * @param suppressor state of the suppressor at that moment
     * @param sinceAlarm how long the composite alarm has been in ALARM
     * @param sinceSuppressor how long the suppressor has been out of ALARM; null if it was not in ALARM since the
     *     composite alarm is
     */
    public boolean suppresses(AlarmState suppressor, Duration sinceAlarm, Duration sinceSuppressor) {
        if (suppressor == AlarmState.ALARM) {
            return true;
        }
        return sinceSuppressor == null
                ? sinceAlarm.compareTo(waitPeriod) < 0
                : sinceSuppressor.compareTo(extensionPeriod) < 0;
    }
}
