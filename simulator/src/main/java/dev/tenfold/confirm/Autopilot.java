package dev.tenfold.confirm;

import dev.tenfold.confirm.site.Crew;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.hpa.Decision;
import dev.tenfold.policy.hpa.HpaController;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.scenario.ControllerSpec;
import dev.tenfold.scenario.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The policy on the wall clock: the same decisions as in a rehearsal, at the same beats, on what real replicas say of
 * themselves.
 */
final class Autopilot implements AutoCloseable {
    private final Script script;
    private final HpaSpec policy;
    private final Crew crew;
    private final int most;
    private final List<Deed> deeds = new ArrayList<>();
    private final Thread thread = new Thread(this::fly, "tenfold-autoscaler");
    private long startNanos;
    private volatile boolean over;
    private volatile RuntimeException broken;

    /**
     * A change of scale.
     *
     * @param atNanos since the start of the run
     * @param from replicas wanted before
     * @param to replicas wanted after
     * @param why a sentence with the numbers
     */
    record Deed(long atNanos, int from, int to, String why) {}

    /** @param most replicas that there can be */
    Autopilot(Script script, HpaSpec policy, Crew crew, int most) {
        this.script = script;
        this.policy = policy;
        this.crew = crew;
        this.most = most;
    }

    /** The run begins now. */
    void begin(long startNanos) {
        this.startNanos = startNanos;
        thread.setDaemon(true);
        thread.start();
    }

    /** What it has done so far. */
    List<Deed> deeds() {
        synchronized (deeds) {
            return List.copyOf(deeds);
        }
    }

    private void fly() {
        String service = script.scenario().load().service();
        ControllerSpec spec = script.scenario().controllers();
        long requested = script.scenario().services().get(service).requestedMilli();
        long resolution = spec.metricResolution().toNanos();
        Usages usages = new Usages(resolution);
        RealCluster cluster = new RealCluster(crew, usages, most, service, policy, requested, startNanos);
        try (PolicySession session = PolicySession.open()) {
            HpaController controller = new HpaController(policy, spec.settings(), session);
            long nextScrape = spec.metricOffset().orElse(Duration.ZERO).toNanos();
            long nextSync = spec.syncOffset().orElse(Duration.ZERO).toNanos();
            while (await(Math.min(nextScrape, nextSync))) {
                if (nextScrape <= nextSync) {
                    usages.scrape(crew.replicas(), crew.stats(), startNanos, System.nanoTime() - startNanos);
                    nextScrape += resolution;
                } else {
                    note(controller.reconcile(cluster, System.nanoTime() - startNanos));
                    nextSync += spec.sync().toNanos();
                }
            }
        } catch (RuntimeException unexpected) {
            broken = unexpected;
        }
    }

    private void note(Decision decision) {
        if (decision.rescaled()) {
            synchronized (deeds) {
                deeds.add(new Deed(decision.atNanos(), decision.current(), decision.desired(), decision.why()));
            }
        }
    }

    private boolean await(long nanos) {
        for (long left = left(nanos); left > 0 && !over; left = left(nanos)) {
            LockSupport.parkNanos(left);
        }
        return !over;
    }

    private long left(long nanos) {
        return startNanos + nanos - System.nanoTime();
    }

    /** It decides no more. */
    @Override
    public void close() {
        over = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
        if (broken != null) {
            throw broken;
        }
    }
}
