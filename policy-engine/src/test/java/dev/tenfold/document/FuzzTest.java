package dev.tenfold.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** Whatever is done to a good document, the reader answers with problems that have a place, never with an exception. */
class FuzzTest {
    private static final int MUTATIONS = 2000;
    private static final List<String> VALUES = List.of(
            "",
            "null",
            "[]",
            "{}",
            "-1",
            "0",
            "1e400",
            ".nan",
            "0x",
            "'",
            "\"",
            "{{ .Values.x }}",
            "{% x %}",
            "${X}",
            "*a",
            "&a [*a]",
            "!Ref x",
            "!!int x",
            "? [a]",
            "<<: 3",
            "- - -",
            "|",
            ">",
            "\t",
            "\u0000",
            "\u2028",
            "\ud83d",
            "%",
            "@",
            "99999999999999999999",
            "a: b: c",
            "[".repeat(200),
            "{a: ".repeat(90),
            "--- a",
            "...",
            "#",
            "\ufeff");

    @Test
    void answersEveryMutationWithProblemsThatHaveAPlace() {
        int refused = 0;
        for (long seed = 0; seed < MUTATIONS; seed++) {
            byte[] bytes = mutate(RecordReaderTest.WHOLE, new Random(seed));
            refused += read(bytes, seed) ? 0 : 1;
        }
        assertTrue(refused > MUTATIONS / 2, "mutations that spoil nothing test nothing, only " + refused + " did");
    }

    private static boolean read(byte[] bytes, long seed) {
        Problems problems = new Problems();
        try {
            for (Node node : Documents.read("f.yaml", bytes, problems, problems)) {
                RecordReader.read(Garage.class, node, problems);
            }
        } catch (RuntimeException | StackOverflowError e) {
            fail("seed " + seed + ":\n" + new String(bytes, StandardCharsets.UTF_8), e);
        }
        long lines = new String(bytes, StandardCharsets.UTF_8).split("\r\n|[\n\r]", -1).length;
        for (Problem problem : problems.all()) {
            int line = problem.place().line();
            assertTrue(line >= 1 && line <= lines, "seed " + seed + ": " + problem.lines() + " of " + lines);
            assertEquals(
                    problem.lines().size(),
                    String.join("\n", problem.lines()).lines().count(),
                    "seed " + seed);
        }
        return problems.isEmpty();
    }

    private static byte[] mutate(String text, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n")));
        for (int changes = 1 + random.nextInt(3); changes > 0 && !lines.isEmpty(); changes--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(8)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 2 -> lines.set(at, " ".repeat(random.nextInt(4)) + line);
                case 3 -> lines.set(at, line.substring(random.nextInt(line.length() + 1)));
                case 4 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
                case 5 -> lines.set(at, line.replaceFirst("(: ?).*", ": ") + pick(random));
                case 6 ->
                    lines.set(
                            at,
                            new StringBuilder(line)
                                    .insert(random.nextInt(line.length() + 1), pick(random))
                                    .toString());
                default ->
                    lines.set(
                            at,
                            line.replaceFirst(
                                    "[a-z]", Matcher.quoteReplacement("" + (char) (32 + random.nextInt(95)))));
            }
        }
        byte[] bytes =
                String.join(random.nextInt(4) == 0 ? "\r\n" : "\n", lines).getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(5) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static String pick(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }
}
