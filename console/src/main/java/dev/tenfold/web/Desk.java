package dev.tenfold.web;

import dev.tenfold.inject.gate.Problem;
import dev.tenfold.inject.gate.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Where work is done that takes longer than an event loop may be held; asked on the event loop alone. */
final class Desk implements AutoCloseable {
    private final WorkerExecutor workers;
    private final int most;
    private int open;

    /**
     * @param name of its threads
     * @param size threads
     * @param most pieces of work at once, those that wait included
     */
    Desk(Vertx vertx, String name, int size, int most) {
        this.workers = vertx.createSharedWorkerExecutor(name, size, 10, TimeUnit.MINUTES);
        this.most = most;
    }

    /**
     * Has something done.
     *
     * @throws Refusal if too much is being done already
     */
    <T> Future<T> work(Callable<T> work) {
        if (open >= most) throw new Refusal(Problem.tooMany("Others are being served; try again soon."));
        open++;
        return workers.executeBlocking(work, false).onComplete(done -> open--);
    }

    @Override
    public void close() {
        workers.close();
    }
}
