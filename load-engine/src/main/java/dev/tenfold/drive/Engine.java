package dev.tenfold.drive;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Runs one plan of load. Used once. */
public final class Engine {
    private final LoadPlan plan;
    private final Network network;
    private final List<ContextInternal> contexts = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();

    /** Whoever watches the workers; told on their event loops. */
    public interface Watcher {
        /** A second of one worker is over. */
        void window(Window window);

        /** One worker has told its last second. */
        default void finished() {}
    }

    /**
     * @param vertx whose event loops send
     * @param plan what to send
     * @param loops how many event loops share the work, 1 or more
     */
    public Engine(Vertx vertx, LoadPlan plan, int loops) {
        this.plan = plan;
        int mostLines = Math.max(1, plan.connections() / loops);
        network = new Network(vertx, mostLines, plan.timeout(), plan.trust());
        for (int i = 0; i < loops; i++) {
            contexts.add(onItsOwnLoop((VertxInternal) vertx));
        }
    }

    /** Asked on an event loop Vert.x would take that one each time; workers want one each. */
    private static ContextInternal onItsOwnLoop(VertxInternal vertx) {
        return vertx.contextBuilder()
                .withThreadingModel(ThreadingModel.EVENT_LOOP)
                .withEventLoop(vertx.nettyEventLoopGroup().next())
                .build();
    }

    /**
     * Sends; completes when all has been answered, given up, or cut off, and fails if the engine itself does.
     *
     * @param watcher told of each second of each worker
     */
    public Future<Void> run(Watcher watcher) {
        Promise<Void> finished = Promise.promise();
        AtomicInteger left = new AtomicInteger(contexts.size());
        Patience patience = new Patience(
                plan.timeout().toNanos(),
                plan.length().toNanos(),
                plan.timeout().toNanos());
        Worker.Witness witness = new Worker.Witness() {
            @Override
            public void window(Window window) {
                watcher.window(window);
            }

            @Override
            public void finished() {
                watcher.finished();
                if (left.decrementAndGet() == 0) {
                    finished.tryComplete();
                }
            }

            @Override
            public void broken(Throwable fault) {
                finished.tryFail(fault);
                cut();
            }
        };
        for (int i = 0; i < contexts.size(); i++) {
            Source source = plan.source(i, contexts.size());
            workers.add(new Worker(contexts.get(i), source, patience, random(i), network, witness));
        }
        long zero = System.nanoTime();
        for (int i = 0; i < workers.size(); i++) {
            Worker worker = workers.get(i);
            contexts.get(i).runOnContext(started -> worker.begin(zero));
        }
        return finished.future().eventually(network::close);
    }

    private RandomGenerator random(int worker) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(plan.seed() * 31 + worker);
    }

    /** Ends at once; what is not answered counts as cut off. */
    public void cut() {
        for (int i = 0; i < workers.size(); i++) {
            Worker worker = workers.get(i);
            contexts.get(i).runOnContext(now -> worker.cut());
        }
    }
}
