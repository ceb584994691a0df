package dev.tenfold.policy.alert;

import java.util.Locale;

/** Where one alert of a rule stands. */
public enum AlertState {
    /** Its condition does not hold. */
    INACTIVE,

    /** Its condition holds, but not yet for as long as {@code for} says. */
    PENDING,

    /** It is sent to the Alertmanager. */
    FIRING;

    /** As the label {@code alertstate} of the series {@code ALERTS} spells it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
