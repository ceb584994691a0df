import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A server of which the limit is known, for max-tps.sh: {@code token} lets 800 requests a second through and refuses the
 * rest; {@code slots} works on four at a time, for 10 ms each on average, exponentially, and lets the others queue.
 */
final class KnownLimit {
    private static final double PER_SECOND = 800;
    private static final double BURST = 80;
    private static final int SLOTS = 4;
    private static final double MEAN_NANOS = 10e6;
    private static final long AWAKE_NANOS = 150_000;

    private double tokens = BURST;
    private long then = System.nanoTime();

    public static void main(String[] arguments) throws IOException {
        KnownLimit server = new KnownLimit();
        SplittableRandom random = new SplittableRandom(7);
        boolean slots = arguments[0].equals("slots");
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        ExecutorService hands = Executors.newCachedThreadPool();
        http.setExecutor(hands);
        if (slots) {
            // A slot is taken for its work alone: reading and answering a request cost it nothing.
            BlockingQueue<HttpExchange> waiting = new LinkedBlockingQueue<>();
            http.createContext("/", waiting::add);
            for (int i = 0; i < SLOTS; i++) {
                new Thread(() -> {
                            for (HttpExchange next = take(waiting); ; next = take(waiting)) {
                                HttpExchange done = next;
                                work((long) (-Math.log(1 - server.next(random)) * MEAN_NANOS));
                                hands.execute(() -> answer(done, 200));
                            }
                        })
                        .start();
            }
        } else {
            http.createContext("/", exchange -> answer(exchange, server.take() ? 200 : 429));
        }
        http.start();
        System.out.println(http.getAddress().getPort());
    }

    private synchronized double next(SplittableRandom random) {
        return random.nextDouble();
    }

    private static HttpExchange take(BlockingQueue<HttpExchange> waiting) {
        try {
            return waiting.take();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Timers wake late; the last moment is awaited awake. */
    private static void work(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = until - System.nanoTime()) {
            if (left > AWAKE_NANOS) {
                LockSupport.parkNanos(left - AWAKE_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    private synchronized boolean take() {
        long now = System.nanoTime();
        tokens = Math.min(BURST, tokens + (now - then) / 1e9 * PER_SECOND);
        then = now;
        boolean through = tokens >= 1;
        tokens -= through ? 1 : 0;
        return through;
    }

    private static void answer(HttpExchange exchange, int status) {
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        } catch (IOException gone) {
            // Whoever asked did not wait for the answer.
        }
    }
}
