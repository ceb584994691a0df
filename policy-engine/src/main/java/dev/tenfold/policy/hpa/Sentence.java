package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.Cluster.Write;
import dev.tenfold.policy.hpa.Proposal.Course;
import dev.tenfold.policy.hpa.Proposal.Measure;
import dev.tenfold.policy.hpa.ScalingRules.ScalingPolicy;
import java.util.concurrent.TimeUnit;

/** Tells the way a decision took: one sentence, with the numbers that decided. */
final class Sentence {
    private final Trail trail;
    private final StringBuilder text = new StringBuilder();

    Sentence(Trail trail) {
        this.trail = trail;
    }

    String text() {
        switch (trail.turn()) {
            case NO_SCALE -> text.append("the scale of the workload could not be read, so nothing was decided");
            case DISABLED_AT_ZERO -> text.append("the workload is at 0 replicas, which disables the autoscaler");
            case ABOVE_MAXIMUM ->
                bound("above", "maxReplicas", trail.plan().bounds.maxReplicas());
            case BELOW_MINIMUM ->
                bound("below", "minReplicas", trail.plan().bounds.minReplicas());
            case INVALID_SELECTOR -> text.append("the scale has no usable selector, so no metric was read");
            case AMBIGUOUS_SELECTOR ->
                text.append("another autoscaler selects some of the same pods, so no metric was read");
            case METRICS_FAILED -> tellFailures();
            case METRICS_DECIDED -> tellDecision();
            case WOKEN_TO_MINIMUM -> {
                tellDecision();
                text.append(", raised to minReplicas ")
                        .append(trail.plan().bounds.minReplicas());
            }
        }
        if (trail.wrote() == Write.FAILED) {
            text.append("; but the scale could not be written, so ")
                    .append(replicas(trail.current()))
                    .append(trail.current() == 1 ? " stays" : " stay");
        }
        return text.toString();
    }

    private void bound(String side, String name, int bound) {
        text.append(replicas(trail.current())).append(trail.current() == 1 ? " is " : " are ");
        text.append(side).append(' ').append(name).append(' ').append(bound);
        text.append(", so ").append(bound).append(bound == 1 ? " is" : " are");
        text.append(" wanted and no metric was read");
    }

    private void tellFailures() {
        tellFirstFailure();
        if (trail.leading() >= 0) {
            text.append("; the other metrics ask for ").append(replicas(trail.proposed()));
            text.append(", and nothing is removed on half the evidence");
        } else {
            text.append(", so nothing was decided");
        }
    }

    private void tellFirstFailure() {
        for (int i = 0; i < trail.outcomes().size(); i++) {
            if (trail.outcomes().get(i) instanceof MetricFailure failure) {
                text.append(trail.plan().metrics.get(i).subject())
                        .append(" failed: ")
                        .append(failure.words());
                return;
            }
        }
    }

    private void tellDecision() {
        tellMetric();
        if (trail.stabilised() != trail.proposed()) {
            tellHold();
        }
        if (trail.limited().replicas() != trail.stabilised()) {
            tellLimit();
        }
        if (trail.outcomes().stream().anyMatch(MetricOutcome::failed)) {
            text.append("; ");
            tellFirstFailure();
        }
    }

    private void tellMetric() {
        MetricSpec metric = trail.plan().metrics.get(trail.leading());
        Proposal proposal = (Proposal) trail.outcomes().get(trail.leading());
        Quantity quantity = Quantity.of(metric, proposal.reading());
        text.append(quantity.subject()).append(" is ").append(quantity.value());
        text.append(" against a target of ").append(quantity.target());
        tellCourse(proposal, quantity);
    }

    private void tellCourse(Proposal proposal, Quantity quantity) {
        Course course = proposal.course();
        String result = replicas(trail.proposed());
        switch (course.step()) {
            case WITHIN_TOLERANCE -> within(course.ratio(), proposal.replicas());
            case IN_PROPORTION -> product(": ", course, "ready pod", result);
            case FROM_ZERO ->
                text.append(": from 0 replicas, the ratio ")
                        .append(Quantity.ratio(course.ratio()))
                        .append(" asks for ")
                        .append(result);
            case SHARED_OUT ->
                text.append(": shared out at ")
                        .append(quantity.target().replace(" per pod", ""))
                        .append(" each, the whole asks for ")
                        .append(result);
            case REFILLED_WITHIN_TOLERANCE -> {
                tellRefill(proposal);
                within(course.refilledRatio(), proposal.replicas());
            }
            case REFILLED_TURNED -> {
                tellRefill(proposal);
                text.append(", which would turn the move round: ").append(staying(proposal.replicas()));
            }
            case REFILLED_CONTRARY -> {
                tellRefill(proposal);
                product(": ", course, "pod", "a move the other way");
                text.append(": ").append(staying(proposal.replicas()));
            }
            case REFILLED_IN_PROPORTION -> {
                tellRefill(proposal);
                product(": ", course, "pod", result);
            }
        }
    }

    private void within(double ratio, int replicas) {
        Tolerance tolerance = trail.plan().tolerance;
        text.append(", within the tolerance of ");
        text.append(Quantity.percent(ratio < 1 ? tolerance.down() : tolerance.up()));
        text.append(": ").append(staying(replicas));
    }

    private void product(String lead, Course course, String unit, String result) {
        text.append(lead).append(counted(course.counted(), unit));
        text.append(" x ")
                .append(Quantity.ratio(course.refilledRatio()))
                .append(" = ")
                .append(result);
    }

    private void tellRefill(Proposal proposal) {
        Course course = proposal.course();
        text.append(course.missing() > 0 || course.unready() > 0 ? "; with " : "");
        if (course.missing() > 0) {
            text.append(counted(course.missing(), "pod"))
                    .append(" without a sample ")
                    .append(assumption(proposal));
        }
        if (course.unready() > 0) {
            text.append(course.missing() > 0 ? " and " : "");
            text.append(counted(course.unready(), "unready pod")).append(" counted as 0");
        }
        text.append(" the ratio is ").append(Quantity.ratio(course.refilledRatio()));
    }

    private static String assumption(Proposal proposal) {
        if (proposal.course().ratio() > 1) {
            return "counted as 0";
        }
        if (proposal.course().ratio() == 1) {
            return "left out";
        }
        return proposal.reading().measure() == Measure.UTILIZATION
                ? "counted at " + Math.max(100, proposal.reading().target()) + " % of request"
                : "counted at the target";
    }

    private void tellHold() {
        boolean up = trail.stabilised() < trail.proposed();
        long window = trail.plan().hasBehavior
                ? (up ? trail.plan().upWindowNanos : trail.plan().downWindowNanos)
                : trail.plan().settings.downscaleStabilization().toNanos();
        text.append(", but the ").append(span(window)).append(up ? " scale-up" : " scale-down");
        if (trail.stabilised() == trail.current()) {
            text.append(" window keeps the current ").append(trail.stabilised());
        } else {
            text.append(" window still holds a recommendation of ").append(trail.stabilised());
        }
    }

    private void tellLimit() {
        Limited limited = trail.limited();
        text.append("; ");
        switch (limited.reason()) {
            case TOO_FEW_REPLICAS -> text.append("raised to minReplicas ").append(limited.replicas());
            case TOO_MANY_REPLICAS -> text.append("capped at maxReplicas ").append(limited.replicas());
            case SCALE_UP_LIMIT, SCALE_DOWN_LIMIT ->
                text.append("limited to ")
                        .append(limited.replicas())
                        .append(limited.pace() == null ? " in one step" : pace(limited));
            case DESIRED_WITHIN_RANGE -> throw new IllegalStateException("nothing was limited");
        }
    }

    private static String pace(Limited limited) {
        if (limited.pace().policy().isEmpty()) {
            return " since this direction is disabled";
        }
        return " by the policy " + words(limited.pace().policy().get());
    }

    /** A limit of the pace, such as {@code 4 Pods per 15 s}. */
    static String words(ScalingPolicy policy) {
        String value = policy.type().equals("Pods") ? policy.value() + " Pods" : policy.value() + " %";
        return value + " per " + span(TimeUnit.SECONDS.toNanos(policy.periodSeconds()));
    }

    private static String staying(int replicas) {
        return replicas(replicas) + (replicas == 1 ? " stays" : " stay");
    }

    private static String replicas(int count) {
        return counted(count, "replica");
    }

    private static String counted(int count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    /** A length of time in the largest unit that leaves no rest. */
    private static String span(long nanos) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
        if (seconds > 0 && seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
