package dev.tenfold.cli;

import dev.tenfold.drive.LoadPlan;
import dev.tenfold.drive.Run;
import dev.tenfold.drive.Score;
import dev.tenfold.drive.Second;
import dev.tenfold.drive.WarmUp;
import dev.tenfold.spelling.Figure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.ExecutionException;

/**
 * The machinery of a verb that really sends: event loops, a line on how it goes, and an end by Ctrl-C with a report.
 */
final class Sending implements AutoCloseable {
    private static final int LINE_EVERY_SECONDS = 5;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final Terminal terminal;
    private final boolean quiet;
    private final Interruption interruption = Interruption.open();

    Sending(Terminal terminal, boolean quiet) {
        this.terminal = terminal;
        this.quiet = quiet;
    }

    Vertx vertx() {
        return vertx;
    }

    /** What to do when somebody wants it to end. */
    void onInterrupt(Runnable ends) {
        interruption.then(ends);
    }

    void warm(WarmUp warmUp, LoadPlan plan, int loops) {
        if (warmUp.mostSeconds() == 0) {
            return;
        }
        say("Warming up Tenfold itself ...");
        WarmUp.Warmed warmed = await(warmUp.before(vertx, plan, loops));
        say("Warm after " + warmed.seconds() + " s and " + Figure.count(warmed.requests())
                + " requests to itself; it lags by " + Figure.time(warmed.lagSeconds()) + " (p99)");
    }

    void untilOver(Run run) {
        onInterrupt(run::stop);
        await(run.begin());
        if (terminal.live() && !quiet) {
            terminal.err().println();
        }
    }

    /** A line on a second; always goes on. */
    boolean show(Second second) {
        if (!quiet && (terminal.live() || second.number() % LINE_EVERY_SECONDS == 0)) {
            Score all = second.window().all();
            String line =
                    second.number() + " s: " + Figure.count(second.window().sent()) + " sent, "
                            + Figure.count(all.judged()) + " ended, " + Figure.count(all.bad()) + " bad, "
                            + Figure.count(second.window().inFlight()) + " under way, p50 " + Figure.time(all.felt(0.5))
                            + ", p95 " + Figure.time(all.felt(0.95));
            terminal.err().print(terminal.live() ? "\r" + line + "\u001b[K" : line + System.lineSeparator());
            terminal.err().flush();
        }
        return true;
    }

    void say(String line) {
        if (!quiet) {
            terminal.err().println(line);
            terminal.err().flush();
        }
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    @Override
    public void close() {
        interruption.close();
        if (interruption.why().isPresent()) {
            return; // the process ends now
        }
        await(vertx.close());
    }
}
