package dev.tenfold.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Scenarios that are refused: the first line of each says what Tenfold says of it. */
class BadScenariosTest {
    @TestFactory
    Stream<DynamicTest> saysWhatTheFirstLineTells() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(Golden.root().resolve("scenarios/bad"))) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        assertTrue(files.size() >= 8, files::toString);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        Problems problems = new Problems();
        ScenarioReader.read(file, List.of(), problems);
        String folder = file.getParent() + "/";
        String said = String.join("", problems.lines()).replace(folder, "").replace("  Maybe", " Maybe");
        assertEquals(Files.readAllLines(file).get(0), "# " + said);
    }
}
