package dev.tenfold.drive.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenfold.drive.Ending;
import dev.tenfold.drive.Score;
import dev.tenfold.drive.Target;
import dev.tenfold.drive.mock.Choice;
import dev.tenfold.drive.mock.Faults;
import dev.tenfold.drive.mock.MockBook;
import dev.tenfold.drive.mock.MockPlan;
import dev.tenfold.drive.mock.MockServer;
import dev.tenfold.recording.RecordedCall;
import dev.tenfold.recording.RecordedTraffic;
import dev.tenfold.recording.Request;
import dev.tenfold.recording.file.Recordings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real recordings beside the checkout, replayed against a mock of themselves, much faster than they were. */
class SharedPlaybackTest {
    private static final int MOST_BODY_BYTES = 1 << 16;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));

    private MockServer mock;

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static Path find(String file) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/traces"))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "no folder shared/traces beside the checkout");
        Path path = folder.resolve("shared/traces").resolve(file);
        assumeTrue(Files.exists(path), () -> "no " + path);
        return path;
    }

    private Target mock(RecordedTraffic traffic) throws Exception {
        MockBook book = MockBook.ofAll(traffic, Secrets.usual(), MOST_BODY_BYTES);
        mock = new MockServer(vertx, book, new MockPlan(Choice.SEQUENCE, Double.POSITIVE_INFINITY, 1), Faults.NONE);
        return new Target("127.0.0.1", await(mock.listen(0)), false, Target.Protocol.HTTP_1_1);
    }

    private Outcome replay(RecordedTraffic traffic, int times) throws Exception {
        Target here = mock(traffic);
        ReplayPlan plan = ReplayPlan.to(new Hosts(here, Map.of(Hosts.ANY, here)))
                .patient(Duration.ofMinutes(1))
                .at(new Timing(speed(traffic), times, Duration.ofMillis(100), 1));
        return await(new Playback(traffic, plan).play(vertx));
    }

    private void countsAreRight(Outcome outcome, int sent) {
        Score all = outcome.all();
        assertEquals(Map.of(), outcome.leftOut());
        assertEquals(sent, outcome.planned());
        assertEquals(sent, all.count(), all::toString);
        assertEquals(sent, all.count(Ending.OK), all::toString);
        assertEquals(sent, mock.counts().calls());
        assertEquals(sent, mock.counts().exact(), () -> mock.state().encodePrettily());
        assertEquals(sent, outcome.matches().judged());
    }

    /**
     * Every request once. Of a path that was answered in different ways the sequence decides; at a thousand times the
     * speed of then neighbours of the large log may overtake each other, so that a few differ.
     */
    @ParameterizedTest(name = "{0}: {1} sent, {2} or more match")
    @CsvSource(textBlock = """
            har/firebug18-softwareishard.har.gz, 16, 16
            har/chrome51-images.har.gz, 27, 27
            har/ie11.har.gz, 25, 25
            har/multiple-pages.har, 9, 9
            access-logs/apache-combined-semicomplete-2015.log.gz, 10000, 9500
            access-logs/apache-common-twiki-2004.log.gz, 1406, 1380
            access-logs/formats/alb.log, 1, 1
            access-logs/formats/caddy_json.log, 3, 3
            access-logs/formats/common.log, 1, 1
            access-logs/formats/common_complete.log, 1, 1
            access-logs/formats/common_vhost.log, 1, 1
            access-logs/formats/elb.log, 1, 1
            access-logs/formats/haproxy.log, 1, 1
            access-logs/formats/ncsa_extended.log, 1, 1
            access-logs/formats/nginx_json.log, 2, 2
            """)
    void sendsEachRequestAndGetsItsAnswer(String file, int sent, int matching) throws Exception {
        RecordedTraffic traffic = Recordings.traffic(find(file), "");
        assertEquals(sent, traffic.calls().size());
        Outcome outcome = replay(traffic, 1);
        countsAreRight(outcome, sent);
        // The mock cuts large bodies that were not recorded, which is seen.
        long matched = outcome.matches().matched() + tooLarge(traffic);
        assertTrue(matched >= matching, () -> outcome.matches().differences().toString());
    }

    @ParameterizedTest(name = "{0}: {2} times {1}")
    @CsvSource(textBlock = """
            har/chrome51-images.har.gz, 27, 10
            access-logs/apache-common-twiki-2004.log.gz, 1406, 3
            access-logs/formats/nginx_json.log, 2, 50
            """)
    void multipliesUsers(String file, int sent, int times) throws Exception {
        countsAreRight(replay(Recordings.traffic(find(file), ""), times), sent * times);
    }

    /** The whole recording in half a second, or four if it is large, and never slower than it was. */
    private static double speed(RecordedTraffic traffic) {
        long first = traffic.calls().stream()
                .map(RecordedCall::request)
                .mapToLong(Request::atMillis)
                .min()
                .orElse(0);
        long last = traffic.calls().stream()
                .map(RecordedCall::request)
                .mapToLong(Request::atMillis)
                .max()
                .orElse(0);
        return Math.max(1, (last - first) / (traffic.calls().size() > 5_000 ? 4_000.0 : 500.0));
    }

    private static long tooLarge(RecordedTraffic traffic) {
        return traffic.calls().stream()
                .filter(call ->
                        call.answerBody().isEmpty() && !call.request().method().equals("HEAD"))
                .mapToLong(call -> call.bodyBytes() >= 0
                        ? call.bodyBytes()
                        : call.request().bytes())
                .filter(bytes -> bytes - MOST_BODY_BYTES > Math.max(512, bytes * 0.1))
                .count();
    }

    @ParameterizedTest(name = "{0} depends on {1}")
    @CsvSource(delimiter = '|', textBlock = """
            har/firebug18-softwareishard.har.gz | [www.google-analytics.com]
            access-logs/formats/alb.log         | [10.0.0.1:80]
            access-logs/formats/elb.log         | [10.0.0.1:80]
            access-logs/formats/haproxy.log     | [bk_https/abc]
            access-logs/formats/common.log      | []
            """)
    void findsDependencies(String file, String names) throws Exception {
        RecordedTraffic traffic = Recordings.traffic(find(file), "");
        assertEquals(names, MockBook.dependencies(traffic, "").toString());
        assertTrue(MockBook.ofAll(traffic, Secrets.usual(), 1).answers() > 0);
    }
}
