package dev.tenfold.cli;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The scenarios that operands mean: a file is one, a folder all that lie in it, by name, without those of its folders.
 *
 * @param files in the order typed
 * @param skipped a sentence a folder that holds other things
 */
record ScenarioFiles(List<Path> files, List<String> skipped) {
    /** What a scenario that cannot be read as YAML would begin a line with: it must be complained of, not skipped. */
    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("(?m)^(services|load):");

    /**
     * Looks into folders.
     *
     * @throws Misuse if a folder cannot be read or holds no scenario
     */
    static ScenarioFiles of(List<String> operands) throws Misuse {
        ScenarioFiles all = new ScenarioFiles(new ArrayList<>(), new ArrayList<>());
        for (String operand : operands) {
            Path path = Path.of(operand);
            if (Files.isDirectory(path)) {
                all.addFolder(operand, path);
            } else {
                all.files.add(path);
            }
        }
        return all;
    }

    private void addFolder(String operand, Path folder) throws Misuse {
        List<String> others = new ArrayList<>();
        int before = files.size();
        for (Path entry : entries(operand, folder)) {
            String name = entry.getFileName().toString();
            if (Files.isDirectory(entry)) {
                others.add(name + "/");
            } else if (name.matches("(?i).+\\.ya?ml") && isScenario(name, bytes(entry))) {
                files.add(entry);
            } else {
                others.add(name);
            }
        }
        if (files.size() == before) {
            throw new Misuse(operand + " holds no scenario: no .yaml file in it has services or a load");
        }
        if (!others.isEmpty()) {
            skipped.add(operand + ": skipped, since they are no scenarios: " + String.join(", ", others));
        }
    }

    private static List<Path> entries(String operand, Path folder) throws Misuse {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted((one, other) -> one.getFileName()
                            .toString()
                            .compareTo(other.getFileName().toString()))
                    .toList();
        } catch (IOException unreadable) {
            throw Misuse.file(operand, unreadable);
        }
    }

    private static byte[] bytes(Path file) throws Misuse {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw Misuse.file(file.toString(), unreadable);
        }
    }

    /** A scenario names services or a load; a manifest names its kind. */
    static boolean isScenario(String file, byte[] bytes) {
        List<Node> documents = Documents.read(file, bytes, new Problems(), new Problems());
        if (documents.isEmpty()) {
            return LOOKS_LIKE_ONE
                    .matcher(new String(bytes, StandardCharsets.UTF_8))
                    .find();
        }
        return documents.size() == 1
                && documents.get(0) instanceof Mapping mapping
                && mapping.get("kind").isEmpty()
                && (mapping.get("services").isPresent() || mapping.get("load").isPresent());
    }

    /** A file as outputs name it that must not depend on where they are made: from the working directory on. */
    static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(here)
                ? here.relativize(absolute)
                : file.isAbsolute() ? absolute.getFileName() : file.normalize();
        return shown.toString().replace('\\', '/');
    }
}
