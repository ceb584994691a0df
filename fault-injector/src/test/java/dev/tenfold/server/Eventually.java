package dev.tenfold.server;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waits for what a real server does in its own time, up to a deadline. */
public final class Eventually {
    private static final Duration PAUSE = Duration.ofMillis(25);

    private Eventually() {}

    /**
     * Asks again and again until the answer is as wanted.
     *
     * @param patience how long at most
     * @param question what to ask; what it throws counts as an unwanted answer
     * @param wanted which answer is as wanted
     * @return that answer
     * @throws AssertionError with the last answer if none was in time
     */
    public static <T> T becomes(Duration patience, Callable<T> question, Predicate<? super T> wanted) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Object last;
            try {
                T answer = question.call();
                if (wanted.test(answer)) {
                    return answer;
                }
                last = answer;
            } catch (Exception refused) {
                last = refused;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + patience.toMillis() + " ms; the last answer was " + last);
            }
            pause();
        }
    }

    /** Waits until something holds. */
    public static void holds(Duration patience, Callable<Boolean> condition) {
        becomes(patience, condition, held -> held);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", interrupted);
        }
    }
}
