package dev.tenfold.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.verdict.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void tellsTheSampleInTheBytesOfTheGoldenFile() throws IOException {
        Golden.assertMatches("sample.json", ReportJson.spell(SampleReport.usersTimesTen()));
    }

    @Test
    void keepsToItsPublishedSchema() throws IOException {
        JsonNode schema = MAPPER.readTree(Path.of("../docs/report.schema.json").toFile());
        for (Report report : List.of(SampleReport.usersTimesTen(), SampleReport.hostile())) {
            assertEquals(List.of(), new SchemaCheck(schema).problems(MAPPER.readTree(ReportJson.spell(report))));
        }
    }

    @Test
    void aGapIsNull() throws IOException {
        JsonNode users = MAPPER.readTree(ReportJson.spell(SampleReport.usersTimesTen()))
                .get("users")
                .get("series");
        JsonNode p95 = find(users, "p95").get("values");
        assertTrue(p95.get(p95.size() - 1).isNull(), "nobody was served in the last window");
        assertTrue(p95.get(0).isNumber());
    }

    @Test
    void everyTextComesBackAsItWas() throws IOException {
        Report report = SampleReport.hostile();
        String json = ReportJson.spell(report);
        JsonNode read = MAPPER.readTree(json);
        assertEquals(report.subject().title(), read.get("subject").get("title").asText());
        assertEquals(report.notes().get(0), read.get("notes").get(0).asText());
    }

    @Test
    void aFaultSaysWhenItEnds() throws IOException {
        JsonNode events =
                MAPPER.readTree(ReportJson.spell(SampleReport.usersTimesTen())).get("events");
        for (JsonNode event : events) {
            if (event.get("kind").asText().equals("fault-start")) {
                assertEquals(540, event.get("until").asInt());
                return;
            }
        }
        throw new AssertionError("the sample has a fault");
    }

    private static JsonNode find(JsonNode series, String name) {
        for (JsonNode line : series) {
            if (line.get("name").asText().equals(name)) {
                return line;
            }
        }
        throw new AssertionError("no series " + name);
    }
}
