package dev.tenfold.policy.rules;

import java.util.List;

/** What own rules see at one moment. Whoever simulates it implements this; lists are read only during the call. */
public interface Surroundings {

    /** All services, always in the same order. */
    List<? extends ServiceReadings> services();

    /** What other policies want at this moment and have not been granted yet. */
    List<Recommendation> recommendations();
}
