package dev.tenfold.inject.day;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stops all game days when the process is told to end, by a signal or by its own last thread. */
public final class Farewell {
    private Farewell() {}

    /**
     * From now on SIGTERM, SIGINT and SIGHUP stop all game days before the process ends.
     *
     * @param patience how long the end may take; what is open then is left to the guard, and to the next process
     */
    public static void install(GameDays days, Duration patience) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> say(days, patience), "farewell"));
    }

    private static void say(GameDays days, Duration patience) {
        CountDownLatch left = new CountDownLatch(1);
        days.close("the process was told to end").onComplete(done -> left.countDown());
        try {
            left.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
