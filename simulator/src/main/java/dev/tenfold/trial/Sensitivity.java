package dev.tenfold.trial;

import dev.tenfold.document.BadInput;
import dev.tenfold.scenario.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a verdict hangs on: each number that nobody has measured is made a fifth smaller and a fifth larger, one at a
 * time, under the same seeds.
 *
 * @param levers those that were varied: first what turns the verdict, then what moves margins most
 * @param held whether the scenario holds as it is written, under these seeds
 * @param seeds rehearsals of each side
 */
public record Sensitivity(List<Lever> levers, boolean held, int seeds) {
    /** How far each number is moved. */
    public static final double SHARE = 0.2;

    /** A margin that is lost altogether is lost: how far beyond does not matter for the order. */
    private static final double LEAST = -1;

    public Sensitivity {
        levers = List.copyOf(levers);
    }

    /**
     * A number that was varied.
     *
     * @param guess which
     * @param smaller what came of it a fifth smaller; empty if the scenario could not be read so
     * @param larger a fifth larger; empty likewise
     */
    public record Lever(Guess guess, Optional<Side> smaller, Optional<Side> larger) {
        /** Largest change of a margin on either side, in limits. */
        public double swing() {
            return Math.max(reach(smaller), reach(larger));
        }

        /** Whether a side turns the verdict. */
        public boolean turns() {
            return smaller.filter(Side::turns).isPresent()
                    || larger.filter(Side::turns).isPresent();
        }

        private static double reach(Optional<Side> side) {
            return side.map(one -> Math.abs(one.change())).orElse(0.0);
        }
    }

    /**
     * A number on one side of what holds.
     *
     * @param value as it was written
     * @param turns whether the verdict is another one
     * @param moved name of the expectation whose margin moved most; empty if none did
     * @param before its least margin as written, in limits, -1 at least
     * @param after its least margin now, likewise
     */
    public record Side(String value, boolean turns, String moved, double before, double after) {
        /** How far the margin moved. */
        public double change() {
            return after - before;
        }
    }

    /**
     * Varies guesses one at a time.
     *
     * @param seeds of each side, counted up from the scenario's own
     */
    static Sensitivity of(Manuscript manuscript, List<Guess> guesses, Trials trials, int seeds) {
        List<Script> scripts = new ArrayList<>(seeded(manuscript.script(), seeds));
        Map<Guess, List<Optional<Variant>>> variants = new LinkedHashMap<>();
        for (Guess guess : guesses) {
            List<Optional<Variant>> sides = new ArrayList<>();
            for (double factor : new double[] {1 - SHARE, 1 + SHARE}) {
                Optional<Variant> variant = variant(manuscript, guess.times(factor));
                sides.add(variant);
                variant.ifPresent(one -> scripts.addAll(seeded(one.script(), seeds)));
            }
            variants.put(guess, sides);
        }
        List<Trial> done = trials.all(scripts);
        List<Trial> base = done.subList(0, seeds);
        List<Lever> levers = new ArrayList<>();
        int next = seeds;
        for (Map.Entry<Guess, List<Optional<Variant>>> entry : variants.entrySet()) {
            List<Optional<Side>> sides = new ArrayList<>();
            for (Optional<Variant> variant : entry.getValue()) {
                if (variant.isPresent()) {
                    sides.add(Optional.of(side(variant.get().value(), base, done.subList(next, next + seeds))));
                    next += seeds;
                } else {
                    sides.add(Optional.empty());
                }
            }
            levers.add(new Lever(entry.getKey(), sides.get(0), sides.get(1)));
        }
        levers.sort(Comparator.comparing((Lever lever) -> !lever.turns())
                .thenComparing(Comparator.comparingDouble(Lever::swing).reversed()));
        return new Sensitivity(levers, held(base), seeds);
    }

    private record Variant(String value, Script script) {}

    /** The first way to write a value that its reader takes. */
    private static Optional<Variant> variant(Manuscript manuscript, List<Setting> ways) {
        for (Setting way : ways) {
            try {
                return Optional.of(new Variant(way.value(), manuscript.with(List.of(way))));
            } catch (BadInput refused) {
                // Such as a fraction of a replica: the next way is coarser.
            }
        }
        return Optional.empty();
    }

    private static List<Script> seeded(Script script, int seeds) {
        List<Script> seeded = new ArrayList<>();
        for (int i = 0; i < seeds; i++) {
            seeded.add(script.drawnAgain(script.scenario().seed() + i));
        }
        return seeded;
    }

    private static boolean held(List<Trial> trials) {
        return trials.stream().allMatch(Trial::held);
    }

    private static Side side(String value, List<Trial> base, List<Trial> varied) {
        Map<String, Double> before = least(base);
        Map<String, Double> after = least(varied);
        String moved = "";
        double most = 0;
        for (Map.Entry<String, Double> margin : before.entrySet()) {
            double change = Math.abs(after.getOrDefault(margin.getKey(), margin.getValue()) - margin.getValue());
            if (change > most) {
                most = change;
                moved = margin.getKey();
            }
        }
        double was = before.getOrDefault(moved, 0.0);
        return new Side(value, held(base) != held(varied), moved, was, after.getOrDefault(moved, was));
    }

    /** The least margin of each expectation over several seeds. */
    private static Map<String, Double> least(List<Trial> trials) {
        Map<String, Double> least = new LinkedHashMap<>();
        for (Trial trial : trials) {
            for (Margin margin : Margin.of(trial)) {
                least.merge(margin.name(), Math.max(LEAST, margin.share()), Math::min);
            }
        }
        return least;
    }
}
