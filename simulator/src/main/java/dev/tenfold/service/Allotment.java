package dev.tenfold.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a cloud gives of one thing, be it replicas or nodes: evenly over its zones, as far as these are there, no more
 * than a quota, nothing while it refuses, and late while it is slow.
 */
public final class Allotment {
    /** Nothing is given. */
    static final int NONE = -1;

    private final List<String> zones;
    private final int quota;
    private final int[] held;
    private final boolean[] lost;
    private final List<String> refusals = new ArrayList<>();
    private final List<Double> delays = new ArrayList<>();
    private int total;

    /**
     * @param zones names of the zones; none if it does not matter where something is
     * @param quota the most that is given; {@link Integer#MAX_VALUE} without a quota
     */
    public Allotment(List<String> zones, int quota) {
        this.zones = List.copyOf(zones);
        this.quota = quota;
        held = new int[Math.max(1, zones.size())];
        lost = new boolean[held.length];
    }

    /** Takes one more, in the zone that has fewest; returns the zone's number, or {@link #NONE}. */
    int take() {
        int best = NONE;
        if (refusals.isEmpty() && total < quota) {
            for (int zone = 0; zone < held.length; zone++) {
                best = !lost[zone] && (best == NONE || held[zone] < held[best]) ? zone : best;
            }
        }
        if (best != NONE) {
            held[best]++;
            total++;
        }
        return best;
    }

    /** Gives one back. */
    void give(int zone) {
        held[zone]--;
        total--;
    }

    /** Gives one back from the zone that has most. */
    void giveOne() {
        int most = 0;
        for (int zone = 1; zone < held.length; zone++) {
            most = held[zone] > held[most] ? zone : most;
        }
        give(most);
    }

    /** The number of a zone; {@link #NONE} if there is nothing in it. */
    int zone(String name) {
        return zones.indexOf(name);
    }

    int held(int zone) {
        return held[zone];
    }

    /** From now on nothing is given in a zone. */
    void lose(int zone) {
        lost[zone] = true;
    }

    /** A zone is there again. */
    void restore(int zone) {
        lost[zone] = false;
    }

    /** From now on nothing is given, for a reason. */
    public void refuse(String reason) {
        refusals.add(reason);
    }

    /** One refusal is over. */
    public void grant(String reason) {
        refusals.remove(reason);
    }

    /** From now on what is asked for comes so many times later. */
    public void slow(double factor) {
        delays.add(factor);
    }

    /** One slowness is over. */
    public void quicken(double factor) {
        delays.remove(factor);
    }

    /** How many times later things come. */
    double slowness() {
        double product = 1;
        for (double factor : delays) {
            product *= factor;
        }
        return product;
    }

    /** Why nothing is given at present; empty if something would be. */
    public Optional<String> trouble() {
        if (!refusals.isEmpty()) {
            return Optional.of(refusals.get(0));
        }
        if (total >= quota) {
            return Optional.of("the quota of " + quota + " is used up");
        }
        boolean nowhere = true;
        for (boolean gone : lost) {
            nowhere &= gone;
        }
        return nowhere ? Optional.of("no zone is left") : Optional.empty();
    }

    @Override
    public String toString() {
        return total + " in " + zones + " " + Arrays.toString(held);
    }
}
