package dev.tenfold.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An editor that follows the published schema accepts what Tenfold accepts. */
class ScenarioSchemaTest {
    private static final Path ROOT = Path.of("..");

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shipped")
    void acceptsEveryShippedScenario(Path file) throws IOException {
        assertEquals(List.of(), problems(Files.readString(file)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shipped")
    void everyShippedScenarioNamesTheSchema(Path file) throws IOException {
        String first = Files.readAllLines(file).get(0);
        assertEquals("# yaml-language-server: $schema=../docs/scenario.schema.json", first);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"unknown-key", "wrong-unit"})
    void refusesWhatIsMisspelt(String name) throws IOException {
        assertNotEquals(List.of(), problems(Files.readString(ROOT.resolve("scenarios/bad/" + name + ".yaml"))));
    }

    @Test
    void knowsTheKeysOfEachKindOfFault() throws IOException {
        String scenario = """
                title: t
                services: {a: {replicas: 1, cpu: 1ms}}
                load: {service: a, start: 5/s, stages: [hold: {lasts: 1m}]}
                faults: [{kind: %s, at: 5s, service: a}]
                """;
        assertEquals(List.of(), problems(scenario.formatted("kill-tier")));
        assertNotEquals(List.of(), problems(scenario.formatted("kill-replicas")), "says how many");
        assertNotEquals(List.of(), problems(scenario.formatted("kill-tier, share: 5 %")), "takes no share");
        assertNotEquals(List.of(), problems(scenario.formatted("meteor")), "is no fault");
    }

    private static List<String> problems(String scenario) throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(ROOT.resolve("docs/scenario.schema.json").toFile());
        Node document =
                Documents.read("scenario.yaml", scenario, new Problems()).get(0);
        return new SchemaCheck(schema).problems(json(document));
    }

    /** What an editor takes YAML for. */
    private static JsonNode json(Node node) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (node instanceof Mapping mapping) {
            ObjectNode object = json.objectNode();
            mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
            return object;
        }
        if (node instanceof Sequence sequence) {
            ArrayNode array = json.arrayNode();
            sequence.items().forEach(item -> array.add(json(item)));
            return array;
        }
        Scalar scalar = (Scalar) node;
        return switch (scalar.type()) {
            case NULL -> json.nullNode();
            case BOOLEAN -> json.booleanNode(scalar.truth().orElseThrow());
            case INTEGER -> json.numberNode(scalar.whole().orElseThrow());
            case FLOAT -> json.numberNode(scalar.number().orElseThrow());
            case TEXT -> json.textNode(scalar.text());
        };
    }
}
