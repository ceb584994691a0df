package dev.tenfold.policy.alert;

import java.time.Duration;

/**
 * What holds in Prometheus and its Alertmanager where nobody says otherwise.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/cmd/prometheus/main.go">cmd/prometheus/main.go</a>
 * @see <a href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/">Prometheus'
 *     configuration</a>
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/dispatch/route.go">dispatch/route.go</a>
 */
public final class AlertDefaults {
    /** How often targets are scraped. */
    public static final Duration SCRAPE_INTERVAL = Duration.ofMinutes(1);

    /** How often a group is evaluated that names no interval. */
    public static final Duration EVALUATION_INTERVAL = Duration.ofMinutes(1);

    /** How long a resolved alert is kept, so that the Alertmanager hears of it. */
    public static final Duration RESOLVED_RETENTION = Duration.ofMinutes(15);

    /** How long a firing alert is not sent again. */
    public static final Duration RESEND_DELAY = Duration.ofMinutes(1);

    /** For how long Prometheus may be down and yet restore the age of its alerts. */
    public static final Duration OUTAGE_TOLERANCE = Duration.ofHours(1);

    /** How long an alert that was restored waits at least before it fires. */
    public static final Duration GRACE_PERIOD = Duration.ofMinutes(10);

    /** How long the Alertmanager waits for more alerts before it sends the first notification of a group. */
    public static final Duration GROUP_WAIT = Duration.ofSeconds(30);

    /** How long the Alertmanager waits before it tells what changed in a group. */
    public static final Duration GROUP_INTERVAL = Duration.ofMinutes(5);

    /** How long the Alertmanager waits before it repeats itself. */
    public static final Duration REPEAT_INTERVAL = Duration.ofHours(4);

    /** After what time the Alertmanager takes an alert for resolved whose sender did not say when it ends. */
    public static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);

    private AlertDefaults() {}
}
