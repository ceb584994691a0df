package dev.tenfold.drive.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an engine is started on a file, and where its results lie.
 *
 * @param command program and arguments, run in the folder of the file
 * @param startUp the longest from the start of the process to the first request, and from the last to its end
 * @param results files, of which those that are there are read; the last part may hold stars
 */
record Launch(List<String> command, Duration startUp, List<String> results) {
    /** A script that compiles a simulation and runs it: the Java of Tenfold, Gatling's jars, file, class. */
    private static final String GATLING =
            "mkdir -p classes && \"$1/javac\" -d classes -cp \"$2/*\" \"$3\" && exec \"$1/java\" -cp \"classes:$2/*\""
                    + " --add-opens=java.base/java.lang=ALL-UNNAMED io.gatling.app.Gatling -s \"$4\" -rf gatling";

    static Launch k6(Path program, String file) {
        List<String> command = List.of(
                program.toString(), "run", "--no-usage-report", "--quiet", "--out", "json=k6-samples.json", file);
        return new Launch(command, Duration.ofSeconds(15), List.of("k6-samples.json"));
    }

    static Launch locust(Path program, String file) {
        List<String> command = List.of(
                program.toString(),
                "-f",
                file,
                "--headless",
                "--only-summary",
                "--csv",
                "locust",
                "--csv-full-history",
                "--stop-timeout",
                "5");
        return new Launch(command, Duration.ofSeconds(15), List.of("locust_stats_history.csv", "locust_stats.csv"));
    }

    static Launch jmeter(Path program, String file) {
        // Without the property the threads of an open load keep the process for a minute after its end.
        List<String> command = List.of(
                program.toString(),
                "-n",
                "-Jjmeterengine.force.system.exit=true",
                "-t",
                file,
                "-l",
                "jmeter.jtl",
                "-j",
                "jmeter.log");
        return new Launch(command, Duration.ofSeconds(30), List.of("jmeter.jtl"));
    }

    static Launch gatling(Path home, String file, String simulation) {
        String java = ProcessHandle.current().info().command().orElse("/usr/bin/java");
        Path jars = Files.isDirectory(home.resolve("lib")) ? home.resolve("lib") : home;
        List<String> command = List.of(
                "/bin/sh",
                "-c",
                GATLING,
                "gatling",
                Path.of(java).getParent().toString(),
                jars.toAbsolutePath().toString(),
                file,
                simulation);
        return new Launch(command, Duration.ofSeconds(60), List.of("gatling/*/simulation.log"));
    }

    /** The results that are there. */
    List<Path> results(Path folder) throws IOException {
        Stream.Builder<Path> found = Stream.builder();
        for (String pattern : results) {
            try (Stream<Path> files = Files.walk(folder, 4)) {
                files.filter(file -> folder.getFileSystem()
                                .getPathMatcher("glob:" + pattern)
                                .matches(folder.relativize(file)))
                        .sorted()
                        .forEach(found);
            }
        }
        return found.build().toList();
    }

    /** A program on a path of folders, as shells have it. */
    static Optional<Path> find(String name, String path) {
        return Stream.of(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
                .findFirst();
    }
}
