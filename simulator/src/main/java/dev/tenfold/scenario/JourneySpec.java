package dev.tenfold.scenario;

import dev.tenfold.service.Priority;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Span;
import java.util.List;
import java.util.Optional;

/**
 * What a user does, step by step, before choosing a journey again.
 *
 * @param name unique in a scenario
 * @param weight how often it is chosen, beside the other weights; > 0
 * @param think how long the user thinks after each step; the load's own if left out
 * @param steps the requests, in order
 */
@Meaning("What a user does, step by step, before choosing a journey again.")
public record JourneySpec(
        @Meaning("Its name.") String name,

        @Meaning("How often it is chosen, beside the other weights.")
        double weight,

        @Meaning("How long the user thinks after each step; the load's own if left out.")
        Optional<Span> think,

        @Meaning("The requests, in order.") List<JourneyStep> steps) {
    public JourneySpec {
        LoadSpec.requireWeight("weight", weight);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("steps must hold at least one step, was empty");
        }
    }

    /** Whether anything is said of how long users think. */
    boolean thinks() {
        return think.isPresent() || steps.stream().anyMatch(step -> step.think().isPresent());
    }

    /** Whether it is said of every step how long users think after it. */
    boolean thinkIsKnown() {
        return think.isPresent() || steps.stream().allMatch(step -> step.think().isPresent());
    }

    /**
     * One step of a journey.
     *
     * @param path such as {@code /api/orders}
     * @param service where it comes in; the load's own if left out
     * @param cpu its CPU time, beside the service's own
     * @param times how often it is made in a journey, mean; > 0
     * @param think how long the user thinks after it; the journey's own if left out
     * @param priority how much it matters, where a service sheds load
     */
    @Meaning("One step of a journey.")
    public record JourneyStep(
            @Meaning("Such as /api/orders.") String path,

            @Meaning("Where it comes in; the load's own service if left out.")
            Optional<String> service,

            @Meaning("Its CPU time as a multiple of the service's.") @Default("x1")
            Factor cpu,

            @Meaning("How often it is made in a journey, on average.") @Default("1")
            double times,

            @Meaning("How long the user thinks after it; the journey's own if left out.")
            Optional<Span> think,

            @Meaning("How much it matters, where a service sheds load.") @Default("normal")
            Priority priority) {
        public JourneyStep {
            LoadSpec.requireCpu(cpu);
            LoadSpec.requireWeight("times", times);
        }
    }
}
