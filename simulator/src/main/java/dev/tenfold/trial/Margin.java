package dev.tenfold.trial;

import dev.tenfold.verdict.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far an expectation is from its limit, in limits: 0.2 is 20 % of the limit to spare, -0.2 that much too far. Where
 * the limit is nothing, each unit beyond it counts as one limit, and none as one to spare.
 *
 * @param finding what came of the expectation; it was put to the test
 * @param share as above; negative infinity for what never came
 */
public record Margin(Finding finding, double share) {

    /** That of a finding; empty if nothing put it to the test. */
    static Optional<Margin> of(Finding finding) {
        if (finding.status() == Finding.Status.NOT_EXERCISED || finding.bound().isEmpty()) {
            return Optional.empty();
        }
        boolean held = finding.status() == Finding.Status.HELD;
        if (finding.number().isEmpty()) {
            return Optional.of(new Margin(finding, held ? 1 : Double.NEGATIVE_INFINITY));
        }
        double limit = finding.bound().getAsDouble();
        double apart = Math.abs(finding.number().getAsDouble() - limit);
        if (limit == 0) {
            return Optional.of(new Margin(finding, held ? 1 : -apart));
        }
        double share = apart / Math.abs(limit);
        return Optional.of(new Margin(finding, held ? share : -share));
    }

    /** The margins of a trial, in the order of its findings. */
    static List<Margin> of(Trial trial) {
        return trial.findings().stream()
                .flatMap(finding -> of(finding).stream())
                .toList();
    }

    /** The least margin of several trials; of equals the first. */
    static Optional<Margin> least(List<Trial> trials) {
        return trials.stream().flatMap(trial -> of(trial).stream()).min(Comparator.comparingDouble(Margin::share));
    }

    /** Name of the expectation, and the service that it is about. */
    public String name() {
        return name(finding);
    }

    static String name(Finding finding) {
        return finding.service().isEmpty() ? finding.name() : finding.name() + " " + finding.service();
    }
}
