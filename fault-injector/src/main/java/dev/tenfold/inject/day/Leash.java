package dev.tenfold.inject.day;

import dev.tenfold.inject.Loop;
import dev.tenfold.inject.safety.Watch;
import dev.tenfold.spelling.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** What ends a game day before its time: its deadline, a controller that is silent, a stop condition. */
final class Leash {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final long ASK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Loop loop;
    private final Plan plan;
    private final Watch watch;
    private final Consumer<String> stop;
    private Loop.Booking next = () -> {};
    private Instant deadline = Instant.MAX;
    private long heldSinceNanos;
    private long askedNanos;
    private volatile long beatNanos;

    Leash(Gear gear, Plan plan, Consumer<String> stop) {
        this.loop = gear.loop();
        this.plan = plan;
        this.stop = stop;
        watch = new Watch(loop, plan.stopUnless(), gear.asker());
    }

    /** From now on it can pull. */
    void hold() {
        heldSinceNanos = loop.nanos();
        askedNanos = heldSinceNanos - ASK_EVERY_NANOS;
        beatNanos = heldSinceNanos;
        deadline = loop.now().plus(plan.deadline());
        look();
    }

    /** The controller lives. */
    void beat() {
        beatNanos = loop.nanos();
    }

    void letGo() {
        next.cancel();
        next = () -> {};
    }

    private void look() {
        long now = loop.nanos();
        if (now - askedNanos >= ASK_EVERY_NANOS) {
            askedNanos = now;
            watch.ask();
        }
        Optional<String> pull = pull(now);
        if (pull.isPresent()) {
            stop.accept(pull.get());
        } else {
            next = loop.after(shortest(LOOK_EVERY, left(now)), this::look);
        }
    }

    /** A clock that is set back must not lengthen a game day, nor must a machine that slept: the sooner end counts. */
    private Optional<String> pull(long now) {
        if (left(now).isZero() || !loop.now().isBefore(deadline)) {
            return Optional.of("its deadline of " + text(plan.deadline()) + " has come");
        }
        Duration silence = Duration.ofNanos(now - beatNanos);
        if (plan.patience().isPresent() && silence.compareTo(plan.patience().get()) >= 0) {
            return Optional.of("its controller was silent for " + text(silence));
        }
        return watch.broken().map(text -> "its stop condition: " + text);
    }

    private Duration left(long now) {
        Duration left = plan.deadline().minusNanos(now - heldSinceNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration shortest(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String text(Duration time) {
        return Figure.time(time.toMillis() / 1000.0);
    }
}
