package dev.tenfold.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Which Tenfold this is. */
public final class Version {
    private Version() {}

    /** The version the build wrote, such as {@code 0.1.0}. */
    public static String current() {
        return written("version.txt").orElseThrow(() -> new IllegalStateException("version.txt is missing"));
    }

    /** What {@code --version} says of the commit; empty where the build did not know it. */
    static Optional<String> commit() {
        return written("commit.txt").flatMap(Version::spelled);
    }

    /**
     * Spells what the build wrote of its repository.
     *
     * @param written a commit, and {@code true} if files had been changed since; {@code $} stands in what was unknown
     */
    static Optional<String> spelled(String written) {
        String[] words = written.split(" ");
        if (!words[0].matches("[0-9a-f]{7,40}")) return Optional.empty();
        return Optional.of("commit " + words[0] + (words[words.length - 1].equals("true") ? " and changes" : ""));
    }

    private static Optional<String> written(String file) {
        try (InputStream text = Version.class.getResourceAsStream(file)) {
            if (text == null) return Optional.empty();
            return Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What {@code --version} prints: Tenfold, the Java that runs it, and the machine; all a fault report needs. */
    static List<String> lines() {
        return List.of(
                "tenfold " + current()
                        + commit().map(known -> " (" + known + ")").orElse(""),
                "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + "), "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }
}
