import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A server of which the limit is known, for max-tps.sh: {@code token} lets 800 requests a second through and refuses
 * the rest; {@code slots} works on four at a time, for 10 ms each on average, exponentially, and lets the others queue.
 * Its second argument is the seed of those times.
 */
final class KnownLimit {
    private static final double PER_SECOND = 800;
    private static final double BURST = 80;
    private static final int SLOTS = 4;
    private static final double MEAN_NANOS = 10e6;

    private double tokens = BURST;
    private long then = System.nanoTime();
    private final long[] freeNanos = new long[SLOTS];

    public static void main(String[] arguments) throws IOException {
        KnownLimit server = new KnownLimit();
        Arrays.fill(server.freeNanos, server.then);
        SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[1]));
        boolean slots = arguments[0].equals("slots");
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        http.setExecutor(Executors.newCachedThreadPool());
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(SLOTS);
        http.createContext("/", exchange -> {
            if (slots) {
                long now = System.nanoTime();
                timer.schedule(() -> answer(exchange, 200), server.end(now, random) - now, TimeUnit.NANOSECONDS);
            } else {
                answer(exchange, server.take() ? 200 : 429);
            }
        });
        http.start();
        System.out.println(http.getAddress().getPort());
    }

    /**
     * When a request is done that arrives now: the slot that is free first takes it. Slots go by the times at which
     * they should be free, so that a timer that wakes late delays one answer and takes nothing from what the slots can
     * do.
     */
    private synchronized long end(long nowNanos, SplittableRandom random) {
        int first = 0;
        for (int slot = 1; slot < SLOTS; slot++) {
            first = freeNanos[slot] - freeNanos[first] < 0 ? slot : first;
        }
        long start = freeNanos[first] - nowNanos < 0 ? nowNanos : freeNanos[first];
        freeNanos[first] = start + (long) (-Math.log(1 - random.nextDouble()) * MEAN_NANOS);
        return freeNanos[first];
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
