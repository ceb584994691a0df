package dev.tenfold.rehearsal;

import dev.tenfold.service.Account;
import dev.tenfold.service.Cause;
import dev.tenfold.service.LatencyMixture;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What users asked of several services, taken together.
 *
 * @param lines the services where requests come in; at least two
 */
record Entrances(List<Line> lines) implements Asked {
    /** What users asked of all services where requests come in. */
    static Asked of(List<Line> lines) {
        return lines.size() == 1 ? lines.get(0) : new Entrances(lines);
    }

    @Override
    public int size() {
        return lines.get(0).size();
    }

    @Override
    public double demand(int window) {
        return sum(line -> line.demand(window));
    }

    @Override
    public double retried(int window) {
        return sum(line -> line.retried(window));
    }

    @Override
    public double served(int window) {
        return sum(line -> line.served(window));
    }

    @Override
    public double lost(Cause cause, int window) {
        return sum(line -> line.lost(cause, window));
    }

    @Override
    public double waiting(int window) {
        return sum(line -> line.waiting(window));
    }

    @Override
    public LatencyMixture latencies(int window) {
        LatencyMixture all = new LatencyMixture();
        lines.forEach(line -> all.add(line.latencies(window)));
        return all;
    }

    @Override
    public Account account() {
        return Account.sum(lines.stream().map(Line::account).toList());
    }

    private double sum(ToDoubleFunction<Line> part) {
        return lines.stream().mapToDouble(part).sum();
    }
}
