package dev.tenfold.server;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server's program and how to run it.
 *
 * @param binary its name in the folders of {@code PATH}
 * @param debianPackage the package of Debian that installs it
 * @param image the container image that holds it
 * @param arguments what it is started with; paths below {@code directory} alone
 * @param directory where its files are
 * @param ready answers 200 once it serves
 */
record Program(String binary, String debianPackage, String image, List<String> arguments, Path directory, URI ready) {
    /** Where it is installed; empty if it is not. */
    Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, binary))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
