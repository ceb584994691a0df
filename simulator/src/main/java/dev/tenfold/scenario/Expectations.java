package dev.tenfold.scenario;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What has to hold. Every line has the default of a careful team; {@code ignore} takes lines out.
 *
 * @param scaleUpWithin from the breach to the first new replica that takes requests
 * @param p95WhileScaling 95th percentile of what users wait while the system scales
 * @param errorsWhileScaling share of requests failed or refused while the system scales
 * @param lostAtScaleDown requests lost because their replica was taken away
 * @param scaleDownWithin from the end of the need to the scale-down, in scale-down windows of the policy
 * @param directionChanges how often a service may turn from growing to shrinking or back
 * @param replicaHours replica-hours as a multiple of what the oracle needs
 * @param p95 95th percentile of what users wait, over the whole rehearsal
 * @param errors share of requests failed or refused, over the whole rehearsal
 * @param alerts alerts that have to fire, or that must not
 * @param conflicts how many policies may work against each other
 * @param ignore names of lines that do not count
 */
@Meaning("What has to hold; every line has a default.")
public record Expectations(
        @Meaning("From the breach to the first new replica that takes requests.") @Default("180s")
        Duration scaleUpWithin,

        @Meaning("95th percentile of what users wait while the system scales.") @Default("500ms")
        Duration p95WhileScaling,

        @Meaning("Share of requests failed or refused while the system scales.") @Default("1 %")
        Share errorsWhileScaling,

        @Meaning("Requests lost because their replica was taken away.") @Default("0")
        long lostAtScaleDown,

        @Meaning("From the end of the need to the scale-down, in scale-down windows of the policy.") @Default("x2")
        Factor scaleDownWithin,

        @Meaning("How often a service may turn from growing to shrinking or back.") @Default("3")
        int directionChanges,

        @Meaning("Replica-hours as a multiple of what the oracle needs.") @Default("x1.5")
        Factor replicaHours,

        @Meaning("95th percentile of what users wait, over the whole rehearsal.")
        Optional<Duration> p95,

        @Meaning("Share of requests failed or refused, over the whole rehearsal.")
        Optional<Share> errors,

        @Meaning("Alerts that have to fire, or that must not.") @Default("[]")
        List<AlertExpectation> alerts,

        @Meaning("Policies that work against each other, such as two autoscalers on one target.") @Default("0")
        int conflicts,

        @Meaning("Names of lines that do not count, such as replica-hours.") @Default("[]")
        List<String> ignore) {
    /** The lines, as they are called in scenarios and reports. */
    public static final List<String> NAMES = List.of(
            "scale-up-within",
            "p95-while-scaling",
            "errors-while-scaling",
            "lost-at-scale-down",
            "scale-down-within",
            "direction-changes",
            "replica-hours",
            "p95",
            "errors",
            "alerts",
            "conflicts");

    public Expectations {
        Spelled.requirePositive("scaleUpWithin", scaleUpWithin);
        Spelled.requirePositive("p95WhileScaling", p95WhileScaling);
        if (lostAtScaleDown < 0) {
            throw new IllegalArgumentException("lostAtScaleDown must be >= 0, was " + lostAtScaleDown);
        }
        if (directionChanges < 0) {
            throw new IllegalArgumentException("directionChanges must be >= 0, was " + directionChanges);
        }
        if (conflicts < 0) {
            throw new IllegalArgumentException("conflicts must be >= 0, was " + conflicts);
        }
        for (String name : ignore) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("ignore must name lines of " + NAMES + ", was " + name);
            }
        }
    }
}
