package dev.tenfold.cli;

import dev.tenfold.drive.seek.Goal;
import dev.tenfold.drive.seek.Sample;
import dev.tenfold.drive.seek.Tryout;
import dev.tenfold.load.Profile;
import dev.tenfold.rehearsal.Asked;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.scenario.Script;
import dev.tenfold.service.Cause;
import dev.tenfold.service.LatencyMixture;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Predicate;

/**
 * A scenario's system as rates are tried on it in virtual time: the services as they stand at its start, each time
 * afresh, or with the policies that scale them.
 *
 * @param script whose load is left aside
 * @param goal by which seconds are judged
 * @param scales whether policies work
 */
record SimulatedSystem(Script script, Goal goal, boolean scales) implements Tryout {
    @Override
    public Future<Void> keep(double rate, int mostSeconds, Predicate<Seen> goesOn) {
        long length = mostSeconds * 1_000_000_000L;
        History history = play(new Profile(List.of(new Profile.Piece(rate, rate, length))));
        Asked felt = history.felt();
        double[] times = history.times();
        for (int i = 0; i < felt.size() && times[i] <= mostSeconds; i++) {
            if (!goesOn.test(new Seen((int) Math.round(times[i]), sample(felt, i)))) {
                break;
            }
        }
        return Future.succeededFuture();
    }

    /** A rehearsal of another load. */
    History play(Profile profile) {
        Script other = new Script(
                script.file(),
                script.sha256(),
                script.scenario(),
                profile,
                script.policies(),
                script.defaulted(),
                script.remarks());
        return (scales ? Rehearsal.ofPolicies(other) : Rehearsal.ofFixedFleet(other)).run(share -> {});
    }

    private Sample sample(Asked felt, int window) {
        double lost = lost(felt, window);
        double served = felt.served(window);
        double ended = served + lost;
        LatencyMixture latencies = felt.latencies(window);
        double late = latencies.weight() > 0 ? latencies.above(goal.seconds()) : 0;
        double waiting = felt.waiting(window);
        double share = ended > 0 ? (served * late + lost) / ended : waiting > 0 ? 1 : 0;
        return new Sample(
                felt.demand(window),
                ended,
                share,
                ended > 0 ? lost / ended : 0,
                waiting,
                latencies.weight() > 0 ? latencies.quantile(goal.quantile()) : Double.NaN,
                0,
                List.of(),
                0,
                List.of());
    }

    /** Lost of any cause, per second. */
    static double lost(Asked felt, int window) {
        double lost = 0;
        for (Cause cause : Cause.values()) {
            lost += felt.lost(cause, window);
        }
        return lost;
    }
}
