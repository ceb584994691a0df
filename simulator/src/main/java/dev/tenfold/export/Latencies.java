package dev.tenfold.export;

import dev.tenfold.service.LatencyMixture;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the requests of one service took between two refreshes: the share at most each bound of each histogram that
 * is wanted. All requests of a service that were worked on share one law.
 */
final class Latencies {
    private final LatencyMixture mixture;
    private final List<Ladder> ladders = new ArrayList<>();
    private final List<double[]> shares = new ArrayList<>();
    private double mean;
    private double longest;
    private boolean longestWanted;

    /** @param mixture gathers what was answered; emptied at each refresh */
    Latencies(LatencyMixture mixture) {
        this.mixture = mixture;
    }

    /** Takes in a histogram's bounds; returns its number. */
    int add(Ladder ladder) {
        int known = ladders.indexOf(ladder);
        if (known >= 0) {
            return known;
        }
        ladders.add(ladder);
        shares.add(new double[ladder.seconds().size()]);
        return ladders.size() - 1;
    }

    void wantLongest() {
        longestWanted = true;
    }

    int histograms() {
        return ladders.size();
    }

    int bounds(int histogram) {
        return shares.get(histogram).length;
    }

    /** Share of the requests that took at most the bound, 0..1. */
    double share(int histogram, int bound) {
        return shares.get(histogram)[bound];
    }

    /** Seconds. */
    double mean() {
        return mean;
    }

    /** The time that one request of all is expected to exceed, seconds; zero if nothing was answered. */
    double longest() {
        return longest;
    }

    /** Looks at what was answered since the last refresh; what was true then stays true if nothing was. */
    void refresh() {
        double weight = mixture.weight();
        longest = longestWanted && weight > 0 ? mixture.quantile(weight / (weight + 1)) : 0;
        if (weight <= 0) {
            return;
        }
        mean = mixture.mean();
        for (int i = 0; i < ladders.size(); i++) {
            mixture.within(ladders.get(i).seconds(), shares.get(i));
        }
        mixture.clear();
    }
}
