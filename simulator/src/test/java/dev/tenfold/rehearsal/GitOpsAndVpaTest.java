package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.rehearsal.Happening.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A repository that resets replicas, and a VerticalPodAutoscaler that finds another size better. */
class GitOpsAndVpaTest {
    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void openSandbox() {
        sandbox = new Sandbox(folder);
    }

    /**
     * 90 % of 4 against 45 % calls for 8 at each sync, which begin at 5 s; the repository is applied at 60 s, 120 s.
     */
    @Test
    void aRepositoryTakesBackWhatAnAutoscalerDid() {
        History history = sandbox.hpa("api", 2, 20, 45, "").rehearse("""
                title: reset
                services: {api: {replicas: 4, cpu: 10ms}}
                load: {service: api, start: 360/s, stages: [hold: {lasts: 119s}]}
                controllers: {sync-offset: 5s, metric-offset: 0s}
                git-ops: [{service: api, replicas: 4, every: 1m, offset: 60s}]
                policies: [file: api-hpa.yaml]
                """);
        Happening reset = history.happenings().stream()
                .filter(happening -> happening.kind() == Kind.SCALE_DOWN)
                .findFirst()
                .orElseThrow();
        assertEquals(60_000_000_000L, reset.atNanos());
        assertEquals("api 8 -> 4", reset.title());
        assertEquals("git-ops", reset.policy());
        assertEquals("the repository says replicas: 4, and 8 were asked for", reset.why());
    }

    @Test
    void aRepositoryThatAgreesDoesNothing() {
        History history = sandbox.rehearse("""
                title: quiet
                services: {api: {replicas: 4, cpu: 10ms}}
                load: {service: api, start: 100/s, stages: [hold: {lasts: 9m}]}
                git-ops: [{service: api, replicas: 4}]
                """);
        assertEquals(List.of(), history.happenings());
    }

    /**
     * 100/s x 10 ms on 4 replicas are 0.25 cores each, of which 115 % are 0.29; the histogram rounds up by at most a
     * twentieth. Memory is never recommended below 250 MiB; 256 MiB and 115 % of it are 0.29 GiB.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "\"Off\", its mode Off only recommends",
        "Recreate, its mode Recreate finds that near enough",
    })
    void aVerticalAutoscalerRecommendsWhatReplicasUse(String mode, String ending) {
        History history = sandbox.file("vpa.yaml", vpa(mode)).rehearse("""
                title: vertical
                services: {api: {replicas: 4, cpu: 10ms, cores: 1}}
                load: {service: api, start: 100/s, stages: [hold: {lasts: 9m}]}
                policies: [file: vpa.yaml]
                """);
        List<Happening> told = history.happenings();
        assertEquals(1, told.size(), told.toString());
        assertEquals(Kind.NOTICE, told.get(0).kind());
        assertEquals(
                "api-vpa recommends 296m CPU and 0.3 GiB for each of api",
                told.get(0).title());
        assertTrue(told.get(0).why().contains(ending), told.get(0).why());
        assertEquals(told.get(0).from(), told.get(0).to(), "nothing is scaled");
    }

    static String vpa(String mode) {
        return """
                apiVersion: autoscaling.k8s.io/v1
                kind: VerticalPodAutoscaler
                metadata: {name: api-vpa}
                spec:
                  targetRef: {apiVersion: apps/v1, kind: Deployment, name: api}
                  updatePolicy: {updateMode: %s}
                """.formatted(mode);
    }
}
