package dev.tenfold.policy.aws;

/** The state of an alarm. New alarms have insufficient data. */
public enum AlarmState {
    OK,
    ALARM,
    INSUFFICIENT_DATA
}
