package dev.tenfold.trial;

import dev.tenfold.scenario.Script;
import dev.tenfold.verdict.Finding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many times the load a scenario bears: it holds at every factor that was tried up to one, and fails at one just
 * above.
 *
 * @param holds the highest factor below which nothing that was tried fails; empty if even the lowest fails
 * @param fails the lowest factor that fails; empty if even the highest holds
 * @param again factors above that at which it holds again: the load is not all that decides
 * @param tried factors that were tried
 * @param seeds that each of them had to hold under
 */
public record Breaking(Optional<Step> holds, Optional<Step> fails, List<Double> again, int tried, int seeds) {
    /** The factors on both sides of the break are no further apart than this. */
    public static final double PRECISION = 0.01;

    /** Highest factor, and one over the lowest. */
    public static final double FURTHEST = 1024;

    /** Factors below and above the break that are tried to see whether it is the only one. */
    private static final int BELOW = 8;

    private static final int ABOVE = 4;
    private static final int DIGITS = 4;

    public Breaking {
        again = List.copyOf(again);
    }

    /**
     * One height of the load.
     *
     * @param factor of the load as it is written
     * @param failures expectations that failed under the first seed under which any did; empty if all held
     */
    public record Step(double factor, List<Finding> failures) {
        public Step {
            failures = List.copyOf(failures);
        }

        boolean held() {
            return failures.isEmpty();
        }
    }

    /** Looks for the break of a script under so many seeds, counted up from its own. */
    static Breaking of(Script script, Trials trials, int seeds) {
        return new Search(script, trials, seeds).breaking();
    }

    private static final class Search {
        private final Trials trials;
        private final List<Script> seeded = new ArrayList<>();
        private final NavigableMap<Double, Step> steps = new TreeMap<>();

        Search(Script script, Trials trials, int seeds) {
            this.trials = trials;
            for (int i = 0; i < seeds; i++) {
                seeded.add(script.drawnAgain(script.scenario().seed() + i));
            }
        }

        Breaking breaking() {
            bracket();
            Optional<Step> fails = firstFailure();
            if (fails.isPresent()) {
                do {
                    narrow();
                } while (anotherBelow());
                double most = firstFailure().orElseThrow().factor();
                look(between(most, Math.min(FURTHEST, 4 * most), ABOVE));
            }
            return told();
        }

        /** Doubles the load until it fails, or halves it until it holds. */
        private void bracket() {
            boolean up = look(1);
            for (double factor = up ? 2 : 0.5; factor <= FURTHEST && factor >= 1 / FURTHEST; ) {
                if (look(factor) != up) {
                    return;
                }
                factor = up ? factor * 2 : factor / 2;
            }
        }

        /** Halves the way between the first failure and what holds below it, by factors. */
        private void narrow() {
            while (true) {
                double high = firstFailure().orElseThrow().factor();
                Double low = steps.lowerKey(high);
                if (low == null || high / low <= 1 + PRECISION) {
                    return;
                }
                double middle = round(Math.sqrt(low * high));
                if (middle <= low || middle >= high) {
                    return;
                }
                look(middle);
            }
        }

        /** Whether one of some factors below the break fails as well. */
        private boolean anotherBelow() {
            double high = firstFailure().orElseThrow().factor();
            Double low = steps.lowerKey(high);
            if (low == null) {
                return false;
            }
            look(between(Math.min(1, low / 2), low, BELOW));
            return firstFailure().orElseThrow().factor() < high;
        }

        private Breaking told() {
            Optional<Step> fails = firstFailure();
            Optional<Step> holds = fails.map(step -> Optional.ofNullable(steps.lowerEntry(step.factor())))
                    .orElseGet(() -> Optional.of(steps.lastEntry()))
                    .map(Map.Entry::getValue);
            List<Double> again = fails.map(step -> steps.tailMap(step.factor()).values().stream()
                            .filter(Step::held)
                            .map(Step::factor)
                            .toList())
                    .orElse(List.of());
            return new Breaking(holds, fails, again, steps.size(), seeded.size());
        }

        private Optional<Step> firstFailure() {
            return steps.values().stream().filter(step -> !step.held()).findFirst();
        }

        private boolean look(double factor) {
            look(List.of(factor));
            return steps.get(factor).held();
        }

        private void look(List<Double> factors) {
            List<Double> fresh = factors.stream()
                    .filter(factor -> !steps.containsKey(factor))
                    .toList();
            List<Script> scripts = new ArrayList<>();
            fresh.forEach(factor -> seeded.forEach(script -> scripts.add(script.times(factor))));
            List<Trial> done = trials.all(scripts);
            for (int i = 0; i < fresh.size(); i++) {
                List<Finding> failures = done.subList(i * seeded.size(), (i + 1) * seeded.size()).stream()
                        .filter(trial -> !trial.held())
                        .findFirst()
                        .map(Trial::failures)
                        .orElse(List.of());
                steps.put(fresh.get(i), new Step(fresh.get(i), failures));
            }
        }

        /** So many factors strictly between two. */
        private static List<Double> between(double low, double high, int count) {
            List<Double> factors = new ArrayList<>();
            for (int i = 1; i <= count && low < high; i++) {
                double factor = round(low * StrictMath.pow(high / low, i / (count + 1.0)));
                if (factor > low && factor < high && !factors.contains(factor)) {
                    factors.add(factor);
                }
            }
            return factors;
        }

        /** As a person would type it. */
        private static double round(double factor) {
            return new BigDecimal(factor).round(new MathContext(DIGITS)).doubleValue();
        }
    }
}
