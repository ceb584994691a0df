package dev.tenfold.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.BadInput;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each shipped scenario tells, beside it as NAME.expected.txt; {@code -Dgolden.update=true} rewrites the files.
 */
class ShippedScenariosTest {
    private static final Path ROOT = Path.of("..");

    static List<String> shipped() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("scenarios"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shipped")
    void tellsWhatItToldBefore(String name) throws IOException, BadInput {
        String told =
                Terminal.spell(report(name), false, List.of(Path.of("out/report.html"), Path.of("out/report.json")));
        Path file = ROOT.resolve("scenarios/" + name + ".expected.txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, told);
        }
        assertTrue(Files.exists(file), file + " is missing; ./mvnw test -Dgolden.update=true writes it");
        assertEquals(Files.readString(file), told, "./mvnw test -Dgolden.update=true rewrites " + file);
    }

    /** As told to a person who stands at the root of the checkout. */
    private static Report report(String name) throws BadInput {
        String file = "scenarios/" + name + ".yaml";
        Script read = ScenarioReader.read(ROOT.resolve(file), List.of());
        Script script = new Script(
                file,
                read.sha256(),
                read.scenario(),
                read.profile(),
                read.policies(),
                read.defaulted(),
                read.remarks());
        String command = "./tenfold run " + file + " --seed " + read.scenario().seed();
        return Verdict.of(script, command, "golden", share -> {});
    }
}
