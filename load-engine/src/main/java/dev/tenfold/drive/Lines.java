package dev.tenfold.drive;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One worker's connections to one target. They are opened as exchanges need them, up to a bound; beyond it exchanges
 * wait, and their latency counts on.
 */
final class Lines {
    private final Supplier<Future<Line>> dial;
    private final int most;
    private final int perLine;
    private final Deque<Line> idle = new ArrayDeque<>();
    private final Set<Line> open = new LinkedHashSet<>();
    private final Deque<Exchange> waiting = new ArrayDeque<>();
    private final Line.Owner owner;
    private int dialling;
    private long exhausted;

    /**
     * @param most connections at a time, 1 or more
     * @param perLine exchanges that one is expected to carry at a time, 1 or more
     * @param dial opens one
     */
    Lines(int most, int perLine, Supplier<Future<Line>> dial, Line.Owner owner) {
        this.most = most;
        this.perLine = perLine;
        this.dial = dial;
        this.owner = owner;
    }

    void send(Exchange exchange) {
        Line line = free();
        if (line != null) {
            line.send(exchange);
            rest(line);
            return;
        }
        waiting.addLast(exchange);
        if (open.size() + dialling >= most) {
            exhausted++;
        }
        dialForThoseWhoWait();
    }

    /** The line that was used last is used next: the others may age. */
    private Line free() {
        for (Line line = idle.pollLast(); line != null; line = idle.pollLast()) {
            if (line.takesMore()) {
                return line;
            }
        }
        return null;
    }

    private void dialForThoseWhoWait() {
        while (waiting.size() > (long) dialling * perLine && open.size() + dialling < most) {
            dialling++;
            dial.get().onComplete(this::ready, this::refused);
        }
    }

    private void ready(Line line) {
        dialling--;
        if (line.open()) {
            open.add(line);
            rest(line);
        } else {
            failOne(Ending.RESET); // gone before it was here
        }
    }

    private void refused(Throwable cause) {
        dialling--;
        failOne(Causes.of(cause));
    }

    /** As many as one connection would have carried go without; the others get another try. */
    private void failOne(Ending ending) {
        for (int i = 0; i < perLine && !waiting.isEmpty(); i++) {
            owner.failed(waiting.pollFirst(), ending);
        }
        dialForThoseWhoWait();
    }

    /** A line may take more: who waits longest is first. */
    void rest(Line line) {
        while (line.takesMore() && !waiting.isEmpty()) {
            line.send(waiting.pollFirst());
        }
        // A line that carries many is there already, mostly.
        if (line.takesMore() && (perLine == 1 || !idle.contains(line))) {
            idle.addLast(line);
        }
    }

    void gone(Line line) {
        open.remove(line);
        idle.remove(line);
        dialForThoseWhoWait();
    }

    /** Nobody waits for it any more. */
    void abandon(Exchange exchange) {
        if (exchange.line != null) {
            exchange.line.abandon(exchange);
        } else {
            waiting.remove(exchange);
        }
    }

    /** Whether no connection has come about yet, and one is being opened. */
    boolean connecting() {
        return open.isEmpty() && dialling > 0;
    }

    boolean has(Line line) {
        return open.contains(line);
    }

    int size() {
        return open.size();
    }

    int waiting() {
        return waiting.size();
    }

    /** How often since it was asked last an exchange found all connections busy and no more allowed. */
    long exhausted() {
        long times = exhausted;
        exhausted = 0;
        return times;
    }

    void close() {
        Set.copyOf(open).forEach(Line::close);
    }
}
