package dev.tenfold.inject.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Destination;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Destinations that no sink can serve are refused in one line that says what to write instead. */
class SinksTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private String complaint(String kind, String uri, String... options) {
        Map<String, String> named = new TreeMap<>();
        for (int i = 0; i < options.length; i += 2) {
            named.put(options[i], options[i + 1]);
        }
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Sinks.open(vertx, new Destination(kind, URI.create(uri), named)))
                .getMessage();
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            remote-wrte  | http://h/w            |             |          | no sink is called remote-wrte, maybe remote-write; known are cloudwatch2, datadog
            remote-write | http://h/w            | max-sample  | 5        | remote-write http://h/w: max-sample is not an option of it, maybe max-samples; known are buffer, ca-file
            remote-write | http://h/w            | max-samples | 0        | max-samples must be a number from 1 to 100000, was 0
            remote-write | http://h/w            | version     | 3        | version must be 1 or 2, was 3
            remote-write | http://h/w            | timeout     | 10       | timeout must be a time such as 500ms, 10s or 1m, was 10
            remote-write | ftp://h/w             |             |          | must be given as http://HOST:PORT or https://HOST:PORT, was ftp://h/w
            remote-write | http://u:secret@h/w   |             |          | must hold no user and password: name them with user and password-file or password-env
            remote-write | http://h/w            | token-env   | TENFOLD_NO_SUCH | token-env TENFOLD_NO_SUCH holds nothing
            remote-write | http://h/w            | token-file  | /no/such | token-file /no/such cannot be read
            remote-write | https://h/w           | ca-file     | /no/such | ca-file /no/such cannot be read
            statsd       | http://h:1            |             |          | statsd must be given as udp://HOST:PORT or tcp://HOST:PORT, was http://h:1
            statsd       | udp://h               |             |          | must name a port
            statsd       | udp://h:1             | flavor      | dog      | flavor must be plain or dogstatsd, was dog
            graphite     | udp://h:1             |             |          | graphite must be given as tcp://HOST:PORT, was udp://h:1
            influx       | http://h:8086/        |             |          | must end with /api/v2/write?org=ORG&bucket=BUCKET or with /write?db=DATABASE
            datadog      | https://api.dd.com    |             |          | options are not complete
            kairos       | http://h:1/           | token-env   | PATH     | token is not taken by this kind
            cloudwatch2  | https://monitoring    |             |          | cloudwatch2 needs the jars of io.micrometer:micrometer-registry-cloudwatch2:1.16.6
            """)
    void whatCannotBeIsRefused(String kind, String uri, String option, String value, String expected) {
        String message = option == null ? complaint(kind, uri) : complaint(kind, uri, option, value);
        assertTrue(message.contains(expected), message);
        assertTrue(!message.contains("secret"), message);
    }

    @Test
    void everyKindIsKnownByName() {
        assertEquals(
                "[remote-write, pushgateway, otlp, influx, statsd, graphite, cloudwatch2, datadog, dynatrace, elastic, humio,"
                        + " kairos, new-relic, opentsdb]",
                Sinks.names().toString());
    }
}
