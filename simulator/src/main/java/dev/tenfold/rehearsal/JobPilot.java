package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.policy.Move;
import dev.tenfold.policy.keda.JobController;
import dev.tenfold.policy.keda.JobDecision;
import dev.tenfold.policy.keda.JobView;
import dev.tenfold.policy.keda.ScaledJob;
import dev.tenfold.policy.keda.TriggerSpec;
import dev.tenfold.policy.keda.trigger.TriggerSource;
import dev.tenfold.service.Backlog;
import dev.tenfold.service.Service;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A ScaledJob at work: its jobs are the replicas of the service that consumes the queue. A job works message after
 * message, and ends when none waits any more.
 */
final class JobPilot implements Pilot {
    /** Less of a message than this is none. */
    private static final double NOTHING = 1e-6;

    private final Platform platform;
    private final Permit permit;
    private final ScaledJob job;
    private final Service service;
    private final JobController controller;
    private final JobView view = new View();

    JobPilot(Platform platform, Permit permit, ScaledJob job, Service service) {
        this.platform = platform;
        this.permit = permit;
        this.job = job;
        this.service = service;
        controller = new JobController(job, platform.session());
        job.triggers().stream().flatMap(trigger -> trigger.trigger().stream()).forEach(platform.triggers()::want);
        platform.follow(service, new AimStrain(List.of(), job.least(), job.most(), 0));
    }

    @Override
    public void open() {
        for (TriggerSpec trigger : job.triggers()) {
            trigger.trigger().ifPresent(each -> platform.triggers().prepare(each, service.name()));
        }
    }

    @Override
    public void book(Agenda agenda) {
        long tick = platform.script().scenario().tick().toNanos();
        agenda.every(tick, tick, Phase.SERVE, platform.world()::serve);
        agenda.every(tick, tick, Phase.CHANGE, this::endIdle);
        long period = job.polling().toNanos();
        long first = platform.offset(Optional.empty(), period, "poll of " + job.name());
        agenda.every(first, period, Phase.SERVE, platform.world()::serve);
        agenda.every(first, period, Phase.DECIDE, this::poll);
    }

    private void poll() {
        int before = service.fleet().wanted();
        JobDecision decision = controller.poll(view, platform.nowNanos());
        if (decision.started() > 0 && service.fleet().wanted() != before) {
            tell(before, decision.rule(), decision.why());
        }
    }

    /** Jobs that find no message end. */
    private void endIdle() {
        Backlog backlog = service.backlog().orElse(null);
        int ready = service.fleet().ready();
        if (backlog == null || ready == 0 || backlog.waiting() > NOTHING) {
            return;
        }
        double each =
                Double.isInfinite(service.work().slots()) ? 1 : service.work().slots();
        int busy = (int) Math.ceil(Math.max(0, backlog.inFlight() - NOTHING) / each);
        int before = service.fleet().wanted();
        int idle = Math.min(ready - busy, before - job.least());
        if (idle > 0) {
            platform.world().scaleTo(service, before - idle);
            tell(before, "jobs end", idle + " of " + ready + " jobs find no message any more");
        }
    }

    private void tell(int before, String rule, String why) {
        int after = service.fleet().wanted();
        platform.moved(service, new Move(platform.nowNanos(), before, after, job.name(), rule, why, List.of()));
    }

    /** What KEDA sees of the jobs. */
    private final class View implements JobView {
        @Override
        public int running() {
            return service.fleet().existing();
        }

        @Override
        public int pending() {
            return service.fleet().starting();
        }

        @Override
        public TriggerSource source() {
            return platform.triggers();
        }

        @Override
        public Instant calendar() {
            return Instant.ofEpochMilli(platform.monitoring().nowMillis());
        }

        @Override
        public void start(int jobs) {
            int before = service.fleet().wanted();
            int allowed = permit.ask(before, before + jobs, "its triggers call for " + jobs + " more jobs");
            platform.world().scaleTo(service, allowed);
        }
    }
}
