package dev.tenfold.drive.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Engines as they come from Maven Central, fetched once into target/; tests are skipped where that does not work. */
final class Installed {
    private static final long FETCH_WITHIN_SECONDS = 240;

    private Installed() {}

    /** A folder with all jars of an engine. */
    static Path jars(String engine) throws IOException, InterruptedException {
        Path module = module();
        Path folder = module.resolve("target/engines").resolve(engine);
        Path done = folder.resolveSibling(engine + ".fetched");
        Path pom = module.resolve("src/test/engines").resolve(engine).resolve("pom.xml");
        String wanted = Files.readString(pom);
        if (Files.exists(done) && Files.readString(done).equals(wanted)) {
            return folder;
        }
        Files.createDirectories(folder);
        Path log = folder.resolveSibling(engine + ".log");
        Process maven = new ProcessBuilder(
                        module.resolveSibling("mvnw").toString(),
                        "-B",
                        "-q",
                        "-f",
                        pom.toString(),
                        "dependency:copy-dependencies",
                        "-DoutputDirectory=" + folder)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        boolean ended = maven.waitFor(FETCH_WITHIN_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            maven.descendants().forEach(ProcessHandle::destroyForcibly);
            maven.destroyForcibly();
        }
        assumeTrue(
                ended && maven.exitValue() == 0, () -> engine + " could not be fetched from Maven Central: see " + log);
        Files.writeString(done, wanted);
        return folder;
    }

    /** A JMeter as its distribution lays it out. */
    static Path jmeter() throws IOException, InterruptedException {
        Path jars = jars("jmeter");
        Path home = jars.resolveSibling("jmeter-home");
        for (String each : List.of("bin", "lib/ext")) {
            Files.createDirectories(home.resolve(each));
        }
        try (Stream<Path> files = Files.list(jars)) {
            for (Path jar : files.toList()) {
                String name = jar.getFileName().toString();
                String place = name.startsWith("ApacheJMeter_") ? "lib/ext/" : "lib/";
                Files.copy(jar, home.resolve(place + name), StandardCopyOption.REPLACE_EXISTING);
                if (name.startsWith("ApacheJMeter_config")) {
                    unpackProperties(jar, home);
                }
            }
        }
        Path program = home.resolve("bin/jmeter");
        Files.writeString(
                program,
                "#!/bin/sh\nexec java -Xmx256m -cp '" + home
                        + "/lib/ApacheJMeter-5.6.3.jar' org.apache.jmeter.NewDriver -d '" + home + "' \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private static void unpackProperties(Path jar, Path home) throws IOException {
        try (InputStream file = Files.newInputStream(jar);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().matches("bin/[\\w.-]+")) {
                    Files.write(home.resolve(entry.getName()), zip.readAllBytes());
                }
            }
        }
    }

    /** Where this module's sources are. */
    static Path module() {
        Path place = Path.of("").toAbsolutePath();
        return Files.isDirectory(place.resolve("src/test/engines")) ? place : place.resolve("load-engine");
    }
}
