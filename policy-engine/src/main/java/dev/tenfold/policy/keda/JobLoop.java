package dev.tenfold.policy.keda;

import dev.tenfold.policy.PhasedFact;
import dev.tenfold.policy.keda.JobDemand.OfTrigger;
import dev.tenfold.policy.keda.JobStrategy.Start;
import dev.tenfold.policy.keda.trigger.Observation;
import dev.tenfold.policy.keda.trigger.Trigger;
import dev.tenfold.policy.keda.trigger.TriggerMemory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One ScaledJob: the fact that the rules of {@code keda.drl} decide upon at each poll.
 *
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scaling/executor/scale_jobs.go">scale_jobs.go,
 *     RequestJobScale</a>
 */
public final class JobLoop implements PhasedFact {
    private final ScaledJob job;
    private final Supplier<String> firingRule;
    private final Map<Trigger, TriggerMemory> triggers = new LinkedHashMap<>();

    private KedaPhase phase = KedaPhase.DONE;
    private JobView view;
    private long nowNanos;
    private JobDemand demand = new JobDemand(false, 0, 0);
    private Start start = new Start(0, 0);
    private final List<String> failures = new ArrayList<>();
    private int running;
    private int started;
    private String why;
    private String rule;

    JobLoop(ScaledJob job, Supplier<String> firingRule) {
        this.job = job;
        this.firingRule = firingRule;
        job.triggers().forEach(spec -> spec.trigger().ifPresent(trigger -> triggers.put(trigger, new TriggerMemory())));
    }

    /** Begins a poll: counts the jobs and, unless the scaling is paused, asks the triggers. */
    void begin(JobView seen, long now) {
        view = seen;
        nowNanos = now;
        running = seen.running();
        started = 0;
        failures.clear();
        phase = job.annotations().pause() ? KedaPhase.PAUSED : KedaPhase.ACTIVE;
        if (phase == KedaPhase.ACTIVE) {
            demand = JobDemand.of(observe(), job.calculation(), job.least(), job.most());
            start = job.strategy()
                    .decide(demand.queueLength(), demand.jobs(), running - job.least(), seen.pending(), job.most());
        }
    }

    private List<OfTrigger> observe() {
        List<OfTrigger> found = new ArrayList<>();
        triggers.forEach((trigger, memory) -> {
            Observation seen = trigger.observe(view.source(), memory, view.calendar());
            if (seen.isError()) {
                failures.add(trigger.id().called() + " failed: " + seen.error());
            } else if (seen.value().isPresent()) {
                double target = trigger.threshold().orElse(0);
                found.add(OfTrigger.of(seen.value().getAsDouble(), target, seen.active(), job.most()));
            }
        });
        return found;
    }

    /** What came of the poll, once the rules are through with it. */
    JobDecision end() {
        boolean active =
                phase == KedaPhase.DONE && demand.active() && !job.annotations().pause();
        return new JobDecision(nowNanos, running, started, active, rule, why, failures);
    }

    // ---- What the rules ask.

    /** Name of the phase that the poll is in. */
    public String getPhase() {
        return phase.name();
    }

    /** Whether fewer jobs run than always should. */
    public boolean isTooFew() {
        return running < job.least();
    }

    /** Whether a trigger is active. */
    public boolean isActive() {
        return demand.active();
    }

    /** Whether the queue is worth more jobs than there are. */
    public boolean isWanting() {
        return start.jobs() > 0;
    }

    @Override
    public boolean isSettled() {
        return phase == KedaPhase.DONE;
    }

    // ---- What the rules do.

    /** Starts no job. */
    public void startNone(String reason) {
        settle(reason + ": " + queue());
    }

    /** Does nothing while an annotation says so. */
    public void pause() {
        settle("an annotation pauses the starting of jobs");
    }

    /** Starts what is missing of the jobs that always run. */
    public void fillUp() {
        begin(job.least() - running);
        settle(running + " jobs run, fewer than minReplicaCount " + job.least() + ": " + started + " more");
    }

    /** Starts as many jobs as the queue is worth. */
    public void startWanted() {
        String before = queue();
        begin((int) start.jobs());
        settle(before + ": " + started + " more");
    }

    private void begin(int jobs) {
        started = jobs;
        view.start(jobs);
    }

    private String queue() {
        return "the queue of " + demand.queueLength() + " is worth " + demand.jobs() + " jobs of at most " + job.most()
                + ", " + running + " run, " + view.pending() + " of them pending";
    }

    private void settle(String reason) {
        why = reason;
        rule = firingRule.get();
        phase = KedaPhase.DONE;
    }
}
