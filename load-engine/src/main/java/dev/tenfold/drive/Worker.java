package dev.tenfold.drive;

import io.netty.channel.EventLoop;
import io.vertx.core.internal.ContextInternal;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
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
    /** How long a user at least leaves alone a system that did not even answer. */
    private static final long PAUSE_NANOS = 100_000_000L;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ContextInternal context;
    private final EventLoop loop;
    private final Source source;
    private final Patience patience;
    private final RandomGenerator random;
    private final Network network;
    private final Witness witness;
    private final Map<Target, Lines> lines = new LinkedHashMap<>();
    private final Chain chain = new Chain();
    private final PriorityQueue<Visit> thinking = new PriorityQueue<>();
    private final Deque<Exchange> spareExchanges = new ArrayDeque<>();
    private final Population population = new Population();
    private final Ledger ledger = new Ledger();
    private long zeroNanos;
    private long due;
    private long windowEnd = WINDOW_NANOS;
    private long cpuNanos;
    /** When the next tick is, if one is due. */
    private long wakeNanos = Schedule.NEVER;

    private boolean done;

    /** Who is told how it goes, on the event loop. */
    interface Witness {
        /** A second is over. */
        void window(Window window);

        /** All is over, and the last window told. */
        void finished();

        /** A fault of the engine itself. */
        void broken(Throwable fault);
    }

    Worker(
            ContextInternal context,
            Source source,
            Patience patience,
            RandomGenerator random,
            Network network,
            Witness witness) {
        this.context = context;
        this.source = source;
        this.patience = patience;
        this.random = random;
        this.network = network;
        this.witness = witness;
        loop = context.nettyEventLoop();
    }

    /** Begins; on the event loop. */
    void begin(long systemNanos) {
        zeroNanos = systemNanos;
        cpuNanos = THREADS.getCurrentThreadCpuTime();
        due = source.next();
        wakeNanos = 0;
        wake(0);
    }

    /** Ends at once; on the event loop. */
    void cut() {
        if (!done) {
            done = true;
            while (chain.first() != null) {
                Exchange exchange = chain.first();
                lines(exchange.call.target()).abandon(exchange);
                end(exchange, Ending.CUT_OFF);
            }
            closeWindows(Math.max(nowNanos(), windowEnd));
            lines.values().forEach(Lines::close);
            witness.finished();
        }
    }

    @Override
    public void broken(Throwable fault) {
        witness.broken(fault);
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
            try {
                tick();
            } catch (RuntimeException fault) {
                broken(fault);
            }
        }
    }

    private void tick() {
        long now = nowNanos();
        boolean open = now < patience.endNanos();
        population.want(open ? source.users(now) : 0);
        while (population.lacks()) {
            Visit visit = population.user();
            visit.begin(source.journey(), now);
            launch(visit);
        }
        now = sendDue(now);
        expire(now);
        if (now >= windowEnd) {
            closeWindows(now);
        }
        if (!open && (idle() || now > patience.endOfDrain())) {
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

    private long nextDue() {
        Visit first = thinking.peek();
        return first == null ? due : Math.min(due, first.dueNanos);
    }

    private long sendDue(long fromNanos) {
        long now = fromNanos;
        for (int i = 0; i < MOST_AT_ONCE && nextDue() <= now; i++) {
            if (due <= now) {
                Visit visit = population.visitor();
                visit.begin(source.journey(), due);
                due = source.next();
                launch(visit);
            } else {
                Visit visit = thinking.poll();
                if (visit.fresh() && !population.stays(visit)) {
                    population.leave(visit);
                } else {
                    launch(visit);
                }
            }
            now = nowNanos();
        }
        return now;
    }

    private void launch(Visit visit) {
        Exchange spare = spareExchanges.pollLast();
        Exchange exchange = spare == null ? new Exchange() : spare;
        exchange.begin(visit, visit.call(), visit.dueNanos);
        chain.add(exchange);
        if (exchange.call.unspeakable(visit)) {
            failed(exchange, Ending.UNSENT);
            return;
        }
        ledger.launched(nowNanos() - visit.dueNanos);
        lines(exchange.call.target()).send(exchange);
    }

    private Lines lines(Target target) {
        Lines known = lines.get(target);
        if (known == null) {
            known = network.lines(target, context, this);
            lines.put(target, known);
        }
        return known;
    }

    private void expire(long now) {
        Exchange oldest = chain.first();
        while (oldest != null && now - oldest.intendedNanos > patience.timeoutNanos()) {
            Lines its = lines(oldest.call.target());
            Ending ending = oldest.line == null && its.connecting() ? Ending.CONNECT_TIMEOUT : Ending.TIMEOUT;
            its.abandon(oldest);
            failed(oldest, ending);
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
            think(visit, think(call));
        } else {
            again(visit, think(call));
        }
    }

    @Override
    public void failed(Exchange exchange, Ending ending) {
        Visit visit = exchange.visit;
        long think = Math.max(PAUSE_NANOS, think(exchange.call));
        end(exchange, ending);
        again(visit, think);
    }

    /** A visit is over: its user begins anew, or leaves. */
    private void again(Visit visit, long thinkNanos) {
        if (!done && population.stays(visit)) {
            visit.begin(source.journey(), nowNanos());
            think(visit, thinkNanos);
        } else {
            population.leave(visit);
        }
    }

    /** The user thinks, and then does what comes next. */
    private void think(Visit visit, long nanos) {
        long now = nowNanos();
        visit.dueNanos = now + nanos;
        if (nanos == 0) {
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
    public void gone(Line line) {
        for (Lines each : lines.values()) {
            if (each.has(line)) {
                each.gone(line);
                return;
            }
        }
    }

    private void end(Exchange exchange, Ending ending) {
        long now = nowNanos();
        chain.remove(exchange);
        long sent = exchange.sentNanos < 0 ? now : exchange.sentNanos;
        ledger.ended(exchange, ending, now - exchange.intendedNanos, now - sent);
        exchange.forget();
        spareExchanges.addLast(exchange);
    }

    /** Of all seconds that are over: after a stall of the generator several, and all but the first of them empty. */
    private void closeWindows(long now) {
        while (windowEnd <= now) {
            long cpu = THREADS.getCurrentThreadCpuTime();
            witness.window(ledger.window(windowEnd, cpu - cpuNanos, standing()));
            cpuNanos = cpu;
            windowEnd += WINDOW_NANOS;
        }
    }

    private Standing standing() {
        int waiting = 0;
        int open = 0;
        long exhausted = 0;
        for (Lines each : lines.values()) {
            waiting += each.waiting();
            open += each.size();
            exhausted += each.exhausted();
        }
        return new Standing(chain.size(), waiting, open, exhausted, population.size());
    }
}
