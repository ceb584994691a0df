package dev.tenfold.policy.hpa;

import dev.tenfold.policy.PolicySession;

/** One autoscaler under the rules: what kube-controller-manager keeps of it, and what it does at each sync. */
public final class HpaController {
    private final Autoscaler autoscaler;
    private final PolicySession.Policy policy;

    /** Takes over an autoscaler that has run before. */
    public HpaController(HpaSpec spec, HpaSettings settings, HpaMemory memory, PolicySession session) {
        this.autoscaler = new Autoscaler(new HpaPlan(spec, settings), memory, session::firingRule);
        this.policy = session.insert(autoscaler);
    }

    /** Takes on an autoscaler that was created just now. */
    public HpaController(HpaSpec spec, HpaSettings settings, PolicySession session) {
        this(spec, settings, HpaMemory.NEW, session);
    }

    /**
     * Reconciles once.
     *
     * @param cluster what the autoscaler sees, and writes to
     * @param nowNanos the moment, nanoseconds since the rehearsal's start; never before the last one
     */
    public Decision reconcile(Cluster cluster, long nowNanos) {
        autoscaler.begin(cluster, nowNanos);
        policy.settle(autoscaler);
        return autoscaler.end();
    }

    /** What the autoscaler remembers at present. */
    public HpaMemory memory() {
        return autoscaler.memory();
    }
}
