package dev.tenfold.drive.mock;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Answers calls as they were answered when they were recorded. Faults are switched while it runs, from here or over
 * HTTP below {@value #CONTROL}. Listens on this machine only.
 */
public final class MockServer {
    /** Where it is controlled. */
    public static final String CONTROL = "/_tenfold/mock";

    /** Addresses that browsers send are longer than the usual limits. */
    private static final int MOST_HEAD_BYTES = 1 << 16;

    private static final int STEPS_PER_SECOND = 10;
    private final Vertx vertx;
    private final MockBook book;
    private final MockPlan plan;
    private final HttpServer server;
    private final RandomGenerator answerChance;
    private final RandomGenerator timeChance;
    private final RandomGenerator faultChance;
    private Faults faults;
    private MockCounts counts = MockCounts.ZERO;

    /** A server that does not listen yet. */
    public MockServer(Vertx vertx, MockBook book, MockPlan plan, Faults faults) {
        this.vertx = vertx;
        this.book = book;
        this.plan = plan;
        this.faults = faults;
        answerChance = stream(plan.seed(), 1);
        timeChance = stream(plan.seed(), 2);
        faultChance = stream(plan.seed(), 3);
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setMaxInitialLineLength(MOST_HEAD_BYTES)
                        .setMaxHeaderSize(MOST_HEAD_BYTES))
                .requestHandler(this::take);
    }

    private static RandomGenerator stream(long seed, int purpose) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + purpose);
    }

    /**
     * Listens on 127.0.0.1.
     *
     * @param port 0 for any
     * @return the port
     */
    public Future<Integer> listen(int port) {
        return server.listen(port, "127.0.0.1").map(HttpServer::actualPort);
    }

    /** Ends it. */
    public Future<Void> close() {
        return server.close();
    }

    /** From now on these are its faults. */
    public synchronized void faults(Faults now) {
        faults = now;
    }

    /** Its faults. */
    public synchronized Faults faults() {
        return faults;
    }

    /** What it was asked so far. */
    public synchronized MockCounts counts() {
        return counts;
    }

    /** Counts, faults and routes as JSON. */
    public synchronized JsonObject state() {
        return new MockState(book, counts, faults).json();
    }

    private void take(HttpServerRequest request) {
        String path = request.path() == null ? "/" : request.path();
        if (path.equals(CONTROL) || path.startsWith(CONTROL + "/")) {
            new MockControl(this).take(request);
            return;
        }
        request.body().onComplete(whole -> decide(request).run());
    }

    /** What becomes of a call; chance is asked in the order of calls. */
    private synchronized Runnable decide(HttpServerRequest request) {
        MockBook.Found found = book.find(host(request), request.method().name(), request.uri());
        counts = counts.called(found);
        if (found != null) {
            found.route().called();
        }
        double dice = faultChance.nextDouble();
        if (faults.down() || dice < faults.resetShare()) {
            return broken(request);
        }
        double seconds = faults.latency().toNanos() / 1e9;
        if (dice < faults.resetShare() + faults.errorShare()) {
            counts = counts.failed();
            int status = faults.errorStatus();
            return () -> after(
                    seconds, () -> request.response().setStatusCode(status).end("fault injected"));
        }
        if (found == null) {
            return () ->
                    after(seconds, () -> request.response().setStatusCode(404).end("not recorded"));
        }
        MockAnswer answer = found.answers().answer(plan.choice(), answerChance);
        double took = found.route().seconds(timeChance) / plan.speed();
        if (answer.status() == 0) {
            Runnable broken = broken(request);
            return () -> after(seconds + took, broken);
        }
        long pace = faults.bytesPerSecond();
        return () -> after(seconds + took, () -> send(request, answer, pace));
    }

    private Runnable broken(HttpServerRequest request) {
        counts = counts.broken();
        return () -> request.connection().close();
    }

    private static String host(HttpServerRequest request) {
        String forwarded = request.getHeader("x-forwarded-host");
        String host = forwarded == null ? request.getHeader("host") : forwarded;
        return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
    }

    /** Timers know whole milliseconds; less than half of one is at once. */
    private void after(double seconds, Runnable act) {
        long millis = Math.round(seconds * 1e3);
        if (millis < 1) {
            act.run();
        } else {
            vertx.setTimer(millis, fired -> act.run());
        }
    }

    private void send(HttpServerRequest request, MockAnswer answer, long bytesPerSecond) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        answer.head(response);
        if (answer.bodiless()) {
            response.end();
            return;
        }
        Buffer content = answer.content();
        if (bytesPerSecond == 0 || request.method() == HttpMethod.HEAD || content.length() == 0) {
            response.end(content);
        } else {
            response.putHeader("content-length", Integer.toString(content.length()));
            drip(response, content, 0, (int) Math.max(1, Math.min(bytesPerSecond / STEPS_PER_SECOND, 1 << 24)));
        }
    }

    private void drip(HttpServerResponse response, Buffer content, int from, int step) {
        if (response.closed()) {
            return;
        }
        int to = Math.min(content.length(), from + step);
        response.write(content.slice(from, to));
        if (to == content.length()) {
            response.end();
        } else {
            vertx.setTimer(1_000 / STEPS_PER_SECOND, fired -> drip(response, content, to, step));
        }
    }
}
