package dev.tenfold.drive.replay;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A replay that is being sent, for those who wait for it on a thread of their own. */
public final class LivePlayback implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final Playback playback;
    private final CompletableFuture<Outcome> outcome;

    private LivePlayback(Playback playback) {
        this.playback = playback;
        outcome = Warmup.run(vertx, playback.loops())
                .compose(warm -> playback.play(vertx))
                .toCompletionStage()
                .toCompletableFuture();
    }

    /** Begins to send. */
    public static LivePlayback begin(Playback playback) {
        return new LivePlayback(playback);
    }

    /** Waits for the end; empty if it has not come in that time. */
    public Optional<Outcome> await(Duration most) throws InterruptedException {
        try {
            return Optional.of(outcome.get(most.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException goesOn) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the replay broke", failed.getCause());
        }
    }

    /** Ends it at once; {@link #await} then gives what there is. */
    public void cut() {
        playback.cut();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
