package dev.tenfold.rehearsal;

import dev.tenfold.service.Account;
import dev.tenfold.service.Cause;
import dev.tenfold.service.LatencyMixture;

/** What was asked and what became of it, window by window. Rates are per second. */
public interface Asked {
    /** Closed windows. */
    int size();

    /** Requests that came. */
    double demand(int window);

    /** Those among them that had been tried before. */
    double retried(int window);

    /** Requests that were answered well. */
    double served(int window);

    /** Requests that were lost for one cause. */
    double lost(Cause cause, int window);

    /** Requests accepted and not answered yet, at the window's end. */
    double waiting(int window);

    /** Response times of what was answered in a window. */
    LatencyMixture latencies(int window);

    /** Where all requests went by the end. */
    Account account();
}
