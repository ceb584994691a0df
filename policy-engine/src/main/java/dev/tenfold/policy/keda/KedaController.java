package dev.tenfold.policy.keda;

import dev.tenfold.policy.PolicySession;

/**
 * One ScaledObject under the rules: KEDA's own loop, which wakes the target and puts it to rest. The first poll comes
 * at once, each further one {@link PollTiming#polling()} after the one before.
 */
public final class KedaController {
    private final ScaleLoop loop;
    private final TriggerWatch watch;
    private final KedaMetrics metrics;
    private final PolicySession.Policy policy;

    /**
     * Takes over a ScaledObject that has run before.
     *
     * @throws IllegalArgumentException if KEDA would refuse its formula
     */
    public KedaController(ScaledObject object, KedaMemory memory, PolicySession session) {
        this.watch = new TriggerWatch(object, memory.failures());
        this.loop = new ScaleLoop(object, memory, watch, session::firingRule);
        this.metrics = new KedaMetrics(object, watch);
        this.policy = session.insert(loop);
    }

    /** Takes on a ScaledObject that is created at a moment, nanoseconds since the rehearsal's start. */
    public KedaController(ScaledObject object, long createdNanos, PolicySession session) {
        this(object, KedaMemory.createdAt(createdNanos), session);
    }

    /**
     * Polls once.
     *
     * @param view what KEDA sees, and scales
     * @param nowNanos the moment, nanoseconds since the rehearsal's start; never before the last one
     */
    public KedaDecision poll(KedaView view, long nowNanos) {
        loop.begin(view, nowNanos);
        policy.settle(loop);
        return loop.end();
    }

    /**
     * Goes on from what the triggers are known to say, as when one pushes.
     *
     * @param activity what they say together
     */
    public KedaDecision decide(KedaView view, Activity activity, long nowNanos) {
        loop.begin(view, activity, nowNanos);
        policy.settle(loop);
        return loop.end();
    }

    /** What answers the autoscaler when it asks for the metrics of the triggers. */
    public KedaMetrics metrics() {
        return metrics;
    }

    /** What is remembered at present. */
    public KedaMemory memory() {
        return loop.memory();
    }
}
