package dev.tenfold.load;

import java.util.Arrays;
import java.util.List;

/**
 * The kinds of requests that a load is made of, and what surges make of them: each surge adds its crowd to the kinds
 * that it strikes, and takes nothing from the others.
 */
public final class Mix {
    private final List<Kind> kinds;
    private final double[] shares;
    private final Profile[] crowds;
    private final long[] begins;
    private final long[] ends;
    private final boolean[][] struck;

    /**
     * @param kinds at least one
     * @param surges in any order
     */
    public Mix(List<Kind> kinds, List<Surge> surges) {
        this.kinds = List.copyOf(kinds);
        double weights = kinds.stream().mapToDouble(Kind::weight).sum();
        shares = kinds.stream().mapToDouble(kind -> kind.weight() / weights).toArray();
        crowds = surges.stream().map(Surge::crowd).toArray(Profile[]::new);
        begins = surges.stream().mapToLong(surge -> surge.at().toNanos()).toArray();
        ends = new long[crowds.length];
        struck = new boolean[crowds.length][shares.length];
        for (int i = 0; i < crowds.length; i++) {
            ends[i] = crowds[i].endNanos();
            for (int j = 0; j < shares.length; j++) {
                struck[i][j] = surges.get(i).strikes(kinds.get(j));
            }
        }
    }

    /**
     * A kind of request.
     *
     * @param journey the journey that it is a step of; its path where there are no journeys
     * @param path such as {@code /api/users}
     * @param service where it comes in
     * @param weight how often it comes, beside the other weights; > 0
     * @param cpuFactor its CPU time over the service's own; > 0
     * @param thinkSeconds how long a user thinks after its answer, mean, seconds; >= 0
     */
    public record Kind(
            String journey, String path, String service, double weight, double cpuFactor, double thinkSeconds) {
        public Kind {
            if (!(weight > 0)) {
                throw new IllegalArgumentException("weight must be > 0, was " + weight);
            }
        }
    }

    /** The kinds, in the author's order; arrays of this class go by it. */
    public List<Kind> kinds() {
        return kinds;
    }

    /** Whether no surge touches an interval: then shares are those at rest. */
    public boolean restsDuring(long fromNanos, long toNanos) {
        for (int i = 0; i < crowds.length; i++) {
            if (begins[i] < toNanos && ends[i] > fromNanos) {
                return false;
            }
        }
        return true;
    }

    /** The share of each kind where no surge is; they add up to 1. */
    public double[] sharesAtRest() {
        return shares.clone();
    }

    /**
     * How often each kind comes at an instant, where all of them together come once at rest: the sum is what surges
     * make of the load, and each over the sum is its share.
     *
     * @param into takes a number a kind
     */
    public void at(long timeNanos, double[] into) {
        System.arraycopy(shares, 0, into, 0, shares.length);
        for (int i = 0; i < crowds.length; i++) {
            add(i, crowds[i].at(timeNanos), into);
        }
    }

    /**
     * The same over an interval, exactly: what comes then over what would come without surges.
     *
     * @param course the level that surges multiply
     * @param fromNanos start of the interval
     * @param toNanos end of the interval, after its start
     * @param into takes a number a kind
     */
    public void over(Course course, long fromNanos, long toNanos, double[] into) {
        System.arraycopy(shares, 0, into, 0, shares.length);
        double level = course.meanOver(fromNanos, toNanos);
        for (int i = 0; i < crowds.length; i++) {
            if (level > 0 && begins[i] < toNanos && ends[i] > fromNanos) {
                add(i, course.meanOver(crowds[i], fromNanos, toNanos) / level, into);
            }
        }
    }

    /** What all surges together can make of the load at most. */
    public double mostGrowth() {
        double most = 1;
        for (Profile crowd : crowds) {
            most += crowd.peak();
        }
        return most;
    }

    /** Where surges begin, reach their tops, leave them and end, nanoseconds since start: the loop stops there. */
    public long[] jointsNanos() {
        return Arrays.stream(crowds)
                .flatMapToLong(crowd -> Arrays.stream(crowd.jointsNanos()))
                .toArray();
    }

    private void add(int surge, double crowd, double[] into) {
        for (int j = 0; j < shares.length; j++) {
            if (struck[surge][j]) {
                into[j] += shares[j] * crowd;
            }
        }
    }
}
