package dev.tenfold.report;

import dev.tenfold.verdict.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The files of a report. */
public final class Reports {

    private Reports() {}

    /**
     * Writes {@code report.html}, {@code report.json} and {@code junit.xml}. Each appears whole or not at all: who
     * reads the directory meanwhile never sees half a file.
     *
     * @param report what to tell
     * @param directory where; made if it is missing
     * @return the files, in that order
     * @throws IOException if the directory cannot be written; its message is one line for the user
     */
    public static List<Path> write(Report report, Path directory) throws IOException {
        try {
            Files.createDirectories(directory);
            String json = ReportJson.spell(report);
            return List.of(
                    replace(directory.resolve("report.html"), ReportPage.spell(report, json)),
                    replace(directory.resolve("report.json"), json),
                    replace(directory.resolve("junit.xml"), JunitXml.spell(List.of(report))));
        } catch (IOException e) {
            throw new IOException(directory + " cannot be written: " + reason(e), e);
        }
    }

    private static Path replace(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
            try {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
        return file;
    }

    /** Some of the JDK's exceptions say no more than the file's name. */
    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "it is a file, not a directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return Prose.line(String.valueOf(e.getMessage()));
    }
}
