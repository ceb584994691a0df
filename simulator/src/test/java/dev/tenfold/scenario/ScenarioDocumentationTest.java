package dev.tenfold.scenario;

import dev.tenfold.document.JsonSchema;
import dev.tenfold.document.Reference;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is written about scenarios is made from the records that they are read into, and stays so. */
class ScenarioDocumentationTest {
    @Test
    void theSchemaIsCurrent() throws IOException {
        Golden.check("docs/scenario.schema.json", JsonSchema.of(Scenario.class, "Tenfold scenario"));
    }

    @Test
    void theReferenceIsCurrent() throws IOException {
        Golden.check("docs/reference.md", Reference.of(Scenario.class, "What a scenario can say"));
    }
}
