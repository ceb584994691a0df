package dev.tenfold.policy.manifest;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Warning;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is done to a good manifest, the reader says what it found, and where; it never fails. */
class HpaFuzzTest {
    private static final int MUTATIONS = 1500;
    private static final String MANIFEST = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata:
              name: web
              annotations: {autoscaling.alpha.kubernetes.io/metrics: "[]"}
            spec:
              scaleTargetRef:
                kind: Deployment
                name: web
              minReplicas: 2
              maxReplicas: 10
              metrics:
              - type: Resource
                resource:
                  name: cpu
                  target:
                    type: Utilization
                    averageUtilization: 70
              - type: Object
                object:
                  describedObject: {kind: Ingress, name: main}
                  metric: {name: rps, selector: {matchLabels: {a: b}}}
                  target:
                    type: Value
                    value: 2k
              - type: Pods
                pods:
                  metricName: rps
                  targetAverageValue: 30
              behavior:
                scaleUp:
                  stabilizationWindowSeconds: 0
                  policies:
                  - type: Percent
                    value: 100
                    periodSeconds: 15
                scaleDown:
                  selectPolicy: Disabled
            ---
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 3
              template:
                spec:
                  containers:
                  - name: app
                    resources: {requests: {cpu: 100m}, limits: {cpu: 1}}
            """;
    private static final List<String> VALUES = List.of(
            "",
            "null",
            "[]",
            "{}",
            "-1",
            "0",
            "99999999999",
            "1e400",
            "\"7\"",
            ".nan",
            "text",
            "[a]",
            "{a: b}",
            "1E",
            "1e-9",
            "0x7fffffff",
            "{{ .Values.x }}",
            "${X}",
            "!Ref x",
            "true",
            "Object",
            "External",
            "v2beta1");

    @Test
    void answersEveryMutation() {
        int understood = 0;
        for (long seed = 0; seed < MUTATIONS; seed++) {
            understood += read(mutate(new Random(seed)), seed) ? 1 : 0;
        }
        assertTrue(understood > MUTATIONS / 2, "most are still manifests, only " + understood + " were");
    }

    private static boolean read(String text, long seed) {
        Problems problems = new Problems();
        List<Place> places = new ArrayList<>();
        try {
            HpaFile file = HpaReader.read("f.yaml", text.getBytes(StandardCharsets.UTF_8), problems);
            for (HpaManifest manifest : file.autoscalers()) {
                manifest.errors().stream().map(Problem::place).forEach(places::add);
                file.warnings(manifest, Optional.of(Duration.ofMinutes(9))).stream()
                        .map(Warning::place)
                        .forEach(places::add);
            }
            assertTrue(!file.lines().isEmpty(), "seed " + seed);
            problems.all().stream().map(Problem::place).forEach(places::add);
            long lines = text.lines().count();
            places.forEach(place -> assertTrue(
                    place.line() >= 1 && place.line() <= lines, "seed " + seed + ": " + place + " of " + lines));
            return !file.autoscalers().isEmpty();
        } catch (RuntimeException e) {
            return fail("seed " + seed + ":\n" + text, e);
        }
    }

    private static String mutate(Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(MANIFEST.split("\n")));
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            String value = VALUES.get(random.nextInt(VALUES.size()));
            switch (random.nextInt(5)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.set(at, line.replaceFirst("[a-zA-Z]+", "x"));
                default ->
                    lines.set(at, line.contains(": ") ? line.substring(0, line.indexOf(": ") + 2) + value : line);
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
