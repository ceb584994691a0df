package dev.tenfold.rehearsal;

import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.spelling.Figure;
import java.util.List;

/**
 * What the autoscalers of a scenario decided under the fluid, and under single requests as chance would have it.
 *
 * @param fluid of the one run as a fluid
 * @param singles of runs request by request, each under a seed of its own and all under the same looks
 */
record Decisions(List<Decision> fluid, List<List<Decision>> singles) {
    /** An autoscaler looks so often, seconds. */
    private static final double SYNC = 15;

    /**
     * A change of the replicas that are wanted.
     *
     * @param at when, seconds since start
     */
    record Decision(double at, String service, int from, int to) {
        /** Up or down alike, at most a sync apart, from and to the same number of replicas or one more or less. */
        boolean counterpartOf(Decision other) {
            return service.equals(other.service)
                    && Math.abs(at - other.at) <= SYNC
                    && from < to == other.from < other.to
                    && Math.abs(from - other.from) <= 1
                    && Math.abs(to - other.to) <= 1;
        }

        @Override
        public String toString() {
            return service + " " + from + " -> " + to + " at " + Figure.plain(at, 0) + " s";
        }
    }

    static Decisions of(History fluid, List<History> singles) {
        return new Decisions(all(fluid), singles.stream().map(Decisions::all).toList());
    }

    /** Runs of single requests that decided as the fluid did. */
    int likeTheFluid() {
        return (int) singles.stream().filter(run -> alike(run, fluid)).count();
    }

    /** Share of the pairs of runs of single requests that decided alike, from which only chance kept the others. */
    double likeOneAnother() {
        int alike = 0;
        for (int one = 0; one < singles.size(); one++) {
            for (int other = 0; other < singles.size(); other++) {
                alike += one != other && alike(singles.get(one), singles.get(other)) ? 1 : 0;
            }
        }
        return (double) alike / singles.size() / (singles.size() - 1);
    }

    /** Each decision of either has its counterpart in the other. */
    private static boolean alike(List<Decision> one, List<Decision> other) {
        return holds(one, other) && holds(other, one);
    }

    private static boolean holds(List<Decision> all, List<Decision> some) {
        return some.stream().allMatch(decision -> all.stream().anyMatch(decision::counterpartOf));
    }

    private static List<Decision> all(History history) {
        return history.happenings().stream()
                .filter(each -> each.kind() == Kind.SCALE_UP || each.kind() == Kind.SCALE_DOWN)
                .map(each -> new Decision(each.atNanos() / 1e9, each.service(), each.from(), each.to()))
                .toList();
    }
}
