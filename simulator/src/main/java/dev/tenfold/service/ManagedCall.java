package dev.tenfold.service;

import java.util.Set;

/**
 * A call with all that a caller may do about it: a cache before it, a circuit breaker, a pool of connections, retries.
 * What a request spends on it is worked out from how the callee answers now, as if that lasted; what reaches the callee
 * is followed attempt by attempt, so that a retry comes when its time is.
 */
final class ManagedCall implements Call {
    private static final Retry ONCE = new Retry(1, Backoff.NONE, RetryBudget.NONE, Set.of());

    private final CallTo to;
    private final FluidService caller;
    private final FluidService callee;
    private final Attempts attempts;
    private final CallLaw law;
    private final CircuitBreaker breaker;
    private final WarmCache cache;
    private final ConnectionPool pool;
    private final Slowest slowest;

    private double meanSeconds;
    private double variance;
    private double skew;
    private double wellShare;
    private double retriedBefore;

    /**
     * @param mostStorm most retries that a storm on the callee may bring, 0 if there is none
     * @param witness told of the circuit breaker
     */
    ManagedCall(CallTo to, FluidService caller, FluidService callee, int mostStorm, Witness witness) {
        this.to = to;
        this.caller = caller;
        this.callee = callee;
        Retry retry = to.retry().orElse(ONCE);
        attempts = new Attempts(retry, to.timeoutSeconds(), mostStorm);
        law = new CallLaw(retry, to.timeoutSeconds());
        breaker = to.breaker()
                .map(spec -> new CircuitBreaker(spec, caller.name(), callee.name(), witness))
                .orElse(null);
        cache = to.cache().map(WarmCache::new).orElse(null);
        pool = to.connections().map(ConnectionPool::new).orElse(null);
        slowest = to.parallel() ? new Slowest(to.times()) : null;
        if (pool != null) {
            callee.door().pooled(this);
        }
    }

    @Override
    public void storm(int retries) {
        attempts.storm(retries);
    }

    @Override
    public void flush() {
        if (cache != null) {
            cache.flush();
        }
    }

    /** Connections that its replicas want to hold open. */
    double connectionsWanted() {
        return pool.wanted(caller.fleet().ready());
    }

    @Override
    public void look() {
        law.look(callee.answers());
        law.follow(attempts.allowedShare(), attempts.storm());
        Moments time = law.time();
        double well = law.wellShare();
        if (pool != null) {
            time.after(pool.waitSeconds(), pool.waitVariance(), 0);
            well *= 1 - pool.failedShare();
        }
        if (breaker != null) {
            time.mixWith(breaker.stoppedShare(), 0);
            well *= 1 - breaker.stoppedShare();
        }
        if (cache != null) {
            time.mixWith(cache.hitShare(), cache.hitSeconds());
            well += (1 - well) * cache.hitShare();
        }
        wellShare = StrictMath.pow(well, to.times());
        if (slowest != null) {
            slowest.look(time.first, time.variance(), time.skew());
            meanSeconds = slowest.mean();
            variance = slowest.variance();
            skew = slowest.skew();
        } else {
            meanSeconds = to.times() * time.first;
            variance = to.times() * time.variance();
            skew = to.times() * time.skew();
        }
    }

    @Override
    public double make(long nowNanos, double seconds, double started) {
        int ready = caller.fleet().ready();
        end(nowNanos, seconds, Math.max(1, ready));
        double calls = started * to.times();
        if (cache != null) {
            cache.pass(seconds, ready);
            calls *= 1 - cache.hitShare();
        }
        if (pool != null) {
            calls = connect(nowNanos, seconds, calls, ready);
        }
        double made = attempts.begin(seconds, calls);
        retriedBefore = attempts.retriedNow();
        if (breaker != null) {
            double share = breaker.pass(nowNanos, made / Math.max(1, ready));
            attempts.stopped(made * (1 - share));
            callee.account().retry(retriedBefore * share);
            return reach(made * share);
        }
        callee.account().retry(retriedBefore);
        return reach(made);
    }

    private double reach(double attempts) {
        if (!to.cancels()) {
            callee.endings().abandon(attempts * law.lateShare());
        }
        return attempts;
    }

    /** Retries take a connection too, although they do not wait for it. */
    private double connect(long nowNanos, double seconds, double calls, int ready) {
        double asked = calls + retriedBefore;
        double openShare = callee.door().openShare();
        double got = pool.step(nowNanos, seconds, asked, ready, openShare, law.attemptSeconds(), law.attemptCv2());
        double open = connectionsWanted() * openShare;
        double held = attempts.inFlight();
        if (got > open - held && open > 0) {
            double most = Math.max(0, callee.room(seconds, held, open));
            if (got > most) {
                pool.holdBack(got - most, most / seconds);
                got = most;
            }
        }
        return Math.max(0, got - retriedBefore);
    }

    /** What became of the attempts of the step before, and of those that waited. */
    private void end(long nowNanos, double seconds, int ready) {
        double refused = attempts.passedNow() * law.refusedShare();
        attempts.refused(refused);
        double waiting = attempts.inFlight();
        double inTime = waiting * (1 - law.lateShare()) * seconds / (law.attemptSeconds() + seconds);
        double bad = inTime * law.badShare();
        attempts.answered(inTime - bad, bad, law.inTimeSeconds(), null, null);
        long stepStartNanos = nowNanos - Math.round(seconds * 1e9);
        double gaveUp = attempts.settle(stepStartNanos, law.lateShare(), null);
        if (to.cancels()) {
            callee.cancel(gaveUp);
        }
        if (breaker != null) {
            breaker.ended(nowNanos, seconds, (refused + inTime + gaveUp) / ready, (refused + bad + gaveUp) / ready);
        }
    }

    @Override
    public double meanSeconds() {
        return meanSeconds;
    }

    @Override
    public double variance() {
        return variance;
    }

    @Override
    public double skew() {
        return skew;
    }

    @Override
    public double wellShare() {
        return wellShare;
    }

    @Override
    public void check() {
        attempts.check(caller.name() + ", which calls " + callee.name() + ",");
    }
}
