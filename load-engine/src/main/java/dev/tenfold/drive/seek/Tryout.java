package dev.tenfold.drive.seek;

import dev.tenfold.drive.Honesty;
import dev.tenfold.drive.LoadPlan;
import dev.tenfold.drive.Run;
import dev.tenfold.drive.Second;
import io.vertx.core.Future;
import java.util.function.Predicate;

/** How rates are tried: on a real system, or in a test on a simulated one. */
@FunctionalInterface
public interface Tryout {
    /**
     * Keeps a rate up until whoever watches has seen enough.
     *
     * @param rate requests per second
     * @param mostSeconds after which it ends anyway
     * @param goesOn asked after each second
     */
    Future<Void> keep(double rate, int mostSeconds, Predicate<Seen> goesOn);

    /**
     * A second of a tryout.
     *
     * @param number from 1
     * @param sample as it is judged
     */
    record Seen(int number, Sample sample) {}

    /** Whoever runs a plan. */
    @FunctionalInterface
    interface Runner {
        /** A run that has not begun. */
        Run run(LoadPlan plan, Predicate<Second> goesOn);
    }

    /**
     * Tries on a real system.
     *
     * @param planAt what to send at a rate, requests per second, for some seconds
     * @param honesty says what speaks against a second as evidence
     */
    static Tryout real(Runner runner, PlanAt planAt, Goal goal, Honesty honesty) {
        return (rate, mostSeconds, goesOn) -> runner.run(
                        planAt.plan(rate, mostSeconds),
                        // What comes behind the end only answers what was sent before it.
                        second -> second.number() > mostSeconds
                                || goesOn.test(new Seen(second.number(), Sample.of(second, goal, honesty))))
                .begin()
                .mapEmpty();
    }

    /** What to send at a rate. */
    @FunctionalInterface
    interface PlanAt {
        /** A plan of that many requests per second and seconds. */
        LoadPlan plan(double rate, int seconds);
    }
}
