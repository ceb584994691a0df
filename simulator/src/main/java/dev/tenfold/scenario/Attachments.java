package dev.tenfold.scenario;

import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The files that a scenario names, such as policies and recordings, by the names that it gives them. */
interface Attachments {
    /** The rule that a name breaks which no file can have. */
    String NO_NAME = "must name a file: no file can be called that";

    /** As complaints call it; one of those that have bytes. */
    String shown(String name);

    /**
     * Its bytes; nothing if they cannot be read.
     *
     * @param place where it is named, to which complaints point
     * @param path the key that names it
     */
    Optional<byte[]> bytes(String name, Place place, String path, Problems problems);

    /** Where readers find it that take nothing but a file; one of those that have bytes. */
    Path file(String name);

    /** Those of a folder. */
    static Attachments in(Path folder) {
        return new Attachments() {
            @Override
            public String shown(String name) {
                return file(name).toString();
            }

            @Override
            public Optional<byte[]> bytes(String name, Place place, String path, Problems problems) {
                try {
                    return ScenarioReader.bytes(file(name), place, path, problems);
                } catch (InvalidPathException unspeakable) {
                    problems.add(place, path, NO_NAME, name);
                    return Optional.empty();
                }
            }

            @Override
            public Path file(String name) {
                return folder.resolve(name);
            }
        };
    }
}
