package dev.tenfold.inject.platform.keda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.inject.platform.Served;
import dev.tenfold.inject.platform.Stage;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsApiTest {
    private static final Served SERVER =
            new Served((vertx, router) -> new MetricsApi(() -> List.of(Stage.shop())).mount(router));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest(name = "{0} {1} -> {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sum(queue_depth)               | ``         | 200 | {"query":"sum(queue_depth)","value":1500.0015}
            queue_depth{queue="gone"}      | ``         | 404 | {"error":"the query yields no number now"}
            queue_depth{queue="gone"}      | &default=0 | 200 | {"query":"queue_depth{queue=\\"gone\\"}","value":0}
            queue_depth{queue="gone"}      | &default=x | 400 | {"error":"default must be a number"}
            queue_depth                    | ``         | 400 | {"error":"query: the query must yield one value, was 2"}
            1/0                            | ``         | 404 | {"error":"the query yields no number now"}
            ``                             | ``         | 400 | {"error":"query must say what is read, was missing"}
            """)
    void tellsOneValue(String query, String more, int code, String body) {
        HttpResponse<byte[]> answer =
                SERVER.get("/keda/value?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + more);
        assertEquals(body, new String(answer.body(), StandardCharsets.UTF_8).strip());
        assertEquals(code, answer.statusCode());
    }
}
