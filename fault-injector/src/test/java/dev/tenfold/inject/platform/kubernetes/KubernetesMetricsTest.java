package dev.tenfold.inject.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.platform.Served;
import dev.tenfold.inject.platform.Stage;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests of the real controllers' clients, as client-go and kubectl send them. */
class KubernetesMetricsTest {
    private static final String JSON = "application/json";
    private static final List<Snapshot> ON_AIR = new ArrayList<>(List.of(Stage.shop()));
    private static final Served SERVER =
            new Served((vertx, router) -> new KubernetesMetrics(() -> ON_AIR, Duration.ofMillis(15_500)).mount(router));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static JsonObject ask(String path) {
        HttpResponse<byte[]> answer = SERVER.get(path, "Accept", JSON);
        assertEquals(200, answer.statusCode(), path);
        return json(answer);
    }

    private static JsonObject json(HttpResponse<byte[]> answer) {
        return new JsonObject(new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static Stream<JsonObject> items(JsonObject list) {
        return list.getJsonArray("items").stream().map(JsonObject.class::cast);
    }

    @Test
    void discoveryAsItAlwaysWasNamesGroupsVersionsAndResources() {
        JsonObject groups = ask("/apis");
        assertEquals("APIGroupList", groups.getString("kind"));
        assertEquals(
                List.of("custom.metrics.k8s.io/v1beta2", "external.metrics.k8s.io/v1beta1", "metrics.k8s.io/v1beta1"),
                groups.getJsonArray("groups").stream()
                        .map(group -> ((JsonObject) group)
                                .getJsonObject("preferredVersion")
                                .getString("groupVersion"))
                        .toList());
        assertEquals(
                List.of("v1beta2", "v1beta1"),
                ask("/apis/custom.metrics.k8s.io").getJsonArray("versions").stream()
                        .map(version -> ((JsonObject) version).getString("version"))
                        .toList());
        assertEquals(List.of("nodes", "pods"), names("/apis/metrics.k8s.io/v1beta1"));
        assertEquals(
                List.of("http_requests_per_second", "node_load", "queue_depth", "service_load"),
                names("/apis/external.metrics.k8s.io/v1beta1"));
        assertEquals(
                List.of(
                        "deployments.apps/service_load",
                        "pods/http_requests_per_second",
                        "services/service_load",
                        "namespaces/http_requests_per_second",
                        "namespaces/service_load",
                        "nodes/node_load"),
                names("/apis/custom.metrics.k8s.io/v1beta2"));
    }

    private static List<String> names(String path) {
        JsonObject list = ask(path);
        assertEquals("APIResourceList", list.getString("kind"));
        return list.getJsonArray("resources").stream()
                .map(resource -> ((JsonObject) resource).getString("name"))
                .toList();
    }

    @Test
    void discoveryIsAggregatedWhereTheClientKnowsOfIt() {
        HttpResponse<byte[]> answer = SERVER.get(
                "/apis",
                "Accept",
                "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
                        + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json");
        assertEquals(
                "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList",
                answer.headers().firstValue("Content-Type").orElseThrow());
        JsonObject list = json(answer);
        assertEquals("apidiscovery.k8s.io/v2", list.getString("apiVersion"));
        JsonObject custom = items(list).findFirst().orElseThrow();
        assertEquals("custom.metrics.k8s.io", custom.getJsonObject("metadata").getString("name"));
        JsonObject deployments = custom.getJsonArray("versions")
                .getJsonObject(0)
                .getJsonArray("resources")
                .getJsonObject(0);
        assertEquals("deployments.apps", deployments.getString("resource"));
        assertEquals(
                "service_load",
                deployments.getJsonArray("subresources").getJsonObject(0).getString("subresource"));
    }

    @Test
    void podsAreToldAsMetricsServerTellsThem() {
        JsonObject list = ask("/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods?labelSelector=app%3Dweb&limit=500");
        assertEquals("PodMetricsList", list.getString("kind"));
        JsonObject first = items(list).findFirst().orElseThrow();
        JsonObject container = first.getJsonArray("containers").getJsonObject(0);
        assertAll(
                () -> assertEquals(2, list.getJsonArray("items").size()),
                () -> assertEquals("web-0", first.getJsonObject("metadata").getString("name")),
                () -> assertEquals("shop", first.getJsonObject("metadata").getString("namespace")),
                () -> assertEquals("2026-11-22T12:00:30Z", first.getString("timestamp")),
                () -> assertEquals("15.5s", first.getString("window")),
                () -> assertEquals("web", container.getString("name")),
                () -> assertEquals(
                        "123456789n", container.getJsonObject("usage").getString("cpu")),
                () -> assertEquals("131076Ki", container.getJsonObject("usage").getString("memory")));
    }

    @ParameterizedTest(name = "{0} -> {1} pods")
    @CsvSource(delimiter = '|', textBlock = """
            /pods                                                        | 3
            /namespaces/shop/pods                                        | 3
            /namespaces/other/pods                                       | 0
            /pods?labelSelector=app%20in%20(web%2Capi)%2C!canary         | 3
            /pods?labelSelector=app%20notin%20(web)                      | 1
            /pods?labelSelector=app+in+%28api%2Cweb%29%2C%21x            | 3
            /namespaces/shop/pods?fieldSelector=metadata.name%3Dweb-1    | 1
            /nodes                                                       | 0
            """)
    void listsArePickedBySelectors(String path, int pods) {
        assertEquals(
                pods,
                ask("/apis/metrics.k8s.io/v1beta1" + path).getJsonArray("items").size());
    }

    @Test
    void onePodIsAnObjectOfItsOwn() {
        JsonObject pod = ask("/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods/api-0");
        assertEquals("PodMetrics", pod.getString("kind"));
        assertEquals("metrics.k8s.io/v1beta1", pod.getString("apiVersion"));
        assertEquals(
                "1",
                pod.getJsonArray("containers")
                        .getJsonObject(0)
                        .getJsonObject("usage")
                        .getString("cpu"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            namespaces/shop/pods/*/http_requests_per_second?labelSelector=app%3Dweb                | web-0 12750m web-1 40
            namespaces/shop/pods/%2A/http_requests_per_second?labelSelector=&metricLabelSelector=code%3D500 | web-0 250m
            namespaces/shop/pods/web-1/http_requests_per_second?metricLabelSelector=               | web-1 40
            namespaces/shop/pods/*/http_requests_per_second?labelSelector=app%3Dnone               | ''
            namespaces/shop/services/web/service_load                                              | web 2500
            namespaces/shop/deployments.apps/web/service_load                                      | web 2500
            namespaces/shop/metrics/http_requests_per_second                                       | shop 55750m
            nodes/n1/node_load                                                                     | n1 7
            nodes/*/node_load                                                                      | n1 7
            """)
    void customMetricsAreToldOfTheObjectsThatTheirSeriesName(String path, String told) {
        for (String version : List.of("v1beta1", "v1beta2")) {
            JsonObject list = ask("/apis/custom.metrics.k8s.io/" + version + "/" + path);
            String all = String.join(
                    " ",
                    items(list)
                            .map(item -> item.getJsonObject("describedObject").getString("name") + " "
                                    + item.getString("value"))
                            .toList());
            assertEquals(told, all);
        }
    }

    @Test
    void customMetricsNameThemselvesAsTheirVersionDoes() {
        String path = "/namespaces/shop/pods/web-1/http_requests_per_second";
        JsonObject first = items(ask("/apis/custom.metrics.k8s.io/v1beta1" + path))
                .findFirst()
                .orElseThrow();
        JsonObject second = items(ask("/apis/custom.metrics.k8s.io/v1beta2" + path))
                .findFirst()
                .orElseThrow();
        assertEquals("http_requests_per_second", first.getString("metricName"));
        assertEquals("http_requests_per_second", second.getJsonObject("metric").getString("name"));
        assertEquals(
                new JsonObject()
                        .put("kind", "Pod")
                        .put("namespace", "shop")
                        .put("name", "web-1")
                        .put("apiVersion", "v1"),
                second.getJsonObject("describedObject"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            queue_depth                                                        | 1500 1m
            queue_depth?labelSelector=queue%3Dmail                             | 1500
            queue_depth?labelSelector=queue%20in%20(mail%2Corders)             | 1500 1m
            queue_depth?labelSelector=queue%21%3Dmail                          | 1m
            queue_depth?labelSelector=queue%3Dnone                             | ''
            http_requests_per_second?labelSelector=tenfold_game_day%3Dg1%2Cpod%3Dweb-1 | 40
            """)
    void externalMetricsAreToldSeriesBySeries(String metric, String told) {
        JsonObject list = ask("/apis/external.metrics.k8s.io/v1beta1/namespaces/shop/" + metric);
        assertEquals("ExternalMetricValueList", list.getString("kind"));
        assertEquals(
                told,
                String.join(
                        " ", items(list).map(item -> item.getString("value")).toList()));
    }

    @Test
    void aSeriesOfANamespaceIsToldThereAlone() {
        String root = "/apis/external.metrics.k8s.io/v1beta1/namespaces/";
        assertEquals(
                0,
                ask(root + "other/http_requests_per_second")
                        .getJsonArray("items")
                        .size());
        assertEquals(2, ask(root + "other/queue_depth").getJsonArray("items").size());
    }

    @ParameterizedTest(name = "{0} {1} -> {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            GET    | metrics.k8s.io/v1beta1/namespaces/shop/pods/gone                      | 404 | NotFound
            GET    | metrics.k8s.io/v1beta1/nodes/gone                                     | 404 | NotFound
            GET    | metrics.k8s.io/v1beta1/pods?labelSelector=%3Dx                        | 400 | BadRequest
            GET    | metrics.k8s.io/v1beta1/pods?fieldSelector=spec.x%3Dx                  | 400 | BadRequest
            GET    | metrics.k8s.io/v1beta1/pods?limit=many                                | 400 | BadRequest
            GET    | metrics.k8s.io/v1beta1/pods?watch=true                                | 405 | MethodNotAllowed
            GET    | metrics.k8s.io/v1beta1/pods?continue=abc                              | 410 | Expired
            DELETE | metrics.k8s.io/v1beta1/pods                                           | 405 | MethodNotAllowed
            GET    | metrics.k8s.io/v2/pods                                                | 404 | NotFound
            GET    | apps/v1/deployments                                                   | 404 | NotFound
            GET    | custom.metrics.k8s.io/v1beta2/namespaces/shop/pods/*/gone             | 404 | NotFound
            GET    | custom.metrics.k8s.io/v1beta2/namespaces/shop/pods/gone/service_load  | 404 | NotFound
            GET    | custom.metrics.k8s.io/v1beta2/namespaces/shop/wizards/*/service_load  | 404 | NotFound
            GET    | external.metrics.k8s.io/v1beta1/namespaces/shop/gone                  | 404 | NotFound
            POST   | external.metrics.k8s.io/v1beta1/namespaces/shop/queue_depth           | 405 | MethodNotAllowed
            """)
    void refusalsAreStatusObjects(String method, String path, int code, String reason) {
        HttpResponse<byte[]> answer = SERVER.send(method, "/apis/" + path, "");
        JsonObject status = json(answer);
        assertEquals(code, answer.statusCode());
        assertEquals("Status", status.getString("kind"));
        assertEquals("Failure", status.getString("status"));
        assertEquals(reason, status.getString("reason"));
        assertEquals(code, status.getInteger("code"));
    }

    @ParameterizedTest(name = "Accept: {0} -> {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            application/vnd.kubernetes.protobuf, */*                          | 200 | application/vnd.kubernetes.protobuf
            application/vnd.kubernetes.protobuf,application/json              | 200 | application/vnd.kubernetes.protobuf
            application/json, */*                                             | 200 | application/json
            application/json, application/vnd.kubernetes.protobuf             | 200 | application/json
            application/json;as=Table;v=v1;g=meta.k8s.io,application/json     | 200 | application/json
            */*                                                               | 200 | application/json
            text/html                                                         | 406 | application/json
            application/cbor                                                  | 406 | application/json
            """)
    void answersInTheFormThatIsAskedFor(String accept, int code, String type) {
        for (String path : List.of(
                "metrics.k8s.io/v1beta1/pods",
                "custom.metrics.k8s.io/v1beta1/nodes/n1/node_load",
                "external.metrics.k8s.io/v1beta1/namespaces/shop/queue_depth")) {
            HttpResponse<byte[]> answer = SERVER.get("/apis/" + path, "Accept", accept);
            assertEquals(code, answer.statusCode());
            assertEquals(type, answer.headers().firstValue("Content-Type").orElseThrow());
        }
    }

    @Test
    void nothingIsToldOfAGameDayThatHasEnded() {
        List<Snapshot> before = List.copyOf(ON_AIR);
        ON_AIR.clear();
        try {
            assertEquals(
                    0,
                    ask("/apis/metrics.k8s.io/v1beta1/pods")
                            .getJsonArray("items")
                            .size());
            assertEquals(List.of(), names("/apis/external.metrics.k8s.io/v1beta1"));
            assertEquals(
                    404,
                    SERVER.get("/apis/external.metrics.k8s.io/v1beta1/namespaces/shop/queue_depth")
                            .statusCode());
        } finally {
            ON_AIR.addAll(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"/healthz", "/readyz", "/livez", "/version", "/openapi/v2", "/openapi/v3", "/api"})
    void answersWhatAnAggregatorProbes(String path) {
        assertTrue(SERVER.get(path).body().length > 0);
        assertEquals(200, SERVER.get(path).statusCode());
    }
}
