package dev.tenfold.rehearsal;

import dev.tenfold.export.Channel;
import dev.tenfold.fault.Fate;
import dev.tenfold.scenario.SignalSpec;
import dev.tenfold.service.Account;
import dev.tenfold.service.Service;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** One custom or external metric, as the adapter that serves it last read it. */
final class SignalSource {
    private final SignalSpec spec;
    private final Service service;
    private double countBefore;
    private final Optional<Channel> channel;
    private final Deque<Told> late = new ArrayDeque<>();
    private long countNanos;
    private long readNanos;
    private double value;
    private boolean known = true;

    /** A measurement that is known later. */
    private record Told(long dueNanos, long readNanos, double value) {}

    /** One that tells what is. */
    SignalSource(SignalSpec spec, Service service) {
        this(spec, service, Optional.empty());
    }

    /** One that faults of monitoring may strike. */
    SignalSource(SignalSpec spec, Service service, Optional<Channel> channel) {
        this.spec = spec;
        this.service = service;
        this.channel = channel;
    }

    /** Whether there is a value; not after it was fetched in vain. */
    boolean known() {
        return known;
    }

    Service service() {
        return service;
    }

    /** Reads the service. */
    void scrape(long nowNanos) {
        Fate fate = channel.map(way -> way.fate(nowNanos)).orElse(Fate.ARRIVES);
        known = fate == Fate.MISSING ? known : fate == Fate.ARRIVES;
        if (fate != Fate.ARRIVES) {
            return;
        }
        double measured = measure(nowNanos);
        if (channel.isEmpty()) {
            value = measured;
            readNanos = nowNanos;
        } else {
            pass(channel.get(), measured, nowNanos);
        }
    }

    private double measure(long nowNanos) {
        double seconds = (nowNanos - countNanos) / 1e9;
        double count = count();
        double measured = counted() ? (seconds > 0 ? (count - countBefore) / seconds : 0) : level();
        countBefore = count;
        countNanos = nowNanos;
        return measured * spec.scale().value();
    }

    /** The newest of those measurements is told that are due. */
    private void pass(Channel way, double measured, long nowNanos) {
        int ready = Math.max(1, service.fleet().ready());
        double told = way.told(measured, 1.0 / ready, nowNanos);
        late.add(new Told(nowNanos + way.lateNanos(nowNanos), nowNanos, told));
        while (!late.isEmpty() && late.peek().dueNanos() <= nowNanos) {
            Told due = late.remove();
            value = due.value();
            readNanos = due.readNanos();
        }
    }

    /** The last value in thousandths of its unit, rounded up as Kubernetes does. */
    long milli() {
        return Double.isNaN(value) ? 0 : (long) Math.ceil(value * 1000 - 1e-6);
    }

    /** The last value in its own unit; NaN where nothing was measured. */
    double value() {
        return value;
    }

    /** When it was read, nanoseconds since start. */
    long readNanos() {
        return readNanos;
    }

    private boolean counted() {
        return switch (spec.measure()) {
            case DEMAND, SERVED, ERRORS -> true;
            case WAITING, MEAN_LATENCY, P95_LATENCY -> false;
        };
    }

    private double count() {
        Account account = service.account();
        return switch (spec.measure()) {
            case DEMAND -> account.offered();
            case SERVED -> account.served();
            case ERRORS -> account.failed() + account.refused();
            case WAITING, MEAN_LATENCY, P95_LATENCY -> 0;
        };
    }

    private double level() {
        return switch (spec.measure()) {
            case WAITING -> service.waiting();
            case MEAN_LATENCY -> service.meanSeconds();
            case P95_LATENCY -> service.quantileSeconds(0.95);
            case DEMAND, SERVED, ERRORS -> 0;
        };
    }
}
