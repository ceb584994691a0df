package dev.tenfold.request;

import dev.tenfold.service.Cache;
import dev.tenfold.service.Connections;
import dev.tenfold.service.Fleet;
import dev.tenfold.service.Retry;
import dev.tenfold.service.Retry.Failure;
import dev.tenfold.service.RetryBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Sees to all asks of one kind: a caller's calls to one callee, or what users ask a service. It takes an ask through
 * cache, connection, breaker and attempts to its end.
 *
 * <p>Requests of a caller are spread over its ready replicas by chance where each of these has a breaker, connections
 * or a cache of its own.
 */
final class Client {
    private final Run run;
    private final Asks asks;
    private final RequestService callee;
    private final Terms terms;
    private final Ending ending;
    private final Deadlines deadlines;
    /** How long an ask waits for a connection. */
    private final long patienceNanos;

    private final Dice dice;
    private final RandomGenerator jitter;
    private final Purse purse;
    /** Whose replicas the sites are; null for users. */
    private final Fleet callers;

    private final List<Site> sites = new ArrayList<>();
    private int storm;

    /** Who is told how an ask ended. */
    interface Ending {
        /** @param failure how its last attempt failed; null if it went well or was not made */
        void of(int ask, boolean well, Failure failure);
    }

    Client(Run run, String name, RequestService callee, Terms terms, Fleet callers, Ending ending) {
        this.run = run;
        this.callee = callee;
        this.terms = terms;
        this.callers = callers;
        this.ending = ending;
        asks = run.asks;
        deadlines = callee.consuming() ? null : run.deadlines(terms.timeoutSeconds());
        double patience = terms.connections().map(Connections::timeoutSeconds).orElse(Double.POSITIVE_INFINITY);
        patienceNanos = patience < Double.POSITIVE_INFINITY ? Math.round(patience * 1e9) : Long.MAX_VALUE;
        dice = run.dice(name + " to " + callee.name());
        jitter = run.streams.stream("requests " + name + " to " + callee.name() + " jitter");
        purse = new Purse(terms.retry().map(Retry::budget).orElse(RetryBudget.NONE));
    }

    RequestService callee() {
        return callee;
    }

    /** From now on every failure is tried again at once, so many times; 0 if its own policy counts again. */
    void storm(int retries) {
        storm = retries;
    }

    /** Its caches are empty. */
    void flush() {
        site();
        sites.forEach(site -> site.flush(run.nowNanos));
    }

    /** A new ask; who asks is set by the caller, who then {@link #begin}s it. */
    int ask() {
        return asks.take(this, run.nowNanos);
    }

    /** Sets about an ask. It may end at once. */
    void begin(int ask) {
        purse.earn(run.nowNanos);
        if (terms.atSites()) {
            asks.site[ask] = site();
            if (terms.cache().isPresent() && hits(ask, terms.cache().get())) {
                return;
            }
        }
        connect(ask);
    }

    /** A pause is over. */
    void tryAgain(int ask) {
        connect(ask);
    }

    /** A cache has answered. */
    void hit(int ask) {
        end(ask, true, null);
    }

    /** The present attempt was answered. */
    void answered(int ask, boolean well) {
        disconnect(ask);
        if (well) {
            judged(ask, true);
            end(ask, true, null);
        } else {
            fail(ask, Failure.ERROR);
        }
    }

    /** The present attempt has taken too long. */
    void timedOut(int ask) {
        disconnect(ask);
        fail(ask, Failure.TIMEOUT);
    }

    /** Whether an attempt that is given up is taken off the callee. */
    boolean cancels() {
        return terms.cancels();
    }

    /** A connection is free for it. */
    void connected(int ask) {
        attempt(ask);
    }

    /** It has waited for a connection for long enough, if it still does. */
    void unconnected(int ask) {
        if (asks.unconnected[ask]) {
            end(ask, false, null);
        }
    }

    private boolean hits(int ask, Cache cache) {
        Site site = cache.inReplica() ? asks.site[ask] : sites.get(0);
        if (!dice.happens(site.hitRatio(cache, run.nowNanos))) {
            return false;
        }
        if (cache.hitSeconds() > 0) {
            run.timeline.book(run.nowNanos + Math.round(cache.hitSeconds() * 1e9), asks.event(Event.CACHED, ask));
        } else {
            end(ask, true, null);
        }
        return true;
    }

    private void connect(int ask) {
        if (terms.connections().isPresent()) {
            Site site = asks.site[ask];
            if (site.connected >= callee.connectionsOf(terms.connections().get())) {
                asks.unconnected[ask] = true;
                site.waiting.add(ask);
                site.generations.add(asks.generation[ask]);
                if (patienceNanos < Long.MAX_VALUE) {
                    run.timeline.book(run.nowNanos + patienceNanos, asks.event(Event.UNCONNECTED, ask));
                }
                return;
            }
            site.connected++;
        }
        attempt(ask);
    }

    private void disconnect(int ask) {
        Site site = asks.site[ask];
        if (terms.connections().isEmpty() || site == null) {
            return;
        }
        site.connected--;
        while (!site.waiting.isEmpty()) {
            int next = site.waiting.remove();
            if (site.generations.remove() == asks.generation[next]) {
                site.connected++;
                asks.unconnected[next] = false;
                // As an event of its own: it may end at once, and free the connection again.
                run.timeline.book(run.nowNanos, asks.event(Event.CONNECTED, next));
                return;
            }
        }
    }

    /** Makes an attempt, of which the connection is there. */
    private void attempt(int ask) {
        Site site = asks.site[ask];
        if (site != null && site.fuse != null && !site.fuse.passes(run.nowNanos)) {
            disconnect(ask);
            end(ask, false, null);
            return;
        }
        if (asks.retries[ask] > 0) {
            callee.account().retry(1);
        }
        int request = request(ask);
        if (!callee.offer(request)) {
            run.pool.free(request);
            disconnect(ask);
            fail(ask, Failure.REFUSED);
        } else if (callee.consuming()) {
            disconnect(ask);
            end(ask, true, null);
        }
    }

    /** Whoever leaves a message does not wait for its end. */
    private int request(int ask) {
        Pool pool = run.pool;
        int request = pool.take(run.nowNanos);
        pool.factor[request] = asks.factor[ask];
        pool.priority[request] = asks.priority[ask];
        if (asks.caller[ask] < 0) {
            pool.mark(request, Pool.OF_USER);
        }
        if (!callee.consuming()) {
            pool.ask[request] = ask;
            if (deadlines != null) {
                deadlines.await(request);
            }
        }
        return request;
    }

    private void fail(int ask, Failure failure) {
        judged(ask, false);
        if (!triesAgain(ask, failure)) {
            end(ask, false, failure);
            return;
        }
        int retry = ++asks.retries[ask];
        double pause =
                storm > 0 ? 0 : terms.retry().orElseThrow().backoff().seconds(retry, asks.pauseSeconds[ask], jitter);
        asks.pauseSeconds[ask] = pause;
        run.timeline.book(run.nowNanos + Math.round(pause * 1e9), asks.event(Event.RETRIES, ask));
    }

    private boolean triesAgain(int ask, Failure failure) {
        long caller = asks.caller[ask];
        if (caller >= 0 && !run.pool.lives(caller)) {
            return false;
        }
        if (storm > 0) {
            return asks.retries[ask] < storm;
        }
        if (terms.retry().isEmpty()) {
            return false;
        }
        Retry retry = terms.retry().get();
        return asks.retries[ask] < retry.attempts() - 1 && retry.after(failure) && purse.spend(run.nowNanos);
    }

    private void judged(int ask, boolean well) {
        Site site = asks.site[ask];
        if (site != null && site.fuse != null) {
            site.fuse.ended(run.nowNanos, well);
        }
    }

    private void end(int ask, boolean well, Failure failure) {
        ending.of(ask, well, failure);
        asks.free(ask);
    }

    /** One of the caller's replicas. */
    private Site site() {
        int ready = Math.max(1, callers == null ? 1 : callers.ready());
        double warmth = sites.isEmpty() ? 1 : 0;
        while (sites.size() < ready) {
            sites.add(new Site(terms.breaker().map(Fuse::new).orElse(null), warmth, run.nowNanos));
        }
        while (sites.size() > ready) {
            sites.remove(sites.size() - 1);
        }
        return sites.get(ready == 1 ? 0 : dice.below(ready));
    }
}
