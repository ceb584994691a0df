package dev.tenfold.drive.mock;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.util.concurrent.CompletionException;

/** A mock server that listens, for those who only start and stop it. */
public final class LiveMock implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final MockServer server;
    private int port;

    private LiveMock(MockBook book, MockPlan plan, Faults faults) {
        server = new MockServer(vertx, book, plan, faults);
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any
     * @throws IOException if that port cannot be had
     */
    public static LiveMock listen(MockBook book, MockPlan plan, Faults faults, int port) throws IOException {
        LiveMock mock = new LiveMock(book, plan, faults);
        try {
            mock.port = mock.server
                    .listen(port)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return mock;
        } catch (CompletionException taken) {
            mock.close();
            throw new IOException(
                    "port " + port + " cannot be had: " + taken.getCause().getMessage());
        }
    }

    /** Where it listens on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** What it was asked so far. */
    public MockCounts counts() {
        return server.counts();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
