package dev.tenfold.inject.day;

import dev.tenfold.inject.Loop;
import dev.tenfold.inject.safety.Watch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Watches what must hold before a game day begins, without a break. */
final class SteadyState {
    private static final Duration ASK_EVERY = Duration.ofSeconds(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final Loop loop;
    private final Plan plan;
    private final Watch watch;
    private final BooleanSupplier wanted;
    private final Promise<Void> held = Promise.promise();
    private final long sinceNanos;

    private SteadyState(Gear gear, Plan plan, BooleanSupplier wanted) {
        this.loop = gear.loop();
        this.plan = plan;
        this.wanted = wanted;
        watch = new Watch(loop, plan.steadyState(), gear.asker());
        sinceNanos = loop.nanos();
    }

    /**
     * Done when all of it has held for as long as the plan says.
     *
     * @param wanted false to stop watching
     * @return fails as {@link Refused} with what did not hold, and its number
     */
    static Future<Void> of(Gear gear, Plan plan, BooleanSupplier wanted) {
        SteadyState state = new SteadyState(gear, plan, wanted);
        state.look();
        return state.held.future();
    }

    private void look() {
        watch.ask();
        Duration watched = Duration.ofNanos(loop.nanos() - sinceNanos);
        boolean answered = watch.isAnswered();
        Optional<String> doubt = watch.doubtful();
        if (!wanted.getAsBoolean()) {
            held.tryFail(new Refused(List.of("stopped while its steady state was watched")));
        } else if (doubt.isPresent() && (answered || watched.compareTo(ANSWER_WITHIN) >= 0)) {
            held.tryFail(new Refused(List.of("no steady state: " + doubt.get())));
        } else if (doubt.isEmpty() && answered && watched.compareTo(plan.steadyFor()) >= 0) {
            held.tryComplete();
        } else {
            loop.after(ASK_EVERY, this::look);
        }
    }
}
