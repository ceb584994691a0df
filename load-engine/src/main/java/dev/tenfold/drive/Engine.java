package dev.tenfold.drive;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Runs one plan of load. */
public final class Engine {
    private final LoadPlan plan;
    private final Network network;
    private final List<ContextInternal> contexts = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();

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
            contexts.add(((VertxInternal) vertx).createEventLoopContext());
        }
    }

    /**
     * Sends, and returns when all has been answered, given up, or cut off.
     *
     * @param watcher told of each second of each worker, on its event loop
     */
    public Future<Void> run(Consumer<Window> watcher) {
        Promise<Void> finished = Promise.promise();
        AtomicInteger left = new AtomicInteger(contexts.size());
        Runnable oneFinished = () -> {
            if (left.decrementAndGet() == 0) {
                finished.complete();
            }
        };
        Worker.Patience patience = new Worker.Patience(
                plan.timeout().toNanos(),
                plan.length().toNanos(),
                plan.timeout().toNanos());
        for (int i = 0; i < contexts.size(); i++) {
            EventLoop loop = contexts.get(i).nettyEventLoop();
            Source source = plan.source(i, contexts.size());
            workers.add(new Worker(loop, source, patience, random(i), network, watcher, oneFinished));
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
