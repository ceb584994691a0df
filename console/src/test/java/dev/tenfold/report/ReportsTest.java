package dev.tenfold.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    @TempDir
    Path directory;

    @Test
    void writesThreeFilesAndNothingElseIntoADirectoryThatItMakes() throws IOException {
        Path out = directory.resolve("a/b");
        List<Path> written = Reports.write(SampleReport.usersTimesTen(), out);
        try (Stream<Path> found = Files.list(out)) {
            assertEquals(written.stream().sorted().toList(), found.sorted().toList());
        }
        assertEquals(
                List.of("report.html", "report.json", "junit.xml"),
                written.stream().map(file -> file.getFileName().toString()).toList());
    }

    @Test
    void replacesWhatAnEarlierRunLeft() throws IOException {
        Files.writeString(directory.resolve("report.json"), "old");
        Reports.write(SampleReport.usersTimesTen(), directory);
        assertEquals(
                ReportJson.spell(SampleReport.usersTimesTen()), Files.readString(directory.resolve("report.json")));
    }

    @Test
    void aFileInTheWayIsNamedInOneLine() throws IOException {
        Path file = Files.writeString(directory.resolve("out"), "");
        IOException refused = assertThrows(IOException.class, () -> Reports.write(SampleReport.usersTimesTen(), file));
        assertEquals(file + " cannot be written: it is a file, not a directory", refused.getMessage());
    }

    @Test
    void aDirectoryBelowAFileIsNamedInOneLine() throws IOException {
        Path below = Files.writeString(directory.resolve("out"), "").resolve("deeper");
        IOException refused = assertThrows(IOException.class, () -> Reports.write(SampleReport.usersTimesTen(), below));
        assertFalse(refused.getMessage().contains("\n"));
        assertEquals(
                below + " cannot be written: ",
                refused.getMessage().substring(0, (below + " cannot be written: ").length()));
    }
}
