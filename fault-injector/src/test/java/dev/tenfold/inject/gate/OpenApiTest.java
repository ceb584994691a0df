package dev.tenfold.inject.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document and the service are one; and what the document says is checked. */
class OpenApiTest {
    private static final OpenApi DOCUMENT = OpenApi.ofInjection();

    @TempDir
    Path directory;

    @Test
    void eachRouteIsInTheDocumentAndEachOperationIsARoute() throws Exception {
        Running running = Running.open(directory);
        try {
            Set<String> operations = new TreeSet<>();
            DOCUMENT.operations().values().forEach(one -> operations.add(one.method() + " " + one.path()));
            assertEquals(operations, running.service.gate().routes());
        } finally {
            running.close();
        }
    }

    @Test
    void eachReferenceLeadsSomewhereAndNothingIsLeftOver() {
        String text = DOCUMENT.document().encode();
        Matcher reference = Pattern.compile("#/components/(\\w+)/(\\w+)").matcher(text);
        Set<String> used = new TreeSet<>();
        while (reference.find()) used.add(reference.group(1) + "/" + reference.group(2));
        Set<String> told = new TreeSet<>();
        JsonObject components = DOCUMENT.document().getJsonObject("components");
        for (String kind : List.of("schemas", "parameters", "responses")) {
            components.getJsonObject(kind).fieldNames().forEach(name -> told.add(kind + "/" + name));
        }
        assertEquals(told, used);
    }

    @Test
    void eachPathParameterIsTold() {
        for (Operation operation : DOCUMENT.operations().values()) {
            Set<String> told = new TreeSet<>();
            operation.parameters().stream()
                    .filter(parameter -> parameter.place() == Operation.Place.PATH)
                    .forEach(parameter -> told.add(parameter.name()));
            assertEquals(operation.path().contains("{id}") ? Set.of("id") : Set.of(), told, operation.id());
            assertTrue(operation.answers().containsKey(Operation.DEFAULT), operation.id());
        }
    }

    @Test
    void aDocumentThatPromisesWhatNobodyChecksIsRefused() {
        JsonObject rules = new JsonObject().put("type", "string").put("contentEncoding", "base64");

        assertThrows(IllegalArgumentException.class, () -> new Schema(rules, Map.of()));
    }

    @Test
    void anotherDocumentJoinsWithItsOwnPaths() {
        OpenApi more = OpenApi.of(new JsonObject("""
                {"paths": {"/api/v1/runs": {"get": {"operationId": "listRuns", "responses": {"200": {"description": ""}}}}}}
                """));

        OpenApi both = DOCUMENT.and(more);

        assertEquals(DOCUMENT.operations().size() + 1, both.operations().size());
        assertTrue(both.operations().containsKey("listRuns"));
    }

    @ParameterizedTest(name = "{0} against {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # value             | schema                                              | says
            1                   | {"type":"integer"}                                  | -
            1.0                 | {"type":"integer"}                                  | -
            1.5                 | {"type":"integer"}                                  | v must be a whole number, was 1.5
            1e999               | {"type":"number"}                                   | v must be a number, was Infinity
            1e999               | {}                                                  | v must be a number that a double can hold, was Infinity
            null                | {"type":["string","null"]}                          | -
            null                | {"type":"string"}                                   | v must be a string, was null
            0                   | {"type":"number","exclusiveMinimum":0}              | v must be > 0, was 0
            11                  | {"type":"number","minimum":1,"maximum":10}          | v must be <= 10, was 11
            "c"                 | {"type":"string","enum":["a","b"]}                  | v must be one of a, b, was c
            "3"                 | {"const":"4"}                                       | v must be 4, was 3
            ""                  | {"type":"string","minLength":1}                     | v must not be empty
            "ab"                | {"type":"string","maxLength":1}                     | v must have at most 1 characters, was 2
            "x9"                | {"type":"string","pattern":"^[a-z]+$"}              | v must match ^[a-z]+$, was x9
            [1,"a"]             | {"type":"array","items":{"type":"integer"}}         | v[1] must be a whole number, was a
            [1,2]               | {"type":"array","maxItems":1}                       | v must have at most 1 entries, was 2
            []                  | {"type":"array","minItems":1}                       | v must have at least 1 entries
            {}                  | {"type":"object","required":["a"]}                  | v.a must be given
            {"b":1}             | {"type":"object","additionalProperties":false}      | v.b is not known
            {"a":{"b":1}}       | {"type":"object","properties":{"a":{"type":"object","properties":{"b":{"type":"string"}}}}} | v.a.b must be a string, was 1
            {"a":1}             | {"type":"object","additionalProperties":{"type":"string"}} | v.a must be a string, was 1
            {"a b":1}           | {"type":"object","propertyNames":{"pattern":"^[a-z]+$"}} | v.a b must match ^[a-z]+$, was a b
            {"a":1,"b":2}       | {"type":"object","maxProperties":1}                 | v must have at most 1 entries, was 2
            """)
    void schemasSayWhatIsWrong(String value, String schema, String says) {
        Object read = new JsonObject("{\"v\":" + value + "}").getValue("v");

        List<String> found = new Schema(new JsonObject(schema), Map.of())
                .complaints(read, "v").stream().map(Complaint::line).toList();

        assertEquals(says == null ? List.of() : List.of(says), found);
    }

    @Test
    void aNumberBeyondAllBoundsIsNoSmallOneAgain() {
        Schema small = new Schema(new JsonObject("{\"type\":\"integer\",\"maximum\":10}"), Map.of());

        assertEquals(
                1,
                small.complaints(BigInteger.ONE.shiftLeft(64).add(BigInteger.TWO))
                        .size());
    }

    @Test
    void noMoreThanAHundredComplaintsAreTold() {
        JsonArray many = new JsonArray();
        for (int i = 0; i < 1000; i++) many.add("x");

        assertEquals(
                100,
                new Schema(new JsonObject("{\"items\":{\"type\":\"integer\"}}"), Map.of())
                        .complaints(many)
                        .size());
    }
}
