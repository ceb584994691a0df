package dev.tenfold.confirm;

import dev.tenfold.spelling.Figure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is to be thought of the model.
 *
 * @param verdict in short
 * @param inside share of all measured figures that lie in the predicted bands, 0..1
 * @param worst the quantity that is missed most, if the model is not confirmed
 * @param why sentences
 */
public record Ruling(Verdict verdict, double inside, Optional<Quantity> worst, List<String> why) {
    /** Of all measured figures so many have to lie in the predicted bands. */
    static final double ENOUGH = 0.8;

    /** In short. */
    public enum Verdict {
        CONFIRMED("model confirmed"),
        NOT_CONFIRMED("model not confirmed"),
        /** All figures agree, but the generator, or the machine, was the limit: that is no proof. */
        VOID("no verdict: the measurement is void");

        private final String title;

        Verdict(String title) {
            this.title = title;
        }

        /** For people. */
        public String title() {
            return title;
        }
    }

    /**
     * Judges. A measurement that was disturbed confirms nothing; where it does not agree either, the model is not
     * confirmed, and both is said.
     *
     * @param findings at least one
     * @param objections what disturbed the measurement, if anything did
     */
    public static Ruling of(List<Finding> findings, List<String> objections) {
        int all =
                findings.stream().mapToInt(finding -> finding.measured().size()).sum();
        int in = findings.stream().mapToInt(Finding::inside).sum();
        double inside = (double) in / all;
        List<String> why = findings.stream()
                .filter(finding -> !finding.near())
                .map(Ruling::farOff)
                .collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
        if (inside < ENOUGH) {
            why.add(in + " of " + all + " figures lie in the predicted 90 % bands, and " + Figure.percent(ENOUGH)
                    + " of them have to");
        }
        boolean agrees = why.isEmpty();
        why.addAll(objections);
        if (agrees) {
            Verdict verdict = objections.isEmpty() ? Verdict.CONFIRMED : Verdict.VOID;
            return new Ruling(verdict, inside, Optional.empty(), why);
        }
        Finding worst = findings.stream()
                .max(Comparator.comparingDouble(Finding::badness)
                        .thenComparingDouble(finding -> Math.abs(finding.error())))
                .orElseThrow();
        return new Ruling(Verdict.NOT_CONFIRMED, inside, Optional.of(worst.quantity()), why);
    }

    private static String farOff(Finding finding) {
        return finding.quantity().title() + " is " + Figure.percent(Math.abs(finding.error()))
                + (finding.error() > 0 ? " above" : " below") + " the prediction, and "
                + Figure.percent(finding.quantity().tolerance()) + " is allowed";
    }
}
