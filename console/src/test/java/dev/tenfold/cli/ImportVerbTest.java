package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportVerbTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Exit tenfold(String... words) {
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, 100);
        return new Commands(Main.verbs(), terminal, true).run(words);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** cores = 0.1 + 0.01 rate on two replicas, answers in 50 ms. */
    private Path table() throws IOException {
        StringBuilder csv = new StringBuilder("time,rps,cpu_cores,replicas,latency_ms\n");
        for (int i = 1; i <= 20; i++) {
            csv.append(1_767_603_600 + i * 15)
                    .append(',')
                    .append(i * 10)
                    .append(",0.")
                    .append(100 + i * 10 / 10 * 10);
            csv.append(",2,50\n");
        }
        return write("web.csv", csv.toString());
    }

    private Exit imported(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "import",
                table().toString(),
                "--service",
                "web",
                "--out",
                folder.resolve("web.yaml").toString()));
        words.addAll(List.of(more));
        return tenfold(words.toArray(String[]::new));
    }

    @Test
    void whatItWritesIsChecked() throws IOException {
        assertEquals(Exit.HELD, imported("--cores", "1"), err::toString);
        String scenario = Files.readString(folder.resolve("web.yaml"));
        assertTrue(scenario.contains("\n    cores: 1\n"), scenario);
        assertTrue(scenario.contains("\n    replicas: 2\n"), scenario);
        assertTrue(scenario.contains("{file: web.load.csv, column: level, values: level}"), scenario);
        assertTrue(out.toString().contains("web.csv: CSV, 4 series, 80 samples"), out::toString);
        assertTrue(out.toString().contains("Caution: latency never rose"), out::toString);
        assertEquals(Exit.HELD, tenfold("check", folder.resolve("web.yaml").toString()), err::toString);
    }

    @Test
    void thePolicyIsNamedFromWhereTheScenarioLies() throws IOException {
        write("hpa.yaml", "kind: HorizontalPodAutoscaler");
        assertEquals(
                Exit.HELD, imported("-q", "--policy", folder.resolve("hpa.yaml").toString()), err::toString);
        assertTrue(Files.readString(folder.resolve("web.yaml")).contains("\npolicies:\n  - file: hpa.yaml\n"));
        assertEquals("", out.toString(), "quiet");
    }

    @Test
    void nothingIsWrittenThatNamesAMissingPolicy() throws IOException {
        String missing = folder.resolve("missing.yaml").toString();
        assertEquals(Exit.BAD_INPUT, imported("--policy", missing));
        assertTrue(err.toString().contains("--policy must name a file, was " + missing), err::toString);
        assertFalse(Files.exists(folder.resolve("web.yaml")), "nothing is written");
    }

    @Test
    void nothingIsOverwrittenUnasked() throws IOException {
        write("web.yaml", "mine");
        assertEquals(Exit.BAD_INPUT, imported());
        assertTrue(err.toString().contains("web.yaml is there already; --force overwrites it"), err::toString);
        assertEquals("mine", Files.readString(folder.resolve("web.yaml")));
        assertFalse(Files.exists(folder.resolve("web.load.csv")));
        assertEquals(Exit.HELD, imported("--force"), err::toString);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            --cores none          | --cores must be a number > 0 and at most 1024, was none
            --cores -1            | --cores must be a number > 0 and at most 1024, was -1
            --utilization 0%      | --utilization must be a number > 0 and at most 10, was 0%
            --cpu cpu_cores*often | --cpu must be COLUMN or COLUMN*FACTOR, was cpu_cores*often
            --cpu cpus            | cpus names no series; there are cpu_cores, latency_ms, replicas, rps
            --where run           | --where must be LABEL=VALUE, was run
            --as cpi=x.csv        | --as must be ROLE=FILE, was cpi=x.csv
            --as cpi=x.csv        | Maybe cpu=FILE?
            """)
    void aMistakeIsToldAndNothingIsWritten(String words, String complaint) throws IOException {
        assertEquals(Exit.BAD_INPUT, imported(words.split(" ")));
        assertTrue(err.toString().lines().anyMatch(complaint::equals), err::toString);
        assertFalse(Files.exists(folder.resolve("web.yaml")));
        assertEquals("", out.toString());
    }

    @Test
    void everyFileThatCannotBeReadIsTold() throws IOException {
        Path broken = write("broken.har", "{\"log\": x");
        Exit exit = tenfold(
                "import",
                broken.toString(),
                "missing.csv",
                "--out",
                folder.resolve("a.yaml").toString());
        assertEquals(Exit.BAD_INPUT, exit);
        assertEquals(2, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().contains("broken.har:"), err::toString);
        assertTrue(err.toString().contains("missing.csv:"), err::toString);
    }

    @Test
    void aFileWithoutLoadIsRefused() throws IOException {
        Path memory = write("memory.csv", "time,memory\n1767603600,1\n1767603615,2\n");
        assertEquals(
                Exit.BAD_INPUT,
                tenfold(
                        "import",
                        memory.toString(),
                        "--out",
                        folder.resolve("a.yaml").toString()));
        assertTrue(err.toString().startsWith("the files tell no load"), err::toString);
        assertFalse(Files.exists(folder.resolve("a.yaml")));
    }
}
