package dev.tenfold.drive.seek;

import io.netty.channel.EventLoop;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Servers that answer by real time, with a limit that is known. */
final class RealServers {
    private RealServers() {}

    /** Lets so many through per second, and answers the others with 429. */
    static final class TokenBucket implements Handler<HttpServerRequest> {
        private final double perSecond;
        private final double most;
        private double tokens;
        private long thenNanos = System.nanoTime();

        TokenBucket(double perSecond, double most) {
            this.perSecond = perSecond;
            this.most = most;
            tokens = most;
        }

        @Override
        public synchronized void handle(HttpServerRequest request) {
            long now = System.nanoTime();
            tokens = Math.min(most, tokens + (now - thenNanos) / 1e9 * perSecond);
            thenNanos = now;
            boolean through = tokens >= 1;
            tokens -= through ? 1 : 0;
            request.response().setStatusCode(through ? 200 : 429).end();
        }
    }

    /** Slots that take an exponential time each, and a queue without end before them. */
    static final class Slots implements Handler<HttpServerRequest> {
        private final EventLoop loop;
        private final double seconds;
        private final RandomGenerator random;
        private final Deque<HttpServerRequest> queue = new ArrayDeque<>();
        private int free;

        Slots(Vertx vertx, int slots, double seconds, long seed) {
            loop = ((VertxInternal) vertx).nettyEventLoopGroup().next();
            free = slots;
            this.seconds = seconds;
            random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        }

        @Override
        public void handle(HttpServerRequest request) {
            loop.execute(() -> {
                queue.add(request);
                work();
            });
        }

        private void work() {
            if (free > 0 && !queue.isEmpty()) {
                free--;
                HttpServerRequest request = queue.poll();
                long nanos = (long) (-seconds * 1e9 * Math.log(1 - random.nextDouble()));
                loop.schedule(() -> answer(request), nanos, TimeUnit.NANOSECONDS);
            }
        }

        private void answer(HttpServerRequest request) {
            free++;
            request.response().end();
            work();
        }
    }
}
