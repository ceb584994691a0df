package dev.tenfold.policy.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import dev.tenfold.policy.hpa.ScalingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Manifests as real teams keep them, which are not part of this repository: what should be found in each is known. */
class CorpusTest {
    @TestFactory
    Stream<DynamicTest> understandsEveryAutoscaler() throws IOException {
        return expected("hpa")
                .map(line -> dynamicTest(text(line, "file"), () -> {
                    Problems problems = new Problems();
                    Path file = corpus().resolve(text(line, "file"));
                    HpaFile read = HpaReader.read(file.toString(), Files.readAllBytes(file), problems);
                    assertEquals(List.of(), problems.lines());
                    Sequence wanted = (Sequence) line.get("hpas").orElseThrow();
                    assertEquals(
                            wanted.items().stream().map(CorpusTest::plain).toList(),
                            read.autoscalers().stream()
                                    .map(manifest -> plain(manifest.spec()))
                                    .toList());
                    assertFalse(read.lines().isEmpty());
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusesEveryTemplateInOneLine() throws IOException {
        return expected("helm")
                .map(line -> dynamicTest(text(line, "file"), () -> {
                    Problems problems = new Problems();
                    Path file = corpus().resolve(text(line, "file"));
                    HpaFile read = HpaReader.read("chart.yaml", Files.readAllBytes(file), problems);
                    assertEquals(List.of(), read.autoscalers());
                    assertEquals(1, problems.lines().size(), problems.lines().toString());
                    assertTrue(
                            problems.lines().get(0).matches("chart.yaml:\\d+: is an unrendered Helm template \\(.*"),
                            problems.lines().get(0));
                }));
    }

    @TestFactory
    Stream<DynamicTest> readsOrRefusesEveryOtherFile() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(corpus())) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("\\d+\\..*"))
                    .sorted()
                    .toList();
        }
        return files.stream()
                .map(file -> dynamicTest(corpus().relativize(file).toString(), () -> {
                    Problems problems = new Problems();
                    List<Node> documents = Documents.read("file", Files.readAllBytes(file), problems, new Problems());
                    String name = corpus().relativize(file).toString();
                    if (name.matches(".*\\.(tf|hcl)")) {
                        assertEquals(
                                1, problems.lines().size(), problems.lines().toString());
                        assertTrue(
                                problems.lines().get(0).endsWith("is HCL, as Terraform and Nomad write it, not YAML"));
                    } else if (!name.startsWith("helm")) {
                        assertEquals(List.of(), problems.lines());
                        assertFalse(documents.isEmpty());
                    }
                    HpaReader.read("file", Files.readAllBytes(file), new Problems());
                }));
    }

    private static Object plain(HpaSpec spec) {
        Map<String, Object> plain = new TreeMap<>();
        plain.put("name", spec.name());
        plain.put("namespace", spec.namespace().orElse(null));
        plain.put("apiVersion", spec.apiVersion());
        plain.put("targetKind", spec.target().kind());
        plain.put("targetName", spec.target().name());
        plain.put("min", String.valueOf(spec.minimum()));
        plain.put("max", String.valueOf(spec.maxReplicas()));
        plain.put("metrics", spec.metrics().stream().map(CorpusTest::plain).toList());
        plain.put("default_cpu80", String.valueOf(spec.metrics().isEmpty()));
        plain.put("behavior", spec.behavior().map(CorpusTest::plain).orElse(null));
        return plain;
    }

    private static Object plain(MetricSpec metric) {
        Map<String, Object> plain = new TreeMap<>();
        plain.put("type", metric.type().isEmpty() ? null : metric.type());
        plain.put("name", name(metric));
        MetricTarget target = metric.aim().orElse(null);
        if (target != null) {
            plain.put("targetType", target.type().orElse(null));
            target.averageUtilization().ifPresent(percent -> plain.put("averageUtilization", String.valueOf(percent)));
            target.averageValueMilli().ifPresent(milli -> plain.put("valueMilli", String.valueOf(milli)));
            target.valueMilli().ifPresent(milli -> plain.put("valueMilli", String.valueOf(milli)));
        }
        return plain;
    }

    private static String name(MetricSpec metric) {
        if (metric instanceof MetricSpec.Pods pods) {
            return pods.metric();
        } else if (metric instanceof MetricSpec.ObjectMetric object) {
            return object.metric();
        } else if (metric instanceof MetricSpec.External external) {
            return external.metric();
        }
        return metric.resourceName().isEmpty() ? null : metric.resourceName();
    }

    private static Object plain(Behavior behavior) {
        Map<String, Object> plain = new TreeMap<>();
        behavior.scaleUp().ifPresent(rules -> plain.put("scaleUp", plain(rules)));
        behavior.scaleDown().ifPresent(rules -> plain.put("scaleDown", plain(rules)));
        return plain;
    }

    private static Object plain(ScalingRules rules) {
        Map<String, Object> plain = new TreeMap<>();
        rules.stabilizationWindowSeconds()
                .ifPresent(seconds -> plain.put("stabilizationWindowSeconds", String.valueOf(seconds)));
        rules.selectPolicy().ifPresent(select -> plain.put("selectPolicy", select));
        rules.policies().ifPresent(policies -> {
            List<Object> list = new ArrayList<>();
            policies.forEach(policy -> list.add(new TreeMap<>(Map.of(
                    "type", policy.type(),
                    "value", String.valueOf(policy.value()),
                    "periodSeconds", String.valueOf(policy.periodSeconds())))));
            plain.put("policies", list);
        });
        return plain;
    }

    private static Object plain(Node node) {
        if (node instanceof Mapping mapping) {
            Map<String, Object> plain = new LinkedHashMap<>();
            mapping.entries().forEach((key, entry) -> plain.put(key, plain(entry.value())));
            return new TreeMap<>(plain);
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(CorpusTest::plain).toList();
        }
        Scalar scalar = (Scalar) node;
        return scalar.isNull() ? null : scalar.text();
    }

    private static Stream<Mapping> expected(String kind) throws IOException {
        return Files.readAllLines(corpus().resolve("expected.jsonl")).stream()
                .map(line -> (Mapping)
                        Documents.read("expected.jsonl", line, new Problems()).get(0))
                .filter(line -> text(line, "kind").equals(kind));
    }

    private static String text(Mapping mapping, String key) {
        return ((Scalar) mapping.get(key).orElseThrow()).text();
    }

    private static Path corpus() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/corpus"))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "no shared/corpus beside the checkout: the real manifests are not there");
        return folder.resolve("shared/corpus");
    }
}
