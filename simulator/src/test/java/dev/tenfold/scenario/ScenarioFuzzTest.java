package dev.tenfold.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to a good scenario, it is either refused with problems that have a place, or it can be rehearsed.
 * Never an exception.
 */
class ScenarioFuzzTest {
    private static final int MUTATIONS = 1600;

    private static final List<String> VALUES = List.of(
            "",
            "null",
            "[]",
            "{}",
            "-1",
            "0",
            "0s",
            "1e400",
            ".nan",
            ".inf",
            "99999999999999999999",
            "292y",
            "100000d",
            "x0",
            "x999999999",
            "0/s",
            "1000000/s",
            "0 %",
            "100 %",
            "10ms",
            "web",
            "api",
            "{{ .Values.x }}",
            "*a",
            "&a [*a]",
            "!!int x",
            "'",
            "a: b: c",
            "\t",
            "\u0000",
            "[".repeat(300),
            "{a: ".repeat(90));

    @TempDir
    Path folder;

    @Test
    void refusesOrRehearsesEveryMutation() throws IOException {
        copy(shipped().resolve("policies"), Files.createDirectory(folder.resolve("policies")));
        List<String> originals = new ArrayList<>();
        try (Stream<Path> files = Files.list(shipped())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (file.toString().endsWith(".yaml")) {
                    originals.add(Files.readString(file));
                }
            }
        }
        int rehearsed = 0;
        for (long seed = 0; seed < MUTATIONS; seed++) {
            byte[] bytes = mutate(originals.get((int) seed % originals.size()), new Random(seed));
            rehearsed += survives(bytes, seed) ? 1 : 0;
        }
        int count = rehearsed;
        assertTrue(count > MUTATIONS / 10 && count < MUTATIONS * 9 / 10, () -> count + " were rehearsed");
    }

    private boolean survives(byte[] bytes, long seed) throws IOException {
        Path file = Files.write(folder.resolve("s.yaml"), bytes);
        Problems problems = new Problems();
        try {
            Optional<Script> script = ScenarioReader.read(file, List.of(), problems);
            assertEquals(problems.isEmpty(), script.isPresent(), "either a script or problems");
            script.ifPresent(read -> Rehearsal.ofPolicies(aMinuteOf(read)).run(share -> {}));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            fail("seed " + seed + ":\n" + new String(bytes, StandardCharsets.UTF_8), e);
        }
        long lines = new String(bytes, StandardCharsets.UTF_8).split("\r\n|[\n\r]", -1).length;
        for (Problem problem : problems.all()) {
            String told = "seed " + seed + ": " + problem.lines();
            assertTrue(problem.place().file().startsWith(folder.toString()), told);
            boolean inScenario = problem.place().file().equals(file.toString());
            int line = problem.place().line();
            assertTrue(line >= 1 && (!inScenario || line <= lines), told);
        }
        return problems.isEmpty();
    }

    /** The beginning is enough, and a day of it would take too long. */
    private static Script aMinuteOf(Script script) {
        Scenario all = script.scenario();
        Duration most = Duration.ofSeconds(60);
        Duration sixtySteps = all.tick().multipliedBy(60);
        Optional<Duration> length = Optional.of(sixtySteps.compareTo(most) < 0 ? sixtySteps : most);
        Scenario minute = new Scenario(
                all.title(),
                all.why(),
                all.seed(),
                length,
                all.tick(),
                all.services(),
                all.load(),
                all.faults(),
                all.policies(),
                all.controllers(),
                all.signals(),
                all.price(),
                all.metrics(),
                all.expect());
        return new Script(
                script.file(),
                script.sha256(),
                minute,
                script.profile(),
                script.policies(),
                script.defaulted(),
                script.remarks());
    }

    private static byte[] mutate(String text, Random chance) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n")));
        for (int changes = 1 + chance.nextInt(3); changes > 0 && !lines.isEmpty(); changes--) {
            int at = chance.nextInt(lines.size());
            String line = lines.get(at);
            String value = VALUES.get(chance.nextInt(VALUES.size()));
            switch (chance.nextInt(10)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(chance.nextInt(lines.size())));
                case 2 -> lines.set(at, " ".repeat(chance.nextInt(4)) + line);
                case 3 -> lines.set(at, line.substring(chance.nextInt(line.length() + 1)));
                case 4 -> lines.set(at, line.substring(0, chance.nextInt(line.length() + 1)));
                case 5, 6 -> lines.set(at, swap(line, value, chance));
                case 7 -> lines.set(at, line.replaceAll("\\d+", Integer.toString(chance.nextInt(1000))));
                case 8 -> lines.set(at, line.replaceAll("(\\d)(ms|s|m|/s)\\b", "$1" + unit(chance)));
                default -> lines.set(at, insert(line, value, chance));
            }
        }
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        for (int spoilt = Math.max(0, chance.nextInt(10) - 7); spoilt > 0 && bytes.length > 0; spoilt--) {
            bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
        }
        return chance.nextInt(10) == 0 ? Arrays.copyOf(bytes, chance.nextInt(bytes.length + 1)) : bytes;
    }

    /** Another value in the place of one of the line's values, often of another type. */
    private static String swap(String line, String value, Random chance) {
        String[] parts = line.split("(?<=: )");
        if (parts.length < 2) {
            return line;
        }
        int at = 1 + chance.nextInt(parts.length - 1);
        parts[at] = value + parts[at].replaceFirst("^[^,}]*", "");
        return String.join("", parts);
    }

    private static String insert(String line, String value, Random chance) {
        return new StringBuilder(line)
                .insert(chance.nextInt(line.length() + 1), value)
                .toString();
    }

    private static String unit(Random chance) {
        return List.of("ms", "s", "m", "h", "/s", " %", "ns", "").get(chance.nextInt(8));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    static Path shipped() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("scenarios"))) {
            folder = folder.getParent();
        }
        return folder.resolve("scenarios");
    }
}
