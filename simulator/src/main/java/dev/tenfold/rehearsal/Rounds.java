package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.policy.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * How policies of clouds decide: over and over, at a steady pace.
 *
 * @param platform where
 * @param capacity what they scale
 * @param strain what they aim at
 */
record Rounds(Platform platform, Capacity capacity, Strain strain) {

    /**
     * Books the rounds of one policy; it is told of the pace by chance, as nobody knows when its controller started.
     *
     * @param name of the policy
     * @param fromNanos not before that time: what it reads has to be there
     */
    void book(Agenda agenda, String name, Duration pace, long fromNanos, LongFunction<Outcome> evaluate) {
        long period = pace.toNanos();
        long first = fromNanos + platform.offset(Optional.empty(), period, "rounds of " + name);
        agenda.every(first, period, Phase.SERVE, platform.world()::serve);
        agenda.every(first, period, Phase.DECIDE, () -> decide(evaluate));
    }

    private void decide(LongFunction<Outcome> evaluate) {
        Outcome outcome = evaluate.apply(platform.nowNanos());
        outcome.moves().forEach(capacity::tell);
        platform.heldBack(outcome.blocks());
        if (capacity.wanted() >= strain.maximum() && strain.ratio() > 1) {
            capacity.atMaximum();
        }
    }
}
