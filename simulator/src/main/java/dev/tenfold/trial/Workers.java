package dev.tenfold.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that share independent work. What each piece gives depends on nothing but the piece, so that results are the
 * same for any number of threads.
 *
 * @param threads 1 or more
 */
public record Workers(int threads) {
    /** Nobody has more use for more. */
    private static final int MOST = 1024;

    public Workers {
        if (threads < 1 || threads > MOST) {
            throw new IllegalArgumentException("threads must be 1..1024, was " + threads);
        }
    }

    /** One for each processor of the machine. */
    public static Workers ofMachine() {
        return new Workers(Math.min(MOST, Runtime.getRuntime().availableProcessors()));
    }

    /**
     * Does every piece of work.
     *
     * @return what each gave, in the order of the pieces
     * @throws X whatever the first piece threw that failed, in the order of the pieces; others that had begun are done
     *     by then
     */
    public <P, R, X extends Exception> List<R> each(List<P> pieces, Work<P, R, X> work) throws X {
        Share<P, R, X> share = new Share<>(pieces, work);
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, pieces.size()); i++) {
            Thread other = new Thread(share, "tenfold-worker-" + i);
            other.setDaemon(true);
            other.start();
            others.add(other);
        }
        share.run();
        others.forEach(Workers::await);
        return share.results();
    }

    /** An interrupt is for whoever asked for the work: it is kept for them, and the work is done first. */
    private static void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done with each piece. */
    public interface Work<P, R, X extends Exception> {
        R on(P piece) throws X;
    }

    /** The work of one call, and how far it has come. */
    private static final class Share<P, R, X extends Exception> implements Runnable {
        private final List<P> pieces;
        private final Work<P, R, X> work;
        private final AtomicInteger next = new AtomicInteger();
        private final List<R> results;
        private final Throwable[] failures;

        Share(List<P> pieces, Work<P, R, X> work) {
            this.pieces = List.copyOf(pieces);
            this.work = work;
            results = new ArrayList<>(Collections.nCopies(pieces.size(), null));
            failures = new Throwable[pieces.size()];
        }

        @Override
        public void run() {
            for (int i = next.getAndIncrement(); i < pieces.size(); i = next.getAndIncrement()) {
                try {
                    results.set(i, work.on(pieces.get(i)));
                } catch (Exception | Error failure) {
                    failures[i] = failure;
                    next.set(pieces.size());
                }
            }
        }

        List<R> results() throws X {
            for (Throwable failure : failures) {
                if (failure != null) {
                    throw thrown(failure);
                }
            }
            return List.copyOf(results);
        }

        /** Work throws nothing that is checked but what it declares. */
        @SuppressWarnings("unchecked")
        private X thrown(Throwable failure) {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            return (X) failure;
        }
    }
}
