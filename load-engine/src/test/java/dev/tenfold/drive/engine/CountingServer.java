package dev.tenfold.drive.engine;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** A server on this machine that answers all, and counts what it was asked for. */
final class CountingServer implements AutoCloseable {
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

    CountingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        server.setExecutor(workers);
        server.createContext("/", exchange -> {
            counts.computeIfAbsent(exchange.getRequestURI().toString(), any -> new LongAdder())
                    .increment();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    long count() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    long count(String path) {
        LongAdder count = counts.get(path);
        return count == null ? 0 : count.sum();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
