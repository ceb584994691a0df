package dev.tenfold.scenario;

import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The files that travel with a scenario. No name leads out of them: who asks for a file on the machine finds none. What
 * takes nothing but a file is given one in an archive, which is laid down when it is first asked for.
 */
final class Enclosures implements Attachments, AutoCloseable {
    private final Map<String, String> texts;
    private Optional<Path> folder = Optional.empty();
    private Optional<FileSystem> archive = Optional.empty();

    /** @param texts by name, all of them relative */
    Enclosures(Map<String, String> texts) {
        this.texts = texts;
    }

    @Override
    public String shown(String name) {
        return name;
    }

    @Override
    public Optional<byte[]> bytes(String name, Place place, String path, Problems problems) {
        try {
            String plain = plain(name);
            String text = texts.get(plain);
            if (text != null) {
                return Optional.of(text.getBytes(StandardCharsets.UTF_8));
            }
            boolean isFolder = texts.keySet().stream().anyMatch(other -> other.startsWith(plain + "/"));
            problems.add(place, path, ScenarioReader.noFile(isFolder, true), name);
        } catch (InvalidPathException unspeakable) {
            problems.add(place, path, NO_NAME, name);
        }
        return Optional.empty();
    }

    private static String plain(String name) {
        return Path.of(name).normalize().toString().replace(File.separatorChar, '/');
    }

    @Override
    public Path file(String name) {
        try {
            if (archive.isEmpty()) lay();
            return archive.orElseThrow().getPath(plain(name));
        } catch (IOException unwritable) {
            throw new IllegalStateException("the files of a scenario cannot be laid down", unwritable);
        }
    }

    private void lay() throws IOException {
        Path made = Files.createTempDirectory("tenfold-scenario");
        folder = Optional.of(made);
        FileSystem inside = FileSystems.newFileSystem(made.resolve("files.zip"), Map.of("create", "true"));
        archive = Optional.of(inside);
        for (Map.Entry<String, String> file : texts.entrySet()) {
            Path path = inside.getPath("/", file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    @Override
    public void close() {
        try {
            if (archive.isPresent()) archive.get().close();
            if (folder.isPresent()) {
                Files.deleteIfExists(folder.get().resolve("files.zip"));
                Files.deleteIfExists(folder.get());
            }
        } catch (IOException unwritable) {
            throw new IllegalStateException("the files of a scenario cannot be removed", unwritable);
        }
    }
}
