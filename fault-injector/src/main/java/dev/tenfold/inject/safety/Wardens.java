package dev.tenfold.inject.safety;

import dev.tenfold.inject.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps one {@link Warden} beside this process, and starts the next when one is lost. */
public final class Wardens implements Guard {
    private static final Duration START_WITHIN = Duration.ofSeconds(15);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Loop loop;
    private final Loop.Worker starter;
    private final Loop.Worker beater;
    private final WardenOrder order;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private Promise<Void> onGuard;
    private Duration pause = SHORTEST_PAUSE;
    private volatile Process launching;
    private volatile Process warden;
    private volatile boolean lost;
    private volatile boolean beating;
    private volatile boolean closed;

    /** @param order how a warden is started; none is before it is needed */
    public Wardens(Loop loop, WardenOrder order) {
        this.loop = loop;
        this.order = order;
        starter = loop.worker("tenfold-warden");
        beater = loop.worker("tenfold-beat");
    }

    @Override
    public Future<Void> ready() {
        Promise<Void> ready = Promise.promise();
        loop.run(() -> {
            if (onGuard == null) {
                start();
            }
            onGuard.future().onSuccess(ready::tryComplete).onFailure(ready::tryFail);
        });
        return ready.future();
    }

    @Override
    public void tell(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** The pipe is written beside the loop: a warden that is stopped would block it once the pipe is full. */
    @Override
    public void beat() {
        Process living = warden;
        if (living != null && !beating) {
            beating = true;
            beater.call(() -> {
                        living.getOutputStream().write('\n');
                        living.getOutputStream().flush();
                        return living;
                    })
                    .onComplete(done -> beating = false);
        }
    }

    @Override
    public boolean isLost() {
        return lost;
    }

    /** The process id of the warden; 0 if there is none. */
    public long pid() {
        Process living = warden;
        return living == null ? 0 : living.pid();
    }

    private void start() {
        onGuard = Promise.promise();
        Promise<Void> current = onGuard;
        Loop.Booking limit = loop.after(START_WITHIN, this::giveUp);
        starter.call(this::launch)
                .onComplete(done -> limit.cancel())
                .onSuccess(started -> {
                    warden = started;
                    lost = false;
                    pause = SHORTEST_PAUSE;
                    beat();
                    current.complete();
                    started.onExit().thenAccept(ended -> loop.run(() -> lost("it ended with " + ended.exitValue())));
                })
                .onFailure(failed -> {
                    current.fail("no warden: " + failed.getMessage());
                    lost(failed.getMessage());
                });
    }

    private void giveUp() {
        Process silent = launching;
        if (silent != null) {
            silent.destroyForcibly();
        }
    }

    private Process launch() throws IOException {
        Process process = new ProcessBuilder(
                        order.command(ProcessHandle.current().pid()))
                .redirectError(Redirect.appendTo(order.log().toFile()))
                .start();
        launching = process;
        BufferedReader answer =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!Warden.READY.equals(answer.readLine())) {
            process.destroyForcibly();
            throw new IOException("it does not start; " + order.log() + " says why");
        }
        return process;
    }

    private void lost(String why) {
        warden = null;
        onGuard = null;
        lost = true;
        if (closed) {
            return;
        }
        say("the warden is lost, another is started: " + why);
        loop.after(pause, () -> {
            if (!closed && onGuard == null) {
                start();
                onGuard.future().onSuccess(ready -> say("a warden is on guard again"));
            }
        });
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }

    private void say(String text) {
        listeners.forEach(listener -> listener.accept(text));
    }

    /** Ends the pipe: the warden looks whether something is open, and goes. */
    @Override
    public void close() {
        closed = true;
        Process living = warden;
        if (living != null) {
            try {
                living.getOutputStream().close();
            } catch (IOException gone) {
                living.destroy();
            }
        }
    }
}
