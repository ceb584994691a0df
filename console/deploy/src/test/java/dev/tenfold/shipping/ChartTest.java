package dev.tenfold.shipping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Helm itself renders the chart, and the models of Kubernetes' own API read what comes out, to the last field. */
@EnabledOnOs(
        value = {OS.LINUX, OS.MAC, OS.WINDOWS},
        disabledReason = "Helm is built for these")
class ChartTest {
    private static final Path CHART = Path.of("helm/tenfold").toAbsolutePath().normalize();
    private static final Path PLAIN = Path.of("kubernetes").toAbsolutePath().normalize();

    @TempDir
    private Path temporary;

    /** Reads strictly: an unknown field, a missing one and one of another type are all refused. */
    private interface Model {
        void validate(JsonElement json) throws IOException;
    }

    private static final Map<String, Model> MODELS = Map.of(
            "apps/v1 Deployment", V1Deployment::validateJsonElement,
            "v1 Service", V1Service::validateJsonElement,
            "v1 ServiceAccount", V1ServiceAccount::validateJsonElement,
            "v1 PersistentVolumeClaim", V1PersistentVolumeClaim::validateJsonElement,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement);

    private static Map<String, JsonObject> read(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Map<String, JsonObject> objects = new LinkedHashMap<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
            if (document == null) continue;
            JsonObject json = new Gson().toJsonTree(document).getAsJsonObject();
            objects.put(json.get("kind").getAsString(), json);
        }
        return objects;
    }

    private static void assertReadable(Map<String, JsonObject> objects) throws IOException {
        for (JsonObject object : objects.values()) {
            String kind = object.get("apiVersion").getAsString() + " "
                    + object.get("kind").getAsString();
            assertTrue(MODELS.containsKey(kind), kind);
            MODELS.get(kind).validate(object);
        }
    }

    private Map<String, JsonObject> rendered(String values) throws IOException {
        Path file = Files.writeString(temporary.resolve("values.yaml"), values);
        TemplateCommand template = new Helm(CHART)
                .template()
                .withName("tenfold")
                .withNamespace("tenfold")
                .withKubeVersion("1.34.0");
        return read(template.withValuesFile(file).call());
    }

    @Test
    void helmHasNothingToRemark() {
        LintResult lint = new Helm(CHART).lint().strict().quiet().call();
        assertFalse(lint.isFailed(), lint.getMessages()::toString);
    }

    @Test
    void thePlainManifestsAreTheChartsOwn() throws IOException {
        Map<String, JsonObject> chart = rendered("{}");
        Map<String, JsonObject> plain = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(PLAIN)) {
            for (Path file : files.sorted().toList()) plain.putAll(read(Files.readString(file)));
        }
        assertReadable(plain);
        assertEquals(new TreeSet<>(chart.keySet()), new TreeSet<>(plain.keySet()));
        chart.forEach((kind, object) -> assertEquals(object, plain.get(kind), kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "persistence: {enabled: true, storageClassName: fast}",
                "persistence: {enabled: true, existingClaim: mine}",
                "networkPolicy: {egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 9090}]}]}",
                "{arguments: [--allow, 'prometheus:9090'], javaOptions: -Xlog:gc, service: {type: LoadBalancer}}",
                "{pullSecrets: [{name: registry}], nodeSelector: {disk: ssd}, tolerations: [{operator: Exists}]}"
            })
    void everyRenderingIsReadByKubernetesOwnModels(String values) throws IOException {
        assertReadable(rendered(values));
    }

    @Test
    void aWrongFieldWouldBeNoticed() throws IOException {
        Map<String, JsonObject> objects = rendered("{}");
        container(objects).addProperty("imagePullPolice", "Never");
        Exception refused = assertThrows(IllegalArgumentException.class, () -> assertReadable(objects));
        assertTrue(refused.getMessage().contains("imagePullPolice"), refused.getMessage());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            replicas: 3                    | replicas
            service: {port: 70000}         | port
            persistence: {size: big}       | size
            image: {pullPolicy: Sometimes} | pullPolicy
            """)
    void valuesThatMeanNothingAreRefusedByName(String values, String field) {
        Exception refused = assertThrows(IllegalStateException.class, () -> rendered(values));
        assertTrue(refused.getMessage().contains(field), refused.getMessage());
    }

    @Test
    void thePodIsOfTheRestrictedKind() throws IOException {
        JsonObject spec = spec(rendered("{}"));
        JsonObject security = container(rendered("{}")).getAsJsonObject("securityContext");
        assertTrue(spec.getAsJsonObject("securityContext").get("runAsNonRoot").getAsBoolean());
        assertEquals(
                "RuntimeDefault",
                spec.getAsJsonObject("securityContext")
                        .getAsJsonObject("seccompProfile")
                        .get("type")
                        .getAsString());
        assertFalse(security.get("allowPrivilegeEscalation").getAsBoolean());
        assertTrue(security.get("readOnlyRootFilesystem").getAsBoolean());
        assertEquals(
                "[\"ALL\"]",
                security.getAsJsonObject("capabilities").get("drop").toString());
        assertFalse(spec.get("automountServiceAccountToken").getAsBoolean());
        List<String> kinds = new ArrayList<>();
        spec.getAsJsonArray("volumes")
                .forEach(volume -> kinds.addAll(volume.getAsJsonObject().keySet()));
        assertFalse(kinds.contains("hostPath"), kinds::toString);
    }

    @Test
    void aClaimKeepsTheRuns() throws IOException {
        Map<String, JsonObject> own = rendered("persistence: {enabled: true}");
        assertTrue(own.containsKey("PersistentVolumeClaim"));
        Map<String, JsonObject> given = rendered("persistence: {enabled: true, existingClaim: mine}");
        assertFalse(given.containsKey("PersistentVolumeClaim"));
        assertTrue(spec(given).get("volumes").toString().contains("\"claimName\":\"mine\""));
    }

    private static JsonObject spec(Map<String, JsonObject> objects) {
        return objects.get("Deployment")
                .getAsJsonObject("spec")
                .getAsJsonObject("template")
                .getAsJsonObject("spec");
    }

    private static JsonObject container(Map<String, JsonObject> objects) {
        return spec(objects).getAsJsonArray("containers").get(0).getAsJsonObject();
    }
}
