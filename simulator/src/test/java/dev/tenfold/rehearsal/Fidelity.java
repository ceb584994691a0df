package dev.tenfold.rehearsal;

import dev.tenfold.service.LatencyMixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One scenario under both models, under several seeds each, whose response times are put together. A seed also says
 * when policies look, so that runs are compared seed by seed. Errors are those of the fluid, as shares of what single
 * requests say.
 */
final class Fidelity {
    private final List<Line> fluid = new ArrayList<>();
    private double[] times;
    private final List<Line> single = new ArrayList<>();

    /**
     * @param service whose replicas and response times are compared
     * @param overrides of the scenario
     */
    Fidelity(Path scenario, String service, int seeds, List<String> overrides) {
        for (int seed = 1; seed <= seeds; seed++) {
            List<String> one = new ArrayList<>(overrides);
            one.add("seed=" + seed);
            History history = Sandbox.rehearse(Sandbox.read(scenario, one));
            times = history.times();
            fluid.add(history.lines().get(service));
            one.add("model=requests");
            single.add(Sandbox.rehearse(Sandbox.read(scenario, one)).lines().get(service));
        }
    }

    /** Error of what is served between two instants, in seconds. */
    double throughputError(double from, double to) {
        return served(fluid, from, to) / served(single, from, to) - 1;
    }

    /** Error of a percentile of all that was answered between two instants. */
    double quantileError(double q, double from, double to) {
        return quantile(q, fluid, from, to) / quantile(q, single, from, to) - 1;
    }

    /** The percentile itself, request by request, seconds. */
    double quantile(double q, double from, double to) {
        return quantile(q, single, from, to);
    }

    /** The worst error of a percentile over spans of a length between two instants. */
    double worstQuantileError(double q, double from, double to, double length) {
        double worst = 0;
        for (double at = from; at + length <= to; at += length) {
            double error = quantileError(q, at, at + length);
            worst = Math.abs(error) > Math.abs(worst) ? error : worst;
        }
        return worst;
    }

    /**
     * Share of the time at which the single requests' count of replicas wanted is none that the fluid had within a sync
     * before or after.
     */
    double elsewhere(double sync) {
        double off = 0;
        for (int seed = 0; seed < single.size(); seed++) {
            for (int i = 0; i < times.length; i++) {
                off += distance(seed, i, sync) > 0 ? 1 : 0;
            }
        }
        return off / times.length / single.size();
    }

    /** By how many replicas most, likewise. */
    double farthest(double sync) {
        double farthest = 0;
        for (int seed = 0; seed < single.size(); seed++) {
            for (int i = 0; i < times.length; i++) {
                farthest = Math.max(farthest, distance(seed, i, sync));
            }
        }
        return farthest;
    }

    /** Mean over time of ready replicas: error. */
    double replicasError() {
        return replicas(fluid) / replicas(single) - 1;
    }

    private double distance(int seed, int window, double sync) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < times.length; i++) {
            if (Math.abs(times[i] - times[window]) <= sync) {
                least = Math.min(least, fluid.get(seed).wanted(i));
                most = Math.max(most, fluid.get(seed).wanted(i));
            }
        }
        double wanted = single.get(seed).wanted(window);
        return Math.max(0, Math.max(least - wanted, wanted - most));
    }

    private static double replicas(List<Line> lines) {
        double sum = 0;
        for (Line line : lines) {
            for (int i = 0; i < line.size(); i++) {
                sum += line.ready(i);
            }
        }
        return sum;
    }

    private double served(List<Line> lines, double from, double to) {
        double sum = 0;
        for (Line line : lines) {
            for (int i = 0; i < times.length; i++) {
                sum += times[i] > from && times[i] <= to ? line.served(i) : 0;
            }
        }
        return sum;
    }

    private double quantile(double q, List<Line> lines, double from, double to) {
        LatencyMixture all = new LatencyMixture();
        for (int i = 0; i < times.length; i++) {
            for (Line line : lines) {
                if (times[i] > from && times[i] <= to) {
                    all.add(line.latencies(i));
                }
            }
        }
        return all.quantile(q);
    }
}
