package dev.tenfold.policy.alert;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import java.util.List;
import java.util.OptionalLong;

/** One alert of a rule: what Prometheus remembers of one set of labels. */
public final class AlertInstance {
    /** The time of what has not happened. */
    private static final long NEVER = Long.MIN_VALUE;

    private static final String STATE_LABEL = "alertstate";

    private final Labels labels;
    private final Labels pendingSeries;
    private final Labels firingSeries;
    private final Labels sinceSeries;

    private AlertState state = AlertState.INACTIVE;
    private AlertState before = AlertState.INACTIVE;
    private Sample seen;
    private boolean met;
    private long activeAtMillis = NEVER;
    private long firedAtMillis = NEVER;
    private long resolvedAtMillis = NEVER;
    private long unmetSinceMillis = NEVER;

    /**
     * @param labels whose alert it is
     * @param written the labels of the series that tell of it
     */
    AlertInstance(Labels labels, Labels written) {
        this.labels = labels;
        Labels alerts = written.with(Labels.NAME, "ALERTS");
        this.pendingSeries = alerts.with(STATE_LABEL, AlertState.PENDING.label());
        this.firingSeries = alerts.with(STATE_LABEL, AlertState.FIRING.label());
        this.sinceSeries = written.with(Labels.NAME, "ALERTS_FOR_STATE");
    }

    /** Whose alert it is, {@code alertname} included. */
    public Labels labels() {
        return labels;
    }

    /** Where it stands. */
    public AlertState state() {
        return state;
    }

    /** Since when its condition holds, or held when it last did. */
    public OptionalLong activeAtMillis() {
        return time(activeAtMillis);
    }

    /** When it last began to fire. */
    public OptionalLong firedAtMillis() {
        return time(firedAtMillis);
    }

    private static OptionalLong time(long millis) {
        return millis == NEVER ? OptionalLong.empty() : OptionalLong.of(millis);
    }

    /** The element of the expression that it last was. */
    Sample seen() {
        return seen;
    }

    /** Where it stood before the present evaluation. */
    AlertState before() {
        return before;
    }

    /** Whether the expression has it in the present evaluation. */
    boolean met() {
        return met;
    }

    /** The expression has it; what was inactive begins anew. */
    void meet(Sample element, long nowMillis) {
        seen = element;
        met = true;
        if (state == AlertState.INACTIVE) {
            state = AlertState.PENDING;
            activeAtMillis = nowMillis;
            firedAtMillis = NEVER;
            resolvedAtMillis = NEVER;
            unmetSinceMillis = NEVER;
        }
    }

    /** The present evaluation is over. */
    void settle() {
        before = state;
        met = false;
    }

    long ageMillis(long nowMillis) {
        return nowMillis - activeAtMillis;
    }

    /** For how long the condition has failed; its first failure starts the clock, so that it is 0 then. */
    long unmetMillis(long nowMillis) {
        return unmetSinceMillis == NEVER ? 0 : nowMillis - unmetSinceMillis;
    }

    long resolvedMillis(long nowMillis) {
        return resolvedAtMillis == NEVER ? 0 : nowMillis - resolvedAtMillis;
    }

    void holdsAgain() {
        unmetSinceMillis = NEVER;
    }

    void startKeeping(long nowMillis) {
        unmetSinceMillis = unmetSinceMillis == NEVER ? nowMillis : unmetSinceMillis;
    }

    void fire(long nowMillis) {
        state = AlertState.FIRING;
        firedAtMillis = nowMillis;
    }

    void demote() {
        state = AlertState.PENDING;
        firedAtMillis = NEVER;
        unmetSinceMillis = NEVER;
    }

    void drop() {
        state = AlertState.INACTIVE;
    }

    void resolve(long nowMillis) {
        state = AlertState.INACTIVE;
        resolvedAtMillis = nowMillis;
    }

    /** What Prometheus writes of it: {@code ALERTS}, and {@code ALERTS_FOR_STATE} with the second it became active. */
    void writeTo(List<Sample> series) {
        series.add(new Sample(state == AlertState.FIRING ? firingSeries : pendingSeries, 1));
        series.add(new Sample(sinceSeries, Math.floorDiv(activeAtMillis, 1000L)));
    }
}
