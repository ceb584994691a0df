package dev.tenfold.rehearsal;

import dev.tenfold.scenario.SignalSpec;
import dev.tenfold.service.Account;
import dev.tenfold.service.Service;

/** One custom or external metric, as the adapter that serves it last read it. */
final class SignalSource {
    private final SignalSpec spec;
    private final Service service;
    private double countBefore;
    private long readNanos;
    private double value;

    SignalSource(SignalSpec spec, Service service) {
        this.spec = spec;
        this.service = service;
    }

    Service service() {
        return service;
    }

    /** Reads the service. */
    void scrape(long nowNanos) {
        double seconds = (nowNanos - readNanos) / 1e9;
        double count = count();
        double measured = counted() ? (seconds > 0 ? (count - countBefore) / seconds : 0) : level();
        value = measured * spec.scale().value();
        countBefore = count;
        readNanos = nowNanos;
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
