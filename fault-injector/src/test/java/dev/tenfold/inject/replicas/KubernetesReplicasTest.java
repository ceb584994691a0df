package dev.tenfold.inject.replicas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.ReplicaSource;
import dev.tenfold.inject.replicas.FakeApiServer.Exchange;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader against an API server that watches, forgets, conflicts, drops and dawdles. */
class KubernetesReplicasTest {
    private final Vertx vertx = Vertx.vertx();
    private final FakeApiServer server = new FakeApiServer(vertx);
    private ReplicaSource source;

    private void open(String path) {
        ReplicaSources sources = new ReplicaSources(vertx, Map.of(), Clock.systemUTC());
        source = sources.open("web", URI.create("kubernetes+http://127.0.0.1:" + server.port() + path));
        if (!path.contains("/v1")) {
            source.read(); // A watch begins with the first.
        }
    }

    @AfterEach
    void stop() {
        if (source != null) {
            source.close();
        }
        server.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private String read() {
        try {
            ReplicaCount count = source.read()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            return count.desired() + "/"
                    + (count.ready().isPresent() ? count.ready().getAsInt() : "?");
        } catch (CompletionException failed) {
            return failed.getCause().getMessage().replaceAll(":[0-9]{4,5}", ":PORT");
        }
    }

    private void awaitRead(String expected) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        String last = read();
        while (!last.equals(expected) && System.nanoTime() < deadline) {
            Thread.sleep(10);
            last = read();
        }
        assertEquals(expected, last);
    }

    /** Lists a deployment and returns the watch that follows. */
    private Exchange listed(int desired, int ready) throws InterruptedException {
        open("/shop/deployment/web");
        Exchange list = server.next();
        assertEquals("/apis/apps/v1/namespaces/shop/deployments?fieldSelector=metadata.name%3Dweb", list.uri());
        assertFalse(list.watch());
        list.list("100", FakeApiServer.workload("90", desired, ready));
        Exchange watch = server.next();
        assertTrue(watch.watch());
        assertEquals("100", watch.resourceVersion());
        awaitRead(desired + "/" + ready);
        return watch;
    }

    @Test
    void followsTheChangesOfAWatch() throws InterruptedException {
        Exchange watch = listed(3, 2);
        watch.event("MODIFIED", FakeApiServer.workload("101", 12, 3));
        awaitRead("12/3");
        watch.event("MODIFIED", FakeApiServer.workload("102", 12, 12));
        awaitRead("12/12");
        watch.event("DELETED", FakeApiServer.workload("103", 12, 12));
        awaitRead("http://127.0.0.1:PORT has no deployments shop/web");
        watch.event("ADDED", FakeApiServer.workload("104", 1, 0));
        awaitRead("1/0");
    }

    @Test
    void eventsMayComeInPieces() throws InterruptedException {
        Exchange watch = listed(3, 2);
        String line = new JsonObject()
                .put("type", "MODIFIED")
                .put("object", FakeApiServer.workload("101", 7, 7))
                .encode();
        watch.raw(line.substring(0, 20));
        watch.raw(line.substring(20) + "\n" + line.replace("\"replicas\":7", "\"replicas\":8") + "\n");
        awaitRead("8/7");
    }

    @Test
    void aWatchThatEndsIsTakenUpWhereItEnded() throws InterruptedException {
        Exchange watch = listed(3, 2);
        watch.event("BOOKMARK", FakeApiServer.bookmark("250"));
        watch.end();
        Exchange next = server.next();
        assertTrue(next.watch());
        assertEquals("250", next.resourceVersion());
        next.event("MODIFIED", FakeApiServer.workload("251", 5, 5));
        awaitRead("5/5");
    }

    @Test
    void aDroppedConnectionIsOpenedAgainAndTheLastValueCountsMeanwhile() throws InterruptedException {
        Exchange watch = listed(3, 2);
        watch.event("MODIFIED", FakeApiServer.workload("101", 4, 4));
        awaitRead("4/4");
        watch.drop();
        Exchange next = server.next();
        assertEquals("101", next.resourceVersion());
        assertEquals("4/4", read());
        next.event("MODIFIED", FakeApiServer.workload("102", 6, 4));
        awaitRead("6/4");
    }

    @Test
    void whatTheServerHasForgottenIsListedAnew() throws InterruptedException {
        Exchange watch = listed(3, 2);
        watch.event(
                "ERROR",
                new JsonObject().put("kind", "Status").put("code", 410).put("message", "too old resource version"));
        Exchange list = server.next();
        assertFalse(list.watch());
        list.list("900", FakeApiServer.workload("880", 9, 9));
        assertEquals("900", server.next().resourceVersion());
        awaitRead("9/9");
    }

    @Test
    void aWatchThatIsRefusedAsTooOldIsListedAnew() throws InterruptedException {
        Exchange watch = listed(3, 2);
        watch.answer(410, FakeApiServer.status(410, "too old"));
        Exchange list = server.next();
        assertFalse(list.watch());
        list.list("901", FakeApiServer.workload("880", 4, 4));
        assertEquals("901", server.next().resourceVersion());
        awaitRead("4/4");
    }

    @Test
    void aConflictIsTriedAgain() throws InterruptedException {
        open("/shop/statefulset/web");
        server.next().answer(409, FakeApiServer.status(409, "the object has been modified"));
        awaitRead("http://127.0.0.1:PORT answered 409: the object has been modified");
        Exchange list = server.next();
        assertTrue(list.uri().contains("/statefulsets?"), list.uri());
        list.list("100", FakeApiServer.workload("90", 2, 1));
        awaitRead("2/1");
        Exchange watch = server.next();
        watch.answer(409, FakeApiServer.status(409, "conflict"));
        assertEquals("100", server.next().resourceVersion());
    }

    @Test
    void aServerThatAsksForPatienceGetsIt() throws InterruptedException {
        open("/shop/replicaset/web");
        Exchange list = server.next();
        long before = System.nanoTime();
        list.answer(429, FakeApiServer.status(429, "too many requests"), "Retry-After", "1");
        server.next().list("100", FakeApiServer.workload("90", 2, 2));
        assertTrue(System.nanoTime() - before >= TimeUnit.MILLISECONDS.toNanos(990));
        awaitRead("2/2");
    }

    @Test
    void anObjectThatIsNotThereIsMissedByName() throws InterruptedException {
        open("/shop/deployment/web");
        server.next().list("100");
        awaitRead("http://127.0.0.1:PORT has no deployments shop/web");
        server.next().event("ADDED", FakeApiServer.workload("101", 1, 0));
        awaitRead("1/0");
    }

    @Test
    void aSlowAnswerIsWaitedFor() throws InterruptedException {
        open("/shop/deployment/web");
        Exchange list = server.next();
        var early = source.read().toCompletionStage().toCompletableFuture();
        assertFalse(early.isDone());
        list.list("100", FakeApiServer.workload("90", 5, 5));
        assertEquals(5, early.orTimeout(20, TimeUnit.SECONDS).join().desired());
    }

    @Test
    void nonsenseIsNoCountAndIsTriedAgain() throws InterruptedException {
        open("/shop/deployment/web");
        server.next().answer(200, "<html>");
        awaitRead("http://127.0.0.1:PORT answered no JSON object");
        server.next().list("100", FakeApiServer.workload("90", 2, 2));
        awaitRead("2/2");
        server.next().raw("no json\n");
        Exchange again = server.next();
        assertTrue(again.watch());
        assertEquals("2/2", read());
    }

    @Test
    void aRefusalIsToldInTheServersWords() throws InterruptedException {
        open("/shop/deployment/web");
        server.next().answer(403, FakeApiServer.status(403, "deployments.apps is forbidden"));
        awaitRead("http://127.0.0.1:PORT answered 403: deployments.apps is forbidden");
    }

    @Test
    void theTokenIsReadAnewForEachRequest(@TempDir Path directory) throws IOException, InterruptedException {
        Path token = directory.resolve("token");
        Files.writeString(token, "first\n");
        open("/shop/deployment/web?token-file=" + token);
        Exchange list = server.next();
        assertEquals("Bearer first", list.request().getHeader("Authorization"));
        Files.writeString(token, "second\n");
        list.list("100", FakeApiServer.workload("90", 2, 2));
        assertEquals("Bearer second", server.next().request().getHeader("Authorization"));
    }

    @Test
    void whatHasAScaleIsAskedForIt() throws InterruptedException {
        open("/shop/argoproj.io/v1alpha1/rollouts/web");
        var count = source.read().toCompletionStage().toCompletableFuture();
        Exchange scale = server.next();
        assertEquals("/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/web/scale", scale.uri());
        scale.answer(
                200,
                new JsonObject()
                        .put("spec", new JsonObject().put("replicas", 4))
                        .encode());
        assertEquals(4, count.orTimeout(20, TimeUnit.SECONDS).join().desired());
        assertEquals("4/?", read());
        assertTrue(server.idle(), "asked again too soon");
    }
}
