package dev.tenfold.inject.journal;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Loop;
import dev.tenfold.inject.Sink;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/**
 * Pays a debt: tries until nothing is left at the destination, or a person gives up. The journal is told before anybody
 * else. Lives on the loop.
 */
public final class Undoing {
    /** A sink that takes longer has failed; a new one is tried. */
    static final Duration ATTEMPT_WITHIN = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Loop loop;
    private final Journal journal;
    private final Loop.Worker clerk;
    private final Function<Destination, Sink> sinks;
    private final Debt debt;
    private final Promise<Void> settled = Promise.promise();
    private Runnable onTrouble = () -> {};
    private Loop.Booking next = () -> {};
    private Duration pause = FIRST_PAUSE;
    private volatile int attempts;
    private volatile String trouble = "";
    private Sink sink;
    private boolean closing;

    /**
     * @param clerk writes the journal
     * @param sinks makes a sink of a destination
     */
    public Undoing(Loop loop, Journal journal, Loop.Worker clerk, Function<Destination, Sink> sinks, Debt debt) {
        this.loop = loop;
        this.journal = journal;
        this.clerk = clerk;
        this.sinks = sinks;
        this.debt = debt;
    }

    /** What is undone. */
    public Debt debt() {
        return debt;
    }

    /** How often it was tried. */
    public int attempts() {
        return attempts;
    }

    /** Why it is not done, one sentence; empty before the first failure. */
    public String trouble() {
        return trouble;
    }

    /** Has something done after each attempt that failed. */
    public Undoing onTrouble(Runnable act) {
        onTrouble = act;
        return this;
    }

    /**
     * Begins.
     *
     * @param open the sink that wrote, for the first attempt; null if it is gone
     * @return done when nothing is left or somebody gave up, and the journal knows; never fails
     */
    public Future<Void> start(Sink open) {
        sink = open;
        if (debt.series().isEmpty()) {
            settle("nothing was written");
        } else {
            attempt();
        }
        return settled.future();
    }

    /**
     * A person takes what is left upon himself.
     *
     * @param who said so
     */
    public void giveUp(String who) {
        settle("given up by " + who + " after " + attempts + " attempts: " + trouble);
    }

    /** Lets go without having paid; the journal still knows. */
    public void abandon() {
        closing = true;
        next.cancel();
        letGo();
    }

    private void attempt() {
        if (closing) {
            return;
        }
        attempts++;
        Promise<Void> tried = Promise.promise();
        Loop.Booking limit = loop.after(ATTEMPT_WITHIN, () -> tried.tryFail("no answer within 10 s"));
        tried.future().onComplete(done -> {
            limit.cancel();
            if (done.succeeded()) {
                settle("undone");
            } else {
                failed(done.cause());
            }
        });
        try {
            sink = sink == null ? sinks.apply(debt.destination()) : sink;
            sink.undo(debt.series(), loop.now()).onComplete(done -> loop.run(() -> answered(tried, done)));
        } catch (RuntimeException unusable) {
            tried.tryFail(unusable);
        }
    }

    private static void answered(Promise<Void> tried, AsyncResult<Void> answer) {
        if (answer.succeeded()) {
            tried.tryComplete();
        } else {
            tried.tryFail(answer.cause());
        }
    }

    private void failed(Throwable cause) {
        trouble =
                Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
        letGo();
        onTrouble.run();
        next = loop.after(pause, this::attempt);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }

    private void settle(String how) {
        if (closing) {
            return;
        }
        closing = true;
        next.cancel();
        letGo();
        clerk.call(() -> {
                    journal.append(new Entry.Undone(debt.day(), loop.now(), debt.place(), how));
                    return how;
                })
                .onComplete(written -> {
                    trouble = written.succeeded() ? "" : "the journal cannot be written: it will be undone again";
                    settled.tryComplete();
                });
    }

    private void letGo() {
        if (sink != null) {
            sink.close();
            sink = null;
        }
    }
}
