package dev.tenfold.policy.alert.paging;

import dev.tenfold.metric.Labels;

/**
 * An alert as the Alertmanager was told.
 *
 * @param labels whose it is
 * @param startsAtMillis since when it fires
 * @param endsAtMillis from when on it is resolved
 */
record PostedAlert(Labels labels, long startsAtMillis, long endsAtMillis) {

    boolean resolvedAt(long nowMillis) {
        return endsAtMillis <= nowMillis;
    }
}
