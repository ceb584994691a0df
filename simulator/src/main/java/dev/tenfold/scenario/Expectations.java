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
 * @param newReplicasServe requests lost because new replicas were cold, or not ready although they were called so
 * @param directionChanges how often a service may turn from growing to shrinking or back
 * @param replicaHours replica-hours as a multiple of what the oracle needs
 * @param holdsAtMaximum so many times the peak of the load has to be served within the limits by all that the policies
 *     may have
 * @param overProvisioning share of ready replica-hours beyond the need
 * @param churn replicas started and stopped an hour, of a service
 * @param recoveryWithin how long users may be beyond the limits at a stretch
 * @param elasticityDeviation distance to the ideal scaler by the SPEC metrics, percent
 * @param cost what the run may cost, in the currency of the price
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

        @Meaning("Requests lost because new replicas were cold, or not ready although they were called so.")
        @Default("0")
        long newReplicasServe,

        @Meaning("How often a service may turn from growing to shrinking or back.") @Default("3")
        int directionChanges,

        @Meaning("Replica-hours as a multiple of what the oracle needs.") @Default("x1.5")
        Factor replicaHours,

        @Meaning("So many times the peak of the load has to be served within the limits by all that policies may have.")
        @Default("x1")
        Factor holdsAtMaximum,

        @Meaning("Share of the ready replica-hours of a service beyond its need.")
        Optional<Share> overProvisioning,

        @Meaning("Replicas of a service started and stopped, an hour.")
        Optional<Double> churn,

        @Meaning("How long users may be beyond the limits at a stretch, until all is normal again.")
        Optional<Duration> recoveryWithin,

        @Meaning("Distance of a service to the ideal scaler by the SPEC elasticity metrics, percent.")
        Optional<Double> elasticityDeviation,

        @Meaning("What the run may cost, in the currency of the price.")
        Optional<Double> cost,

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
            "new-replicas-serve",
            "direction-changes",
            "replica-hours",
            "holds-at-maximum",
            "over-provisioning",
            "churn",
            "recovery-within",
            "elasticity-deviation",
            "cost",
            "p95",
            "errors",
            "alerts",
            "conflicts");

    public Expectations {
        Spelled.requirePositive("scaleUpWithin", scaleUpWithin);
        Spelled.requirePositive("p95WhileScaling", p95WhileScaling);
        requireCount("lostAtScaleDown", lostAtScaleDown);
        requireCount("newReplicasServe", newReplicasServe);
        requireCount("directionChanges", directionChanges);
        requireCount("conflicts", conflicts);
        requireNumber("churn", churn);
        recoveryWithin.ifPresent(time -> Spelled.requirePositive("recoveryWithin", time));
        requireNumber("elasticityDeviation", elasticityDeviation);
        requireNumber("cost", cost);
        for (String name : ignore) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("ignore must name lines of " + NAMES + ", was " + name);
            }
        }
    }

    private static void requireCount(String name, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(name + " must be >= 0, was " + count);
        }
    }

    private static void requireNumber(String name, Optional<Double> number) {
        if (number.isPresent() && !(number.get() >= 0)) {
            throw new IllegalArgumentException(name + " must be >= 0");
        }
    }
}
