package dev.tenfold.policy.gcp;

import dev.tenfold.policy.Move;
import dev.tenfold.policy.Outcome;
import dev.tenfold.policy.PolicySession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One autoscaler under the rules. Google does not say how often it decides; here every 60 s, as its metrics come. */
public final class AutoscalerController {
    /** From one decision to the next. */
    public static final Duration INTERVAL = Duration.ofSeconds(60);

    private final Instant start;
    private final AutoscalerTurn turn;
    private final PolicySession.Policy policy;

    /**
     * Takes on an autoscaler.
     *
     * @param start the moment at which the rehearsal begins
     */
    public AutoscalerController(AutoscalerSpec spec, Instant start, PolicySession session) {
        this.start = start;
        this.turn = new AutoscalerTurn(spec, session::firingRule);
        this.policy = session.insert(turn);
    }

    /**
     * Decides once.
     *
     * @param nowNanos the moment, nanoseconds since the rehearsal's start; never before the last one
     */
    public Outcome evaluate(InstanceGroupView view, long nowNanos) {
        turn.begin(view, start.plusNanos(nowNanos), nowNanos);
        policy.settle(turn);
        Optional<Move> move = turn.end();
        move.ifPresent(made -> view.resize(made.to()));
        return new Outcome(
                move.map(List::of).orElse(List.of()),
                turn.block().map(List::of).orElse(List.of()),
                nowNanos + INTERVAL.toNanos());
    }
}
