package dev.tenfold.trial;

import dev.tenfold.scenario.Script;
import dev.tenfold.verdict.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How sure a verdict is: the same scenario under many seeds.
 *
 * @param trials one a seed, counted up from the scenario's own
 * @param share where the share of all seeds lies that hold
 * @param expectations what came of each expectation over the seeds, in the order of docs/expectations.md
 */
public record Certainty(List<Trial> trials, Interval share, List<Expectation> expectations) {
    /** Seeds between two looks at how sure it is: the same for any number of threads. */
    private static final int BATCH = 16;

    public Certainty {
        trials = List.copyOf(trials);
        expectations = List.copyOf(expectations);
    }

    /**
     * When to stop.
     *
     * @param width of the interval of the share that holds; no more seeds once it is that narrow, 0..1
     * @param most seeds at most
     */
    public record Stop(double width, int most) {
        public Stop {
            if (!(width > 0) || width > 1) {
                throw new IllegalArgumentException("width must be above 0 % and at most 100 %");
            }
            if (most < 1) {
                throw new IllegalArgumentException("most must be 1 or more, was " + most);
            }
        }
    }

    /**
     * One expectation over the seeds.
     *
     * @param name its name, and the service that it is about
     * @param title a sentence a person reads
     * @param exercised seeds that put it to the test
     * @param held those of them in which it held
     * @param mean where the mean of its numbers lies; empty if no seed gave one
     * @param least the seed with the least margin; empty if none put it to the test
     */
    public record Expectation(
            String name, String title, int exercised, int held, Optional<Interval> mean, Optional<Margin> least) {}

    /** Rehearses a scenario under one seed after another. */
    static Certainty of(Script script, Trials trials, Stop stop) {
        List<Trial> all = new ArrayList<>();
        Interval share = new Interval(0, 1);
        while (all.size() < stop.most() && share.width() > stop.width()) {
            List<Script> batch = new ArrayList<>();
            for (int i = all.size(); i < Math.min(stop.most(), all.size() + BATCH); i++) {
                batch.add(script.drawnAgain(script.scenario().seed() + i));
            }
            all.addAll(trials.all(batch));
            share = Interval.ofShare(held(all), all.size());
        }
        return new Certainty(all, share, expectations(all));
    }

    /** Seeds in which no expectation failed. */
    public int held() {
        return held(trials);
    }

    private static int held(List<Trial> trials) {
        return (int) trials.stream().filter(Trial::held).count();
    }

    private static List<Expectation> expectations(List<Trial> trials) {
        Map<String, List<Finding>> byName = new LinkedHashMap<>();
        trials.forEach(trial -> trial.findings()
                .forEach(finding -> byName.computeIfAbsent(Margin.name(finding), name -> new ArrayList<>())
                        .add(finding)));
        List<Expectation> expectations = new ArrayList<>();
        byName.forEach((name, findings) -> expectations.add(expectation(name, findings)));
        return expectations;
    }

    private static Expectation expectation(String name, List<Finding> findings) {
        List<Finding> exercised = findings.stream()
                .filter(finding -> finding.status() != Finding.Status.NOT_EXERCISED)
                .toList();
        double[] numbers = exercised.stream()
                .flatMapToDouble(finding -> finding.number().stream())
                .toArray();
        return new Expectation(
                name,
                findings.get(0).title(),
                exercised.size(),
                (int) exercised.stream()
                        .filter(finding -> finding.status() == Finding.Status.HELD)
                        .count(),
                numbers.length == 0 ? Optional.empty() : Optional.of(Interval.ofMean(numbers)),
                exercised.stream()
                        .flatMap(finding -> Margin.of(finding).stream())
                        .min((a, b) -> Double.compare(a.share(), b.share())));
    }
}
