package dev.tenfold.drive;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * One worker's connections to one target. They are opened as exchanges need them, up to a bound; beyond it exchanges
 * wait, and their latency counts on.
 */
final class Lines {
    private final Function<Target, Future<Line>> dial;
    private final Target target;
    private final int most;
    private final Deque<Line> idle = new ArrayDeque<>();
    private final Set<Line> open = new LinkedHashSet<>();
    private final Deque<Exchange> waiting = new ArrayDeque<>();
    private final Line.Owner owner;
    private int dialling;
    private long exhausted;

    /** @param most connections at a time, 1 or more */
    Lines(Target target, int most, Function<Target, Future<Line>> dial, Line.Owner owner) {
        this.target = target;
        this.most = most;
        this.dial = dial;
        this.owner = owner;
    }

    void send(Exchange exchange) {
        Line line = free();
        if (line != null) {
            give(line, exchange);
            return;
        }
        waiting.addLast(exchange);
        if (open.size() + dialling < most) {
            dial();
        } else {
            exhausted++;
        }
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

    private void give(Line line, Exchange exchange) {
        line.send(exchange);
        if (line.takesMore()) {
            idle.addLast(line);
        }
    }

    /** Opens some beforehand. */
    void open(int some) {
        for (int i = open.size() + dialling; i < Math.min(some, most); i++) {
            dial();
        }
    }

    private void dial() {
        dialling++;
        dial.apply(target).onComplete(this::ready, this::refused);
    }

    private void ready(Line line) {
        dialling--;
        open.add(line);
        rest(line);
    }

    private void refused(Throwable cause) {
        dialling--;
        Exchange unlucky = waiting.pollFirst();
        if (unlucky != null) {
            owner.failed(unlucky, Causes.of(cause));
        }
        if (!waiting.isEmpty() && dialling == 0 && open.isEmpty()) {
            dial();
        }
    }

    /** A line may take more: who waits longest is first. */
    void rest(Line line) {
        Exchange next = line.takesMore() ? waiting.pollFirst() : null;
        while (next != null) {
            line.send(next);
            next = line.takesMore() ? waiting.pollFirst() : null;
        }
        if (line.takesMore()) {
            idle.addLast(line);
        }
    }

    void gone(Line line) {
        open.remove(line);
        idle.remove(line);
        if (!waiting.isEmpty() && open.size() + dialling < most) {
            dial();
        }
    }

    /** Nobody waits for it any more. */
    void abandon(Exchange exchange) {
        if (exchange.line != null) {
            exchange.line.abandon(exchange);
        } else {
            waiting.remove(exchange);
        }
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

    /** How often an exchange found all connections busy and no more allowed. */
    long exhausted() {
        return exhausted;
    }

    void close() {
        Set.copyOf(open).forEach(Line::close);
    }
}
