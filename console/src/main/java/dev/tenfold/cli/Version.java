package dev.tenfold.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Which Tenfold this is. */
public final class Version {
    private Version() {}

    /** The version the build wrote, such as {@code 0.1.0}. */
    public static String current() {
        try (InputStream text = Version.class.getResourceAsStream("version.txt")) {
            if (text == null) throw new IllegalStateException("version.txt is missing from the build");
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What {@code --version} prints: Tenfold, the Java that runs it, and the machine; all a fault report needs. */
    static List<String> lines() {
        return List.of(
                "tenfold " + current(),
                "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + "), "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }
}
