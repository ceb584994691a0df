package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnsignedTest {
    @TempDir
    Path folder;

    @Test
    void signaturesAreTakenOutAndTheRestStays() throws IOException {
        Path jar = jar("signed.jar", "META-INF/MANIFEST.MF", "META-INF/A.SF", "META-INF/A.RSA", "a/B.class");
        Unsigned.main(new String[] {folder.toString()});
        try (ZipFile left = new ZipFile(jar.toFile())) {
            assertEquals(
                    List.of("META-INF/MANIFEST.MF", "a/B.class"),
                    left.stream().map(ZipEntry::getName).toList());
            byte[] content = left.getInputStream(left.getEntry("a/B.class")).readAllBytes();
            assertEquals("holds a/B.class", new String(content, StandardCharsets.UTF_8));
        }
        try (var files = Files.list(folder)) {
            assertEquals(List.of(jar), files.toList());
        }
    }

    @Test
    void jarsWithoutSignatureAreLeftAlone() throws IOException {
        Path jar = jar("plain.jar", "META-INF/MANIFEST.MF", "META-INF/services/a.SF", "a/B.class");
        byte[] before = Files.readAllBytes(jar);
        Unsigned.main(new String[] {folder.toString()});
        assertArrayEquals(before, Files.readAllBytes(jar));
    }

    private Path jar(String name, String... entries) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(("holds " + entry).getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }
}
