package dev.tenfold.inject.safety;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Loop;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.journal.Journal;
import dev.tenfold.inject.journal.Recovery;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A small process beside the one that injects. It reads a pipe on which its parent beats. When the pipe ends, however
 * that came about, or the parent hangs, it undoes what the journal has open. A parent that hangs is killed first: it
 * could wake up and write again.
 */
public final class Warden {
    /** What it says when it is on guard. */
    static final String READY = "ready";

    private static final int END = -1;

    /** One round of attempts; between two the journal is free, so that a parent that came back can take over. */
    private static final Duration ROUND = Duration.ofSeconds(12);

    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(5);
    private static final Duration LOCK_WITHIN = Duration.ofSeconds(10);

    private final Path file;
    private final Function<Vertx, Function<Destination, Sink>> sinks;
    private final PrintStream log;

    private Warden(Path file, Function<Vertx, Function<Destination, Sink>> sinks, PrintStream log) {
        this.file = file;
        this.sinks = sinks;
        this.log = log;
    }

    /**
     * Guards a process until it has ended and nothing of it is left.
     *
     * @param args the parent's process id, the patience in milliseconds, the journal, the class that makes sinks
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Optional<ProcessHandle> parent = ProcessHandle.of(Long.parseLong(args[0]));
        Duration patience = Duration.ofMillis(Long.parseLong(args[1]));
        NamedSinks sinks = NamedSinks.of(args[3]);
        Warden warden = new Warden(Path.of(args[2]), vertx -> sinks.on(vertx), System.err);
        System.out.println(READY);
        System.out.flush();
        warden.guard(System.in, patience, parent);
        warden.undo();
    }

    /** Returns when the parent is no more. */
    private void guard(InputStream pipe, Duration patience, Optional<ProcessHandle> parent)
            throws InterruptedException {
        BlockingQueue<Integer> beats = new ArrayBlockingQueue<>(16);
        Thread reader = new Thread(() -> read(pipe, beats), "pipe");
        reader.setDaemon(true);
        reader.start();
        Integer beat;
        do {
            beat = beats.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        } while (beat != null && beat != END);
        if (beat == null) {
            say("the parent hangs: it is killed");
            parent.ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static void read(InputStream pipe, BlockingQueue<Integer> beats) {
        try {
            int beat;
            do {
                beat = pipe.read();
                beats.put(beat);
            } while (beat != END);
        } catch (IOException broken) {
            beats.offer(END);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Undoes what is open until nothing is, or until somebody else holds the journal. */
    private void undo() throws IOException, InterruptedException {
        for (int round = 1; ; round++) {
            // The lock of a process that is dying goes a moment after its pipe.
            Optional<Journal> journal = Journal.open(file, LOCK_WITHIN);
            if (journal.isEmpty()) {
                say("somebody else holds the journal, and undoes what is open");
                return;
            }
            try (Journal held = journal.get()) {
                if (held.debts().isEmpty() || settled(held, round)) {
                    return;
                }
            }
            Thread.sleep(BETWEEN_ROUNDS.toMillis());
        }
    }

    private boolean settled(Journal journal, int round) throws InterruptedException {
        journal.debts()
                .forEach(debt -> say("undoes " + debt.series().size() + " series of " + debt.day() + " at "
                        + debt.destination() + ", round " + round));
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        try {
            Loop loop = Loop.of(vertx, Clock.systemUTC());
            Loop.Worker clerk = loop.worker("journal");
            Recovery recovery = new Recovery(loop, journal, clerk, sinks.apply(vertx));
            CountDownLatch done = new CountDownLatch(1);
            loop.run(() -> recovery.start().onComplete(settled -> done.countDown()));
            boolean settled = done.await(ROUND.toMillis(), TimeUnit.MILLISECONDS);
            recovery.pending()
                    .forEach(each -> say("still open at " + each.debt().destination() + ": " + each.trouble()));
            loop.run(recovery::abandon);
            say(settled ? "nothing is left" : "tries again");
            return settled;
        } finally {
            CountDownLatch closed = new CountDownLatch(1);
            vertx.close().onComplete(done -> closed.countDown());
            closed.await(5, TimeUnit.SECONDS);
        }
    }

    private void say(String text) {
        log.println(Instant.now() + " warden: " + text);
    }
}
