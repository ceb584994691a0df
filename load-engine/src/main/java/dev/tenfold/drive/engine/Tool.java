package dev.tenfold.drive.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Other engines. */
public enum Tool {
    /** One script, one process. */
    K6("k6", new K6Script()),
    /** The same script in the pods of a cluster; exported only. */
    K6_OPERATOR("k6-operator", new K6Operator(1)),
    /** A simulation in Java. */
    GATLING("gatling", new GatlingSimulation()),
    /** A file of Python. */
    LOCUST("locust", new LocustFile()),
    /** A test plan. */
    JMETER("jmeter", new JMeterPlan()),
    /** A benchmark, run by a controller that listens somewhere. */
    HYPERFOIL("hyperfoil", new HyperfoilBenchmark());

    private final String word;
    private final Export export;

    Tool(String word, Export export) {
        this.word = word;
        this.export = export;
    }

    /** As users write it. */
    public String word() {
        return word;
    }

    /** Writes its files. */
    public Export export() {
        return export;
    }

    /** The engine of a word. */
    public static Optional<Tool> of(String word) {
        return Arrays.stream(values()).filter(tool -> tool.word.equals(word)).findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Tool::word).toList();
    }

    /**
     * How it is started as a process.
     *
     * @param home where it is installed; empty to look on the path
     * @param path folders of programs, as shells have it
     * @throws IllegalStateException if it is not there, with what to do
     */
    Launch launch(Traffic traffic, Optional<Path> home, String path) {
        String file = export.fileName(traffic);
        return switch (this) {
            case K6 -> Launch.k6(program(home, path), file);
            case LOCUST -> Launch.locust(program(home, path), file);
            case JMETER -> Launch.jmeter(program(home, path), file);
            case GATLING ->
                Launch.gatling(
                        home.filter(Files::isDirectory)
                                .orElseThrow(() -> new IllegalStateException(
                                        "gatling needs --engine-home: a folder with its jars, or with lib/ that has"
                                                + " them")),
                        file,
                        GatlingSimulation.className(traffic));
            case K6_OPERATOR, HYPERFOIL -> throw new IllegalStateException(word + " is no program of this machine");
        };
    }

    private Path program(Optional<Path> home, String path) {
        String folders = home.map(place -> place + ":" + place.resolve("bin")).orElse(path);
        return Launch.find(word, folders)
                .map(Path::toAbsolutePath)
                .orElseThrow(() -> new IllegalStateException(word + " is not on the path; --engine-home DIR names"
                        + " where it is installed, and export writes its file for another machine"));
    }
}
