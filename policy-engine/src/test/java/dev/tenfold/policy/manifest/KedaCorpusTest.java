package dev.tenfold.policy.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.ScalingRules;
import dev.tenfold.policy.keda.Fallback;
import dev.tenfold.policy.keda.ReplicaBounds;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.keda.ScalingModifiers;
import dev.tenfold.policy.keda.TriggerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** ScaledObjects as real teams keep them, which are not part of this repository: what each says is known. */
class KedaCorpusTest {
    @TestFactory
    Stream<DynamicTest> understandsEveryScaledObject() throws IOException {
        return Files.readAllLines(corpus().resolve("expected.jsonl")).stream()
                .map(line -> (Mapping)
                        Documents.read("expected.jsonl", line, new Problems()).get(0))
                .filter(line -> text(line, "kind").startsWith("keda"))
                .map(line -> dynamicTest(text(line, "file"), () -> {
                    Sequence wanted = (Sequence) line.get("scaledobjects").orElseThrow();
                    List<ScaledObjectManifest> read = read(corpus().resolve(text(line, "file")));
                    assertEquals(
                            wanted.items().stream().map(KedaCorpusTest::plain).toList(),
                            read.stream().map(each -> plain(each.spec())).toList());
                    read.forEach(each -> assertFalse(each.understood().isBlank()));
                }));
    }

    private static List<ScaledObjectManifest> read(Path file) throws IOException {
        Problems problems = new Problems();
        List<ScaledObjectManifest> read = new ArrayList<>();
        for (Node node : Documents.read(file.toString(), Files.readAllBytes(file), problems, new Problems())) {
            Mapping document = (Mapping) node;
            if (document.get("kind").isPresent() && text(document, "kind").equals(ScaledObjectReader.KIND)) {
                ScaledObjectReader.read(document, problems).ifPresent(read::add);
            }
        }
        assertEquals(List.of(), problems.lines());
        return read;
    }

    private static Object plain(ScaledObject object) {
        ReplicaBounds bounds = object.replicas();
        String target =
                object.target().name().isEmpty() ? null : object.target().name();
        Map<String, Object> plain = new TreeMap<>();
        plain.put("name", object.name());
        plain.put("apiVersion", object.apiVersion());
        plain.put("targetName", object.isLegacy() ? null : target);
        plain.put("legacyDeploymentName", object.isLegacy() ? target : null);
        plain.put("targetKind", object.target().kind());
        plain.put("polling", String.valueOf(object.timing().polling().toSeconds()));
        plain.put("cooldown", String.valueOf(object.timing().cooldown().toSeconds()));
        plain.put(
                "initialCooldown",
                String.valueOf(object.timing().initialCooldown().toSeconds()));
        plain.put("min", String.valueOf(bounds.least()));
        plain.put("max", String.valueOf(bounds.hpaMaximum()));
        plain.put(
                "idle", bounds.idle().isPresent() ? String.valueOf(bounds.idle().getAsInt()) : null);
        plain.put("hpaMin", String.valueOf(bounds.hpaMinimum()));
        plain.put("fallback", object.fallback().map(KedaCorpusTest::plain).orElse(null));
        plain.put("behavior", object.behavior().map(KedaCorpusTest::plain).orElse(null));
        plain.put("scalingModifiers", object.modifiers().areUsed() ? plain(object.modifiers()) : null);
        plain.put(
                "triggers",
                object.triggers().stream().map(KedaCorpusTest::plain).toList());
        plain.put("paused", new TreeMap<>(object.annotations().scaling()));
        return plain;
    }

    private static Object plain(Fallback fallback) {
        return new TreeMap<>(Map.of(
                "failureThreshold", String.valueOf(fallback.failureThreshold()),
                "replicas", String.valueOf(fallback.replicas())));
    }

    private static Object plain(ScalingModifiers modifiers) {
        Map<String, Object> plain = new TreeMap<>(Map.of(
                "formula", modifiers.formula(),
                "target", modifiers.target(),
                "activationTarget", modifiers.activationTarget(),
                "metricType", modifiers.metricType()));
        plain.values().removeIf(""::equals);
        return plain;
    }

    private static Object plain(TriggerSpec trigger) {
        Map<String, Object> plain = new TreeMap<>();
        plain.put("type", trigger.type());
        plain.put("name", trigger.name().orElse(null));
        plain.put("metricType", trigger.metricType().orElse(null));
        plain.put("metadata", new TreeMap<>(trigger.metadata()));
        return plain;
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
            Map<String, Object> plain = new TreeMap<>();
            mapping.entries().forEach((key, entry) -> plain.put(key, plain(entry.value())));
            return plain;
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(KedaCorpusTest::plain).toList();
        }
        Scalar scalar = (Scalar) node;
        return scalar.isNull() ? null : scalar.text();
    }

    private static String text(Mapping mapping, String key) {
        return ((Scalar) mapping.get(key).orElseThrow()).text();
    }

    private static Path corpus() {
        Optional<Path> folder = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(path -> Files.isDirectory(path.resolve("shared/corpus")))
                .findFirst();
        assumeTrue(folder.isPresent(), "no shared/corpus beside the checkout: the real manifests are not there");
        return folder.orElseThrow().resolve("shared/corpus");
    }
}
