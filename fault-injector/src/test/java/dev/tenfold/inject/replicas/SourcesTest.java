package dev.tenfold.inject.replicas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.ReplicaSource;
import dev.tenfold.inject.replicas.FakeApiServer.Exchange;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {
    /** A wall clock that tests turn. */
    private static final class Turned extends Clock {
        private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        private void pass(long seconds) {
            now = now.plusSeconds(seconds);
        }
    }

    private final Turned clock = new Turned();
    private final Vertx vertx = Vertx.vertx();
    private final FakeApiServer server = new FakeApiServer(vertx);

    @AfterEach
    void stop() {
        server.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private ReplicaSource open(String uri, String... environment) {
        Map<String, String> names = environment.length == 0
                ? Map.of()
                : Map.of("AWS_ACCESS_KEY_ID", environment[0], "AWS_SECRET_ACCESS_KEY", environment[1]);
        return new ReplicaSources(vertx, names, clock)
                .open("web", URI.create(uri.replace("PORT", Integer.toString(server.port()))));
    }

    private static CompletableFuture<ReplicaCount> ask(ReplicaSource source) {
        return source.read().toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS);
    }

    private String told(CompletableFuture<ReplicaCount> asked) {
        try {
            ReplicaCount count = asked.join();
            return count.desired() + "/"
                    + (count.ready().isPresent() ? count.ready().getAsInt() : "?");
        } catch (CompletionException failed) {
            return failed.getCause().getMessage().replace(Integer.toString(server.port()), "PORT");
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ftp://a/b                                        | must be kubernetes, prometheus, autoscaling-group or webhook, was ftp://a/b
            web                                              | must be kubernetes, prometheus, autoscaling-group or webhook, was web
            kubernetes://h/shop/web                          | must be kubernetes://HOST/NAMESPACE/KIND/NAME with KIND
            kubernetes://h/shop/cronjob/web                  | must be kubernetes://HOST/NAMESPACE/KIND/NAME with KIND
            kubernetes://h/shop/deployment/Web               | must be kubernetes://HOST/NAMESPACE/KIND/NAME with KIND
            kubernetes:///shop/deployment/web                | must name a host, since this process does not run in a cluster
            kubernetes+ftp://h/shop/deployment/web           | must be kubernetes://, kubernetes+https:// or kubernetes+http://
            kubernetes://h/shop/deployment/web?token=x       | unknown option token, known are token-file, ca-file, patience
            kubernetes://h/shop/deployment/web?ca-file=/none | cannot read /none
            kubernetes://h/shop/deployment/web?patience=long | patience must be a time such as 30s or 5m, was long
            prometheus://h:9090?query=x                      | must be prometheus+http://HOST:PORT?query=... or prometheus+https://
            prometheus+http://h:9090                         | query must say what is asked, was missing
            autoscaling-group://web                          | must be autoscaling-group://REGION/NAME, was autoscaling-group://web
            autoscaling-group://eu-central-1/a/b             | must be autoscaling-group://REGION/NAME
            webhook?expires=0s                               | expires must be > 0s, was 0s
            """)
    void saysInOneLineWhatIsWrong(String uri, String problem) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> open(uri)).getMessage();
        assertTrue(message.startsWith("replicas of web: " + problem), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void aQueryToPrometheusYieldsReplicas() throws InterruptedException {
        ReplicaSource source = open("prometheus+http://127.0.0.1:PORT/prom?query=sum(a%7Bb%3D%22c%22%7D)&ready=r");
        var asked = ask(source);
        for (int i = 0; i < 2; i++) {
            Exchange query = server.next();
            assertTrue(query.uri().startsWith("/prom/api/v1/query?query="), query.uri());
            String value = query.request().getParam("query").equals("sum(a{b=\"c\"})") ? "12.4" : "7";
            query.answer(
                    200,
                    "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
                            + "[{\"metric\":{},\"value\":[1,\"" + value + "\"]}]}}");
        }
        assertEquals("12/7", told(asked));
        source.close();
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 | {"data":{"resultType":"scalar","result":[1,"4"]}}                 | 4/?
            200 | {"data":{"resultType":"vector","result":[]}}                      | the query must yield one number, was 0: x
            200 | {"data":{"resultType":"vector","result":[{"value":[1,"NaN"]}]}}   | the query must yield a number >= 0, was NaN: x
            200 | {"data":{"resultType":"vector","result":[{"value":[1,"+Inf"]}]}}  | the query must yield a number >= 0, was +Inf: x
            200 | {"data":{"resultType":"vector","result":[{"value":[1,"-1"]}]}}    | the query must yield a number >= 0, was -1: x
            200 | {"status":"success"}                                              | the server does not answer as a Prometheus does
            200 | []                                                                | http://127.0.0.1:PORT answered no JSON object
            503 | down                                                              | http://127.0.0.1:PORT answered 503: down
            """)
    void whatPrometheusAnswersIsCheckedBeforeItIsBelieved(int status, String body, String told)
            throws InterruptedException {
        ReplicaSource source = open("prometheus+http://127.0.0.1:PORT?query=x");
        var asked = ask(source);
        server.next().answer(status, body);
        assertEquals(told, told(asked));
        source.close();
    }

    @Test
    void theLastValueIsBelievedForAWhile() throws InterruptedException {
        ReplicaSource source = open("prometheus+http://127.0.0.1:PORT?query=x&patience=30s");
        var asked = ask(source);
        server.next().answer(200, "{\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"4\"]}}");
        assertEquals("4/?", told(asked));
        assertEquals("4/?", told(ask(source)), "within a second the server is left alone");
        clock.pass(20);
        var second = ask(source);
        server.next().answer(503, "down");
        assertEquals("4/?", told(second));
        clock.pass(20);
        var third = ask(source);
        server.next().answer(503, "down");
        assertEquals("http://127.0.0.1:PORT answered 503: down", told(third));
        source.close();
    }

    private static final String GROUP = """
            <DescribeAutoScalingGroupsResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/">
              <DescribeAutoScalingGroupsResult><AutoScalingGroups><member>
                <AutoScalingGroupName>web</AutoScalingGroupName><DesiredCapacity>4</DesiredCapacity>
                <Instances>
                  <member><LifecycleState>InService</LifecycleState><HealthStatus>Healthy</HealthStatus></member>
                  <member><LifecycleState>Pending</LifecycleState><HealthStatus>Healthy</HealthStatus></member>
                  <member><HealthStatus>Unhealthy</HealthStatus><LifecycleState>InService</LifecycleState></member>
                  <member><HealthStatus>Healthy</HealthStatus><LifecycleState>InService</LifecycleState></member>
                </Instances>
              </member></AutoScalingGroups></DescribeAutoScalingGroupsResult>
            </DescribeAutoScalingGroupsResponse>""";

    @Test
    void anAutoScalingGroupIsDescribedByASignedRequest() throws InterruptedException {
        ReplicaSource source = open(
                "autoscaling-group://eu-central-1/web%20blue?endpoint-url=http://127.0.0.1:PORT", "AKIDEXAMPLE", "s");
        var asked = ask(source);
        Exchange request = server.next();
        String authorization = request.request().getHeader("Authorization");
        assertTrue(
                authorization.startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-central-1/autoscaling/"
                        + "aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature="),
                authorization);
        request.answer(200, GROUP);
        assertEquals("4/2", told(asked));
        source.close();
    }

    @Test
    void whatAwsRefusesIsToldInItsWords() throws InterruptedException {
        ReplicaSource source =
                open("autoscaling-group://eu-central-1/web?endpoint-url=http://127.0.0.1:PORT", "AKIDEXAMPLE", "s");
        var asked = ask(source);
        server.next()
                .answer(
                        400,
                        "<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded"
                                + "</Message></Error></ErrorResponse>");
        assertEquals("http://127.0.0.1:PORT answered 400: Throttling, Rate exceeded", told(asked));
        var none = ask(source);
        server.next().answer(200, "<a><AutoScalingGroups/></a>");
        assertEquals("there is no Auto Scaling group web", told(none));
        var odd = ask(source);
        server.next().answer(200, "no xml");
        assertEquals("the server does not answer as Auto Scaling does", told(odd));
        source.close();
    }

    @Test
    void credentialsComeFromAFileToo(@TempDir Path directory) throws IOException, InterruptedException {
        Path file = directory.resolve("credentials");
        Files.writeString(
                file,
                "[default]\naws_access_key_id = NO\naws_secret_access_key = no\n[game]\n# of the game day\n"
                        + "aws_access_key_id = GAME\naws_secret_access_key = s\naws_session_token = t\n");
        ReplicaSource source = open("autoscaling-group://eu-central-1/web?endpoint-url=http://127.0.0.1:PORT"
                + "&profile=game&credentials-file=" + file);
        var asked = ask(source);
        Exchange request = server.next();
        assertTrue(request.request().getHeader("Authorization").contains("Credential=GAME/"));
        assertEquals("t", request.request().getHeader("X-Amz-Security-Token"));
        request.answer(200, GROUP);
        assertEquals("4/2", told(asked));
        source.close();
    }

    @Test
    void withoutCredentialsNothingIsAsked() {
        ReplicaSource source = open("autoscaling-group://eu-central-1/web?endpoint-url=http://127.0.0.1:PORT");
        assertEquals(
                "AWS credentials must be given: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the option"
                        + " credentials-file",
                told(ask(source)));
        assertTrue(server.idle());
        source.close();
    }

    @Test
    void whatIsToldCountsUntilItExpires() {
        ToldReplicas source = (ToldReplicas) open("webhook?expires=60s");
        assertEquals("webhook", source.origin());
        assertEquals("nobody has told the replicas of web for 60 s", told(ask(source)));
        source.tell(new ReplicaCount(12, OptionalInt.of(10)));
        assertEquals("12/10", told(ask(source)));
        source.tell(new ReplicaCount(13, OptionalInt.empty()));
        clock.pass(60);
        assertEquals("13/?", told(ask(source)));
        clock.pass(1);
        assertEquals("nobody has told the replicas of web for 60 s", told(ask(source)));
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            kubernetes        | https://10.0.0.1/shop/deployment/web            | https://10.0.0.1:443
            kubernetes        | kubernetes+http://10.0.0.1/shop/deployment/web  | http://10.0.0.1:80
            prometheus        | http://10.0.0.1:9090/prom                       | http://10.0.0.1:9090/prom
            autoscaling-group | autoscaling-group://eu-central-1/web            | https://autoscaling.eu-central-1.amazonaws.com
            """)
    void kindServerAndOptionsNameTheServerThatIsAsked(String kind, String uri, String asked) {
        Map<String, String> options = kind.equals("prometheus") ? Map.of("query", "sum(up{a=\"b&c\"})") : Map.of();
        ReplicaSources sources = new ReplicaSources(vertx, Map.of(), clock);
        try (ReplicaSource source = sources.open("web", new Destination(kind, URI.create(uri), options))) {
            assertEquals(URI.create(asked), source.server().orElseThrow());
            options.values().forEach(query -> assertTrue(source.origin().endsWith(query), source.origin()));
        }
    }
}
