package dev.tenfold.policy.keda;

import dev.tenfold.policy.PolicySession;

/** One ScaledJob under the rules. The first poll comes at once, each further one {@link ScaledJob#polling()} later. */
public final class JobController {
    private final JobLoop loop;
    private final PolicySession.Policy policy;

    /** Takes on a ScaledJob. */
    public JobController(ScaledJob job, PolicySession session) {
        this.loop = new JobLoop(job, session::firingRule);
        this.policy = session.insert(loop);
    }

    /**
     * Polls once.
     *
     * @param view the jobs
     * @param nowNanos the moment, nanoseconds since the rehearsal's start; never before the last one
     */
    public JobDecision poll(JobView view, long nowNanos) {
        loop.begin(view, nowNanos);
        policy.settle(loop);
        return loop.end();
    }
}
