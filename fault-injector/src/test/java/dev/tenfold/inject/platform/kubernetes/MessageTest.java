package dev.tenfold.inject.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MessageTest {
    /** The bytes from the timestamp on are those of PodMetrics.Marshal() of k8s.io/metrics v0.31.4. */
    @Test
    void podMetricsAreTheBytesThatKubernetesWrites() {
        JsonObject pod = new JsonObject()
                .put("metadata", new JsonObject().put("name", "web-0").put("namespace", "shop"))
                .put("timestamp", "1970-01-01T00:16:40Z")
                .put("window", "15.5s")
                .put(
                        "containers",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("name", "web")
                                        .put("usage", new JsonObject().put("cpu", "250m"))));
        assertEquals(
                "0a0d0a057765622d301a0473686f70"
                        + "120508e80710001a060880f6fcde3922140a03776562120d0a0363707512060a043235306d",
                HexFormat.of().formatHex(Message.POD_METRICS.bytes(pod)));
    }

    @Test
    void theEnvelopeNamesVersionAndKind() {
        JsonObject list = Lists.of("PodMetricsList", "v1", new JsonArray());
        assertEquals(
                "6b387300" + "0a14" + "0a027631" + "120e506f644d6574726963734c697374" + "1202" + "0a00" + "1a00"
                        + "2200",
                HexFormat.of().formatHex(Message.POD_METRICS.list().envelope(list)));
    }
}
