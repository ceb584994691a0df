package dev.tenfold.rehearsal;

import dev.tenfold.service.Account;
import dev.tenfold.service.Backlog;
import dev.tenfold.service.Cause;
import dev.tenfold.service.LatencyMixture;
import dev.tenfold.service.Service;

/** What was seen of one service, window by window. Rates are per second, ratios 0..1. */
public final class Line implements Asked {
    private static final Cause[] CAUSES = Cause.values();

    private final Service service;
    private final double requestedCores;
    private final double[] demand;
    private final double[] retried;
    private final double[] served;
    /** A row a cause; null where nothing was lost for it yet. */
    private final double[][] lost;

    private final double[] waiting;
    private final double[] wanted;
    private final double[] ready;
    private final double[] starting;
    private final double[] pending;
    private final double[] lag;
    private final double[] oldestAge;
    private final double[] cpuRatio;
    private final double[] requestRatio;
    private final double[] slotRatio;
    private final LatencyMixture[] latencies;
    private int size;

    private final LatencyMixture open = new LatencyMixture();
    private final Account before = new Account();
    private double cpuBefore;
    private double slotsBefore;
    private double readySeconds;
    private int peak;

    Line(Service service, double requestedCores, int windows) {
        this.service = service;
        this.requestedCores = requestedCores;
        demand = new double[windows];
        retried = new double[windows];
        served = new double[windows];
        lost = new double[CAUSES.length][];
        waiting = new double[windows];
        wanted = new double[windows];
        ready = new double[windows];
        starting = new double[windows];
        pending = new double[windows];
        lag = new double[windows];
        oldestAge = new double[windows];
        cpuRatio = new double[windows];
        requestRatio = new double[windows];
        slotRatio = new double[windows];
        latencies = new LatencyMixture[windows];
    }

    void pass(double seconds) {
        readySeconds += seconds * service.fleet().ready();
        peak = Math.max(peak, service.fleet().existing());
    }

    /** Takes what was answered since the last time into the open window; also into {@code other} if there is one. */
    void take(LatencyMixture other) {
        open.add(service.latencies());
        if (other != null) {
            other.add(service.latencies());
        }
        service.latencies().clear();
    }

    void closeWindow(double seconds, long nowNanos) {
        take(null);
        Account now = service.account();
        demand[size] = (now.offered() - before.offered()) / seconds;
        retried[size] = (now.retried() - before.retried()) / seconds;
        served[size] = (now.served() - before.served()) / seconds;
        for (Cause cause : CAUSES) {
            double count = now.lost(cause) - before.lost(cause);
            if (count != 0) {
                rowOf(cause)[size] = count / seconds;
            }
        }
        waiting[size] = service.waiting();
        wanted[size] = service.fleet().wanted();
        ready[size] = service.fleet().ready();
        starting[size] = service.fleet().starting();
        pending[size] = service.fleet().pending();
        Backlog backlog = service.backlog().orElse(null);
        if (backlog != null) {
            lag[size] = backlog.lag();
            oldestAge[size] = backlog.oldestAgeSeconds(nowNanos);
        }
        double cpu = (service.cpuSecondsUsed() - cpuBefore) / readySeconds;
        cpuRatio[size] = readySeconds > 0 ? cpu / service.work().cores() : Double.NaN;
        requestRatio[size] = readySeconds > 0 ? cpu / requestedCores : Double.NaN;
        double inUse = (service.slotSecondsUsed() - slotsBefore) / readySeconds;
        slotRatio[size] = readySeconds > 0 ? inUse / service.work().slots() : Double.NaN;
        latencies[size] = open.copy();
        open.clear();
        before.become(now);
        cpuBefore = service.cpuSecondsUsed();
        slotsBefore = service.slotSecondsUsed();
        readySeconds = 0;
        size++;
    }

    private double[] rowOf(Cause cause) {
        if (lost[cause.ordinal()] == null) {
            lost[cause.ordinal()] = new double[demand.length];
        }
        return lost[cause.ordinal()];
    }

    /** Name of the service. */
    public String name() {
        return service.name();
    }

    @Override
    public Account account() {
        return service.account();
    }

    /** Requests neither answered nor refused by the end. */
    public double waitingAtEnd() {
        return service.waiting();
    }

    /** Replica-seconds paid, from creation to the end of every replica. */
    public double replicaSeconds() {
        return service.fleet().replicaSeconds();
    }

    /** Most replicas that existed at once. */
    public int peakReplicas() {
        return peak;
    }

    /** Whether slots are limited at all. */
    public boolean hasSlots() {
        return service.work().slots() < Double.POSITIVE_INFINITY;
    }

    /** Whether it consumes a queue. */
    public boolean consumes() {
        return service.backlog().isPresent();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double demand(int window) {
        return demand[window];
    }

    @Override
    public double retried(int window) {
        return retried[window];
    }

    @Override
    public double served(int window) {
        return served[window];
    }

    @Override
    public double lost(Cause cause, int window) {
        double[] row = lost[cause.ordinal()];
        return row == null ? 0 : row[window];
    }

    @Override
    public double waiting(int window) {
        return waiting[window];
    }

    /** At the window's end. */
    public double wanted(int window) {
        return wanted[window];
    }

    /** At the window's end. */
    public double ready(int window) {
        return ready[window];
    }

    /** At the window's end. */
    public double starting(int window) {
        return starting[window];
    }

    /** Replicas that waited for a node, at the window's end; they are among the starting ones. */
    public double pending(int window) {
        return pending[window];
    }

    /** Messages produced and not done, at the window's end; 0 without a queue. */
    public double lag(int window) {
        return lag[window];
    }

    /** How long ago the oldest of them was produced, seconds, at the window's end. */
    public double oldestAgeSeconds(int window) {
        return oldestAge[window];
    }

    /** CPU used over the cores of ready replicas; NaN while none was ready. */
    public double cpuRatio(int window) {
        return cpuRatio[window];
    }

    /** CPU used over what ready replicas request; NaN while none was ready. */
    public double requestRatio(int window) {
        return requestRatio[window];
    }

    /** Slots in use over slots; NaN while none was ready. */
    public double slotRatio(int window) {
        return slotRatio[window];
    }

    @Override
    public LatencyMixture latencies(int window) {
        return latencies[window];
    }
}
