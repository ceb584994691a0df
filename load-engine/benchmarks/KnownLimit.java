import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
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

    private double tokens = BURST;
    private long then = System.nanoTime();

    public static void main(String[] arguments) throws IOException {
        KnownLimit server = new KnownLimit();
        SplittableRandom random = new SplittableRandom(7);
        boolean slots = arguments[0].equals("slots");
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        http.setExecutor(Executors.newFixedThreadPool(SLOTS));
        http.createContext("/", exchange -> {
            if (slots) {
                server.work(-Math.log(1 - server.next(random)) * MEAN_NANOS);
                answer(exchange, 200);
            } else {
                answer(exchange, server.take() ? 200 : 429);
            }
        });
        http.start();
        System.out.println(http.getAddress().getPort());
    }

    private synchronized double next(SplittableRandom random) {
        return random.nextDouble();
    }

    private void work(double nanos) {
        long until = System.nanoTime() + (long) nanos;
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
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

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
