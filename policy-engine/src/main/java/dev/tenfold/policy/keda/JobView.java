package dev.tenfold.policy.keda;

import dev.tenfold.policy.keda.trigger.TriggerSource;
import java.time.Instant;

/** What KEDA sees of the jobs of one ScaledJob, and the one thing it can do: start more. */
public interface JobView {

    /** Jobs that are not finished, those that wait for their pod included. */
    int running();

    /** Those of them whose pod does not run yet. */
    int pending();

    /** What the triggers ask. */
    TriggerSource source();

    /** The time by the calendar, which cron triggers go by. */
    Instant calendar();

    /** Starts so many jobs. */
    void start(int jobs);
}
