package dev.tenfold.trial;

import dev.tenfold.rehearsal.Asked;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.scenario.Expectations;
import dev.tenfold.scenario.Script;
import dev.tenfold.service.Account;
import dev.tenfold.service.LatencyMixture;
import dev.tenfold.verdict.Bound;
import dev.tenfold.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;

/**
 * Rehearses scenarios and judges them, as {@link Verdict} does, but for questions that take many runs: the policies
 * alone are rehearsed, without the fleet that never scales, and the oracle as seldom as it can be. Expectations that
 * take rehearsals of their own, such as {@code holds-at-maximum}, are left out. Two scripts that are equal give equal
 * trials, whoever else is at work.
 */
public final class Trials {
    private final Workers workers;
    private final Oracles oracles = new Oracles();

    /**
     * Trials that share what they can.
     *
     * @param workers who does them
     */
    public Trials(Workers workers) {
        this.workers = workers;
    }

    /** Rehearses one script in the caller's thread. */
    public Trial of(Script script) {
        // A profile remembers where it was asked last, so every run has its own.
        History yours =
                Rehearsal.ofPolicies(script.under(script.profile().copy())).run(share -> {});
        Bound bound = Verdict.bound("yours", yours);
        return new Trial(
                script.file(),
                script.scenario().seed(),
                Verdict.findings(yours, oracles.of(script)),
                bound.bill().total(),
                bound.replicaHours(),
                bound.peakReplicas(),
                pain(yours),
                bound.p95Millis(),
                bound.errorRatio());
    }

    /** Rehearses many scripts at once; their trials in the same order. */
    public List<Trial> all(List<Script> scripts) {
        return all(scripts, share -> {});
    }

    /**
     * The same.
     *
     * @param progress told after each trial which share of them is done, 0..1; by one thread at a time
     */
    public List<Trial> all(List<Script> scripts, DoubleConsumer progress) {
        AtomicInteger done = new AtomicInteger();
        return workers.each(scripts, script -> {
            Trial trial = of(script);
            synchronized (done) {
                progress.accept((double) done.incrementAndGet() / scripts.size());
            }
            return trial;
        });
    }

    private static double pain(History history) {
        Expectations expect = history.script().scenario().expect();
        Duration limit = expect.p95().orElse(expect.p95WhileScaling());
        Asked felt = history.felt();
        Account account = felt.account();
        if (!(account.requests() > 0)) {
            return 0;
        }
        double hurt = account.requestsLost();
        for (int window = 0; window < felt.size(); window++) {
            LatencyMixture latencies = felt.latencies(window);
            if (latencies.weight() > 0) {
                hurt += latencies.weight() * latencies.above(limit.toNanos() / 1e9);
            }
        }
        return Math.min(1, hurt / account.requests());
    }
}
