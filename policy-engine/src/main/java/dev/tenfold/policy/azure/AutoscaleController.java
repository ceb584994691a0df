package dev.tenfold.policy.azure;

import dev.tenfold.policy.Move;
import dev.tenfold.policy.Outcome;
import dev.tenfold.policy.PolicySession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One autoscale setting under the rules. The engine runs every 30 to 60 s; here every 60 s. */
public final class AutoscaleController {
    /** From one run of the engine to the next. */
    public static final Duration INTERVAL = Duration.ofSeconds(60);

    private final AutoscaleSetting setting;
    private final Instant start;
    private final AutoscaleTurn turn;
    private final PolicySession.Policy policy;

    /**
     * Takes on a setting.
     *
     * @param start the moment at which the rehearsal begins
     */
    public AutoscaleController(AutoscaleSetting setting, Instant start, PolicySession session) {
        this.setting = setting;
        this.start = start;
        this.turn = new AutoscaleTurn(setting, session::firingRule);
        this.policy = session.insert(turn);
    }

    /**
     * Runs the engine once.
     *
     * @param nowNanos the moment, nanoseconds since the rehearsal's start; never before the last one
     */
    public Outcome evaluate(ScaleSetView view, long nowNanos) {
        turn.begin(profile(nowNanos), view, nowNanos);
        policy.settle(turn);
        Optional<Move> move = turn.end();
        move.ifPresent(made -> view.setInstances(made.to()));
        return new Outcome(
                move.map(List::of).orElse(List.of()),
                turn.block().map(List::of).orElse(List.of()),
                nowNanos + INTERVAL.toNanos());
    }

    /**
     * The profile in use: of a fixed date before a recurring one before the default, and of several recurring ones the
     * one that began last. Where none applies, the first.
     */
    public Profile profile(long nowNanos) {
        Instant now = start.plusNanos(nowNanos);
        Profile used = null;
        Instant usedSince = Instant.MIN;
        for (Profile profile : setting.profiles()) {
            Optional<Instant> since = profile.times().since(now);
            if (since.isPresent() && (used == null || goesBefore(profile, since.get(), used, usedSince))) {
                used = profile;
                usedSince = since.get();
            }
        }
        return used == null ? setting.profiles().get(0) : used;
    }

    private static boolean goesBefore(Profile profile, Instant since, Profile used, Instant usedSince) {
        int order = profile.times().kind().compareTo(used.times().kind());
        return order < 0 || order == 0 && since.isAfter(usedSince);
    }
}
