package dev.tenfold.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many nodes pending replicas need, as the cluster autoscaler estimates it: the big ones first, each on the first
 * node with room for it.
 *
 * @see <a
 *     href="https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/estimator/binpacking_estimator.go">
 *     binpacking_estimator.go</a>
 */
public final class Binpacking {
    private Binpacking() {}

    /**
     * Replicas of a kind that wait for room.
     *
     * @param footprint what each takes
     * @param replicas how many
     */
    public record Demand(Footprint footprint, int replicas) {}

    /** New nodes of a size that hold all of them; those that fit on no node at all are left aside. */
    public static int nodesFor(List<Demand> demands, NodeSize size) {
        return nodesFor(demands, size, List.of());
    }

    /** The same where there will be some room already, which is used up meanwhile. */
    static int nodesFor(List<Demand> demands, NodeSize size, List<Space> coming) {
        List<Demand> bigFirst = new ArrayList<>(demands);
        bigFirst.sort(Comparator.comparing((Demand demand) -> -size.share(demand.footprint())));
        List<Space> added = new ArrayList<>();
        for (Demand demand : bigFirst) {
            Footprint need = demand.footprint();
            int left = fill(added, need, fill(coming, need, demand.replicas()));
            while (left > 0 && size.fits(need) > 0) {
                added.add(new Space(size));
                left = fill(added.subList(added.size() - 1, added.size()), need, left);
            }
        }
        return added.size();
    }

    private static int fill(List<Space> spaces, Footprint need, int replicas) {
        int left = replicas;
        for (int i = 0; i < spaces.size() && left > 0; i++) {
            int here = Math.min(left, spaces.get(i).fits(need));
            spaces.get(i).take(need, here);
            left -= here;
        }
        return left;
    }
}
