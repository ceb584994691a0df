package dev.tenfold.export;

import dev.tenfold.service.LatencyMixture;
import dev.tenfold.service.Ledger;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the requests of one service took between two refreshes: the share at most each bound of each histogram that
 * is wanted. All requests of a service that were worked on share one law.
 */
final class Latencies {
    private final Ledger ledger;
    private final List<Ladder> ladders = new ArrayList<>();
    private final List<double[]> shares = new ArrayList<>();
    /** Gathers what was answered, emptied at each refresh; null if nobody wants to know. */
    private LatencyMixture mixture;

    private double mean;
    private double longest;
    private boolean longestWanted;

    /** @param ledger of the service */
    Latencies(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Somebody wants to know how long requests take: until then nothing is gathered. */
    void want() {
        if (mixture == null) {
            mixture = ledger.latencies();
        }
    }

    /** Takes in a histogram's bounds; returns its number. */
    int add(Ladder ladder) {
        int known = ladders.indexOf(ladder);
        if (known >= 0) {
            return known;
        }
        want();
        ladders.add(ladder);
        shares.add(new double[ladder.seconds().size()]);
        return ladders.size() - 1;
    }

    void wantLongest() {
        want();
        longestWanted = true;
    }

    int histograms() {
        return ladders.size();
    }

    int bounds(int histogram) {
        return shares.get(histogram).length;
    }

    /** By bound, the share of the requests that took at most that, 0..1; not to be changed. */
    double[] shares(int histogram) {
        return shares.get(histogram);
    }

    /** Seconds; 0 if nobody wants to know. */
    double mean() {
        return mean;
    }

    /** The time that one request of all is expected to exceed, seconds; zero if nothing was answered. */
    double longest() {
        return longest;
    }

    /** Looks at what was answered since the last refresh; what was true then stays true if nothing was. */
    void refresh() {
        if (mixture == null) {
            return;
        }
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
