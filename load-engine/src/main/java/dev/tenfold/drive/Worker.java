package dev.tenfold.drive;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Sends on one event loop all that is due on it, and shares nothing with other workers. It sleeps until the next moment
 * that is due, but not less than a rest in which the answers are read: a loop that only waits for its time reads none.
 */
final class Worker implements Line.Owner {
    private static final long REST_NANOS = 100_000L;
    private static final long LOOK_NANOS = 10_000_000L;
    private static final long WINDOW_NANOS = 1_000_000_000L;
    private static final int MOST_AT_ONCE = 256;

    private final EventLoop loop;
    private final Source source;
    private final Patience patience;
    private final RandomGenerator random;
    private final Network network;
    private final Consumer<Window> windows;
    private final Runnable finished;
    private final Map<Target, Lines> lines = new LinkedHashMap<>();
    private final Chain chain = new Chain();
    private final PriorityQueue<Visit> thinking = new PriorityQueue<>();
    private final Deque<Exchange> spareExchanges = new ArrayDeque<>();
    private final Deque<Visit> spareVisits = new ArrayDeque<>();
    private final Ledger ledger = new Ledger();
    private long zeroNanos;
    private long due;
    private long windowEnd = WINDOW_NANOS;
    /** When the next tick is, if one is due. */
    private long wakeNanos = Schedule.NEVER;

    private int visits;
    private boolean done;

    /**
     * How long a worker waits for what.
     *
     * @param timeoutNanos for an answer, from the intended moment
     * @param endNanos after which nothing more is sent
     * @param drainNanos how long it then waits for answers
     */
    record Patience(long timeoutNanos, long endNanos, long drainNanos) {}

    Worker(
            EventLoop loop,
            Source source,
            Patience patience,
            RandomGenerator random,
            Network network,
            Consumer<Window> windows,
            Runnable finished) {
        this.loop = loop;
        this.source = source;
        this.patience = patience;
        this.random = random;
        this.network = network;
        this.windows = windows;
        this.finished = finished;
    }

    /** Begins; on the event loop. */
    void begin(long systemNanos) {
        zeroNanos = systemNanos;
        due = source.next();
        tick();
    }

    /** Ends at once; on the event loop. */
    void cut() {
        if (!done) {
            while (chain.first() != null) {
                Exchange exchange = chain.first();
                lines(exchange.call.target()).abandon(exchange);
                end(exchange, Ending.CUT_OFF);
            }
            finish();
        }
    }

    @Override
    public long nowNanos() {
        return System.nanoTime() - zeroNanos;
    }

    /** Wakes at an instant, or earlier if that was said before. */
    private void wakeBy(long atNanos, long now) {
        if (atNanos < wakeNanos) {
            wakeNanos = atNanos;
            loop.schedule(() -> wake(atNanos), Math.max(REST_NANOS, atNanos - now), TimeUnit.NANOSECONDS);
        }
    }

    /** Of two wakes the earlier counts, and says when the next is. */
    private void wake(long atNanos) {
        if (atNanos == wakeNanos && !done) {
            wakeNanos = Schedule.NEVER;
            tick();
        }
    }

    private void tick() {
        long now = nowNanos();
        boolean open = now < patience.endNanos();
        if (open) {
            populate(now);
        }
        now = sendDue(now);
        expire(now);
        if (now >= windowEnd) {
            closeWindow(now);
        }
        if (!open && (idle() || now > endOfDrain())) {
            cut();
            return;
        }
        long next = Math.min(nextDue(), Math.min(windowEnd, now + LOOK_NANOS));
        wakeBy(next, now);
    }

    /** Whether all that began has come to its end. */
    private boolean idle() {
        return chain.size() == 0 && thinking.isEmpty() && due > patience.endNanos();
    }

    private long endOfDrain() {
        return patience.endNanos() + patience.drainNanos();
    }

    private long nextDue() {
        Visit first = thinking.peek();
        return first == null ? due : Math.min(due, first.dueNanos);
    }

    private long sendDue(long fromNanos) {
        long now = fromNanos;
        for (int i = 0; i < MOST_AT_ONCE && nextDue() <= now; i++) {
            if (due <= now) {
                Visit visit = visit();
                visit.begin(source.journey(), due);
                visits++;
                due = source.next();
                launch(visit);
            } else {
                launch(thinking.poll());
            }
            now = nowNanos();
        }
        return now;
    }

    /** Where users are a number: as many as there should be now. */
    private void populate(long now) {
        for (double wanted = source.users(now); visits < Math.round(wanted); visits++) {
            Visit visit = visit();
            visit.begin(source.journey(), now);
            launch(visit);
        }
    }

    private Visit visit() {
        Visit spare = spareVisits.pollLast();
        return spare == null ? new Visit() : spare;
    }

    private void launch(Visit visit) {
        if (nowNanos() > endOfDrain()) {
            leave(visit);
            return;
        }
        Exchange spare = spareExchanges.pollLast();
        Exchange exchange = spare == null ? new Exchange() : spare;
        exchange.begin(visit, visit.call(), visit.dueNanos);
        chain.add(exchange);
        ledger.launched(nowNanos() - visit.dueNanos);
        lines(exchange.call.target()).send(exchange);
    }

    private Lines lines(Target target) {
        Lines known = lines.get(target);
        if (known == null) {
            known = network.lines(target, this);
            lines.put(target, known);
        }
        return known;
    }

    private void expire(long now) {
        Exchange oldest = chain.first();
        while (oldest != null && now - oldest.intendedNanos > patience.timeoutNanos()) {
            lines(oldest.call.target()).abandon(oldest);
            failed(oldest, Ending.TIMEOUT);
            oldest = chain.first();
        }
    }

    @Override
    public void answered(Line line, Exchange exchange) {
        Visit visit = exchange.visit;
        Call call = exchange.call;
        Reply reply = new Reply(exchange);
        Ending ending = call.ending(reply);
        boolean more = ending.good() && visit.goOn(reply);
        end(exchange, ending);
        lines(call.target()).rest(line);
        if (more) {
            think(visit, call);
        } else {
            again(visit, call);
        }
    }

    /** The user thinks, and then does what comes next. */
    private void think(Visit visit, Call after) {
        long now = nowNanos();
        visit.dueNanos = now + think(after);
        if (visit.dueNanos <= now) {
            launch(visit);
        } else {
            thinking.add(visit);
            wakeBy(visit.dueNanos, now);
        }
    }

    private long think(Call call) {
        long least = call.thinkLeast().toNanos();
        long most = call.thinkMost().toNanos();
        return most == least ? least : least + (long) (random.nextDouble() * (most - least));
    }

    @Override
    public void failed(Exchange exchange, Ending ending) {
        Visit visit = exchange.visit;
        Call call = exchange.call;
        end(exchange, ending);
        again(visit, call);
    }

    @Override
    public void gone(Line line) {
        lines.values().forEach(each -> {
            if (each.has(line)) {
                each.gone(line);
            }
        });
    }

    private void end(Exchange exchange, Ending ending) {
        long now = nowNanos();
        chain.remove(exchange);
        long sent = exchange.sentNanos < 0 ? now : exchange.sentNanos;
        ledger.ended(exchange, ending, now - exchange.intendedNanos, now - sent);
        exchange.forget();
        spareExchanges.addLast(exchange);
    }

    /** A visit is over: its user begins anew, or leaves. */
    private void again(Visit visit, Call last) {
        long now = nowNanos();
        if (!done && now < patience.endNanos() && visits <= Math.round(source.users(now))) {
            visit.begin(source.journey(), now);
            think(visit, last);
        } else {
            leave(visit);
        }
    }

    private void leave(Visit visit) {
        visits--;
        spareVisits.addLast(visit);
    }

    private void closeWindow(long now) {
        int waiting = 0;
        int open = 0;
        long exhausted = 0;
        for (Lines each : lines.values()) {
            waiting += each.waiting();
            open += each.size();
            exhausted += each.exhausted();
        }
        windows.accept(ledger.window(windowEnd, chain.size(), waiting, open, exhausted, visits));
        windowEnd += WINDOW_NANOS * Math.max(1, (now - windowEnd) / WINDOW_NANOS + 1);
    }

    private void finish() {
        done = true;
        closeWindow(Math.max(nowNanos(), windowEnd));
        lines.values().forEach(Lines::close);
        finished.run();
    }
}
