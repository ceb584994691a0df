package dev.tenfold.trial;

import dev.tenfold.document.BadInput;
import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.scenario.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The worst that a search found within stated bounds. It is no proof that there is nothing worse: corners, points drawn
 * over all of the space, and steps downhill from the worst of them.
 *
 * @param settings the worst values, one a dial
 * @param trial what came of them
 * @param tried points that were tried
 * @param failed those of them at which an expectation failed
 */
public record WorstCase(List<Setting> settings, Trial trial, int tried, int failed) {
    /** With more dials not all corners are tried. */
    private static final int MOST_CORNERS = 64;

    private static final int DRAWN_A_DIAL = 16;
    private static final int STARTS = 3;
    private static final double FIRST_STEP = 0.25;
    private static final double LAST_STEP = 0.02;
    /** What never comes is worse than anything that comes. */
    private static final double NEVER = -1e9;

    public WorstCase {
        settings = List.copyOf(settings);
    }

    /** The least margin there; what was not put to the test has none. */
    public double margin() {
        return margin(trial);
    }

    /**
     * Searches.
     *
     * @param dials at least one
     * @param most points at most
     * @throws BadInput if values make no sense, alone or together
     */
    static WorstCase of(Manuscript manuscript, List<Dial> dials, Trials trials, int most) throws BadInput {
        Search search = new Search(manuscript, dials, trials, most);
        search.everywhere();
        search.downhill();
        return search.worst();
    }

    private static double margin(Trial trial) {
        return Margin.least(List.of(trial))
                .map(least -> Math.max(NEVER, least.share()))
                .orElse(1.0);
    }

    private static final class Search {
        private final Manuscript manuscript;
        private final List<Dial> dials;
        private final Trials trials;
        private final int most;
        private final Map<List<Setting>, Place> places = new LinkedHashMap<>();

        Search(Manuscript manuscript, List<Dial> dials, Trials trials, int most) {
            this.manuscript = manuscript;
            this.dials = List.copyOf(dials);
            this.trials = trials;
            this.most = most;
        }

        /** A point of the space, 0..1 a dial, and what came of it. */
        private record Place(List<Double> shares, List<Setting> settings, Trial trial) {
            /** The worse first; among equals the one that hurts more users, then the one tried first. */
            static final Comparator<Place> WORST_FIRST = Comparator.comparingDouble(
                            (Place place) -> margin(place.trial()))
                    .thenComparing(Comparator.comparingDouble(
                                    (Place place) -> place.trial().pain())
                            .reversed());
        }

        void everywhere() throws BadInput {
            List<List<Double>> shares = new ArrayList<>();
            int corners = dials.size() > 30 ? MOST_CORNERS : Math.min(MOST_CORNERS, 1 << dials.size());
            for (int corner = 0; corner < corners; corner++) {
                int bits = corner;
                shares.add(each(dial -> dial < 30 && (bits >> dial & 1) == 1 ? 1.0 : 0.0));
            }
            shares.add(each(dial -> 1.0));
            shares.add(each(dial -> 0.5));
            shares.addAll(drawn(DRAWN_A_DIAL * dials.size()));
            look(shares);
        }

        /** A Latin square: along each dial every part of its range is drawn once. */
        private List<List<Double>> drawn(int count) {
            RandomStreams chance =
                    new RandomStreams(manuscript.script().scenario().seed());
            List<double[]> columns = new ArrayList<>();
            for (Dial dial : dials) {
                RandomGenerator random = chance.stream("worst case " + dial.path());
                double[] column = new double[count];
                for (int i = 0; i < count; i++) {
                    column[i] = (i + random.nextDouble()) / count;
                }
                for (int i = count - 1; i > 0; i--) {
                    int other = (int) random.nextLong(i + 1L);
                    double swapped = column[i];
                    column[i] = column[other];
                    column[other] = swapped;
                }
                columns.add(column);
            }
            List<List<Double>> drawn = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int row = i;
                drawn.add(each(dial -> columns.get(dial)[row]));
            }
            return drawn;
        }

        /** From the worst points along each dial, in shorter and shorter steps. */
        void downhill() throws BadInput {
            List<Place> starts = places.values().stream()
                    .sorted(Place.WORST_FIRST)
                    .limit(STARTS)
                    .toList();
            for (Place start : starts) {
                Place here = start;
                double step = FIRST_STEP;
                while (step >= LAST_STEP && places.size() < most) {
                    Place next = look(around(here.shares(), step));
                    boolean worse = Place.WORST_FIRST.compare(next, here) < 0;
                    here = worse ? next : here;
                    step = worse ? step : step / 2;
                }
            }
        }

        private List<List<Double>> around(List<Double> shares, double step) {
            List<List<Double>> around = new ArrayList<>();
            for (int dial = 0; dial < dials.size(); dial++) {
                for (double way : new double[] {-step, step}) {
                    int moved = dial;
                    around.add(each(one ->
                            one == moved ? Math.max(0, Math.min(1, shares.get(one) + way)) : shares.get(one)));
                }
            }
            return around;
        }

        /** Tries points that were not tried yet; returns the worst of all that were asked for. */
        private Place look(List<List<Double>> wanted) throws BadInput {
            List<List<Setting>> asked = new ArrayList<>();
            List<List<Double>> shares = new ArrayList<>();
            List<Script> scripts = new ArrayList<>();
            List<List<Setting>> fresh = new ArrayList<>();
            for (List<Double> point : wanted) {
                List<Setting> settings = new ArrayList<>();
                for (int dial = 0; dial < dials.size(); dial++) {
                    settings.add(dials.get(dial).at(point.get(dial)));
                }
                asked.add(settings);
                if (!places.containsKey(settings) && !fresh.contains(settings) && places.size() + fresh.size() < most) {
                    fresh.add(settings);
                    shares.add(point);
                    scripts.add(manuscript.with(settings));
                }
            }
            List<Trial> done = trials.all(scripts);
            for (int i = 0; i < fresh.size(); i++) {
                places.put(fresh.get(i), new Place(shares.get(i), fresh.get(i), done.get(i)));
            }
            return asked.stream()
                    .filter(places::containsKey)
                    .map(places::get)
                    .min(Place.WORST_FIRST)
                    .orElseGet(() ->
                            places.values().stream().min(Place.WORST_FIRST).orElseThrow());
        }

        WorstCase worst() {
            Place worst = places.values().stream().min(Place.WORST_FIRST).orElseThrow();
            int failed = (int) places.values().stream()
                    .filter(place -> !place.trial().held())
                    .count();
            return new WorstCase(worst.settings(), worst.trial(), places.size(), failed);
        }

        private List<Double> each(Value value) {
            List<Double> all = new ArrayList<>();
            for (int dial = 0; dial < dials.size(); dial++) {
                all.add(value.of(dial));
            }
            return List.copyOf(all);
        }

        private interface Value {
            double of(int dial);
        }
    }
}
