package dev.tenfold.rehearsal;

import dev.tenfold.service.LatencyMixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One scenario under both models, several times each, whose response times are put together. A run of single requests
 * is compared with the fluid under the same looks: a seed says when policies look, where nothing else does. Errors are
 * those of the fluid, as shares of what single requests say.
 */
final class Fidelity {
    private final String service;
    private final List<Line> fluid = new ArrayList<>();
    private final List<Line> single = new ArrayList<>();
    private final List<Decisions> decisions = new ArrayList<>();
    private double[] times;

    private Fidelity(String service) {
        this.service = service;
    }

    /**
     * Seed by seed.
     *
     * @param service whose replicas and response times are compared
     * @param overrides of the scenario
     */
    static Fidelity ofSeeds(Path scenario, String service, int seeds, List<String> overrides) {
        Fidelity fidelity = new Fidelity(service);
        for (int seed = 1; seed <= seeds; seed++) {
            List<String> seeded = with(overrides, "seed=" + seed);
            fidelity.add(rehearse(scenario, seeded), List.of(rehearse(scenario, with(seeded, "model=requests"))));
        }
        return fidelity;
    }

    /** For each of some looks the fluid once, and single requests under several seeds. */
    static Fidelity ofLooks(Path scenario, String service, List<Looks> looks, int seeds) {
        Fidelity fidelity = new Fidelity(service);
        for (Looks each : looks) {
            List<History> singles = new ArrayList<>();
            for (int seed = 1; seed <= seeds; seed++) {
                singles.add(rehearse(scenario, with(each.overrides(), "seed=" + seed, "model=requests")));
            }
            fidelity.add(rehearse(scenario, each.overrides()), singles);
        }
        return fidelity;
    }

    /**
     * When an autoscaler and the metrics server begin to look.
     *
     * @param sync of the first sync, seconds since start
     * @param scrape of the first scrape, seconds since start
     */
    record Looks(int sync, int scrape) {
        private List<String> overrides() {
            return List.of("controllers.sync-offset=" + sync + "s", "controllers.metric-offset=" + scrape + "s");
        }
    }

    private static List<String> with(List<String> overrides, String... more) {
        List<String> all = new ArrayList<>(overrides);
        all.addAll(List.of(more));
        return all;
    }

    private static History rehearse(Path scenario, List<String> overrides) {
        return Sandbox.rehearse(Sandbox.read(scenario, overrides));
    }

    private void add(History ofFluid, List<History> ofSingles) {
        times = ofFluid.times();
        for (History each : ofSingles) {
            fluid.add(ofFluid.lines().get(service));
            single.add(each.lines().get(service));
        }
        decisions.add(Decisions.of(ofFluid, ofSingles));
    }

    /** What autoscalers decided, looks by looks. */
    List<Decisions> decisions() {
        return decisions;
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
        for (int run = 0; run < single.size(); run++) {
            off += elsewhere(single.get(run), fluid.get(run), sync);
        }
        return off / single.size();
    }

    /** The same of single requests against single requests under another seed and the same looks: what chance does. */
    double elsewhereByChance(double sync) {
        double off = 0;
        int pairs = 0;
        for (int run = 0; run < single.size(); run++) {
            for (int other = 0; other < single.size(); other++) {
                if (run != other && fluid.get(run) == fluid.get(other)) {
                    off += elsewhere(single.get(run), single.get(other), sync);
                    pairs++;
                }
            }
        }
        return pairs == 0 ? 0 : off / pairs;
    }

    /** By how many replicas most, likewise. */
    double farthest(double sync) {
        double farthest = 0;
        for (int run = 0; run < single.size(); run++) {
            for (int i = 0; i < times.length; i++) {
                farthest = Math.max(farthest, distance(single.get(run), fluid.get(run), i, sync));
            }
        }
        return farthest;
    }

    /** Mean over time of ready replicas: error. */
    double replicasError() {
        return replicas(fluid) / replicas(single) - 1;
    }

    private double elsewhere(Line one, Line other, double sync) {
        double off = 0;
        for (int i = 0; i < times.length; i++) {
            off += distance(one, other, i, sync) > 0 ? 1 : 0;
        }
        return off / times.length;
    }

    private double distance(Line one, Line other, int window, double sync) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < times.length; i++) {
            if (Math.abs(times[i] - times[window]) <= sync) {
                least = Math.min(least, other.wanted(i));
                most = Math.max(most, other.wanted(i));
            }
        }
        double wanted = one.wanted(window);
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
