package dev.tenfold.scenario;

import dev.tenfold.document.BadInput;
import dev.tenfold.document.Bound;
import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Overrides;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import dev.tenfold.document.RecordReader;
import dev.tenfold.load.Profile;
import dev.tenfold.policy.file.PolicyFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a scenario and every file that it names. Whoever wrote it hears of every problem at once. */
public final class ScenarioReader {
    private ScenarioReader() {}

    /**
     * Reads a scenario.
     *
     * @param file the scenario's path, as complaints shall name it
     * @param overrides values set from outside, each {@code path=value}
     * @throws BadInput with every problem of the scenario and of the files that it names
     */
    public static Script read(Path file, List<String> overrides) throws BadInput {
        Problems problems = new Problems();
        Optional<Script> script = read(file, overrides, problems);
        problems.throwIfAny();
        return script.orElseThrow(() -> new IllegalStateException(file + " was neither read nor refused"));
    }

    /** The same, with the problems in the caller's hand. */
    public static Optional<Script> read(Path file, List<String> overrides, Problems problems) {
        return read(file, PolicyFormats.uncached(), overrides, problems);
    }

    /**
     * The same.
     *
     * @param formats reads the policies
     */
    public static Optional<Script> read(Path file, PolicyFormats formats, List<String> overrides, Problems problems) {
        String name = file.toString();
        Optional<byte[]> bytes = bytes(file, new Place(name, 0), "", problems);
        Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        return bytes.flatMap(text -> read(name, text, Attachments.in(folder), formats, overrides, problems));
    }

    /**
     * The same for a scenario that is in no file.
     *
     * @param name what complaints shall call it
     * @param bytes its text
     * @param folder where the files lie that it names
     * @param formats reads the policies
     */
    public static Optional<Script> read(
            String name, byte[] bytes, Path folder, PolicyFormats formats, List<String> overrides, Problems problems) {
        return read(name, bytes, Attachments.in(folder), formats, overrides, problems);
    }

    static Optional<Script> read(
            String name,
            byte[] bytes,
            Attachments attachments,
            PolicyFormats formats,
            List<String> overrides,
            Problems problems) {
        Optional<Node> written = scenarioIn(name, bytes, problems);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Node document = Overrides.apply(written.get(), overrides, "--set", problems);
        Bound<Scenario> bound = RecordReader.read(Scenario.class, document, problems);
        if (bound.value().isEmpty()) {
            return Optional.empty();
        }
        Scenario scenario = bound.value().get();
        Wiring.check(scenario, bound, problems);
        Supply.check(scenario, bound, problems);
        OneByOne.check(scenario, bound, problems);
        Optional<Profile> profile = new Recordings(attachments, bound, problems)
                .profile(scenario.load(), scenario.start().instant());
        PolicyFiles files = new PolicyFiles(attachments, formats, scenario, bound, problems);
        List<Script.Policy> policies = files.read();
        if (profile.isEmpty() || !problems.isEmpty()) {
            return Optional.empty();
        }
        Wiring.checkLength(scenario, profile.get(), bound, problems);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        String sha256 = Sha256.of(bytes);
        Duration end = scenario.length().orElse(Duration.ofNanos(profile.get().endNanos()));
        Scenario drawn = scenario.drawn(end);
        return Optional.of(
                new Script(name, sha256, drawn, profile.get(), policies, defaulted(scenario, bound), files.remarks()));
    }

    /** What holds although nobody wrote it. */
    private static List<String> defaulted(Scenario scenario, Bound<Scenario> bound) {
        List<String> defaulted = new ArrayList<>();
        bound.defaulted().forEach(open -> defaulted.add(open.path() + ": " + open.value()));
        scenario.services()
                .forEach((service, spec) ->
                        spec.implied().forEach(implied -> defaulted.add("services." + service + "." + implied)));
        return defaulted;
    }

    private static Optional<Node> scenarioIn(String name, byte[] bytes, Problems problems) {
        List<Node> documents = Documents.read(name, bytes, problems, problems);
        if (documents.size() != 1) {
            if (problems.isEmpty()) {
                problems.add(new Place(name, 1), "", "must hold one scenario", documents.size() + " documents");
            }
            return Optional.empty();
        }
        Node document = documents.get(0);
        if (isOfAPlatform(document)) {
            String hint = "name it in a scenario, under policies";
            problems.add(document.place(), "", "is for a platform, not a scenario", "", hint);
            return Optional.empty();
        }
        return Optional.of(document);
    }

    /** Whether somebody named a manifest or a template where a scenario belongs. */
    private static boolean isOfAPlatform(Node document) {
        return document instanceof Mapping
                && List.of("services", "load").stream().noneMatch(((Mapping) document).entries()::containsKey)
                && List.of("apiVersion", "AWSTemplateFormatVersion", "Resources").stream()
                        .anyMatch(((Mapping) document).entries()::containsKey);
    }

    /** A file's bytes; what keeps them from being read is a problem at {@code place}. */
    static Optional<byte[]> bytes(Path file, Place place, String path, Problems problems) {
        try {
            if (Files.isRegularFile(file)) {
                return Optional.of(Files.readAllBytes(file));
            }
            boolean named = !path.isEmpty();
            problems.add(place, path, noFile(Files.isDirectory(file), named), named ? file.toString() : "");
        } catch (IOException | SecurityException e) {
            problems.add(place, path, "cannot be read", file.toString());
        }
        return Optional.empty();
    }

    /** The rule that a file breaks which is none. */
    static String noFile(boolean isFolder, boolean named) {
        return (named ? "must name a file: it " : "") + (isFolder ? "is a folder, not a file" : "does not exist");
    }
}
