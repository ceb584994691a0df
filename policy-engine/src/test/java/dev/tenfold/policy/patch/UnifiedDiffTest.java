package dev.tenfold.policy.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.emit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedDiffTest {
    @Test
    void isEmptyWhereNothingChanged() {
        assertEquals("", UnifiedDiff.of("f", "a\nb\n", "a\nb\n"));
    }

    @Test
    void showsThreeLinesAround() {
        assertEquals("""
                --- f
                +++ f
                @@ -2,7 +2,8 @@
                 2
                 3
                 4
                -5
                +five
                +six
                 6
                 7
                 8
                """, UnifiedDiff.of("f", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\nsix\n6\n7\n8\n9\n"));
    }

    @Test
    void saysWhereALastLineHasNoEnd() {
        assertEquals("""
                --- f
                +++ f
                @@ -1 +1,2 @@
                -a
                \\ No newline at end of file
                +a
                +b
                \\ No newline at end of file
                """, UnifiedDiff.of("f", "a", "a\nb"));
    }

    @Test
    void countsFromZeroWhereThereAreNoLines() {
        assertEquals("--- f\n+++ f\n@@ -0,0 +1 @@\n+a\n", UnifiedDiff.of("f", "", "a\n"));
        assertEquals("--- f\n+++ f\n@@ -1 +0,0 @@\n-a\n", UnifiedDiff.of("f", "a\n", ""));
    }

    @Test
    void isWhatPatchTakes(@TempDir Path folder) throws IOException, InterruptedException {
        Random random = new Random(7);
        for (int run = 0; run < 25; run++) {
            String before = text(random, "");
            String after = text(random, before);
            Path file = folder.resolve("f.txt");
            Files.writeString(file, before);
            Files.writeString(folder.resolve("d.diff"), UnifiedDiff.of("f.txt", before, after));
            Tool.Answer answer = Tool.run(folder, "patch", "-p0", "-i", "d.diff");
            boolean same = before.equals(after);
            assertEquals(same ? 2 : 0, same ? 2 : answer.code(), answer.said());
            assertEquals(after, Files.exists(file) ? Files.readString(file) : "");
        }
    }

    /** A few lines of which many are alike, or another text with some of them changed. */
    private static String text(Random random, String like) {
        StringBuilder text = new StringBuilder();
        if (like.isEmpty()) {
            for (int i = 0; i < 30; i++) {
                text.append("line ").append(random.nextInt(6)).append('\n');
            }
        } else {
            like.lines().forEach(line -> {
                int chance = random.nextInt(10);
                text.append(chance == 0 ? "" : chance == 1 ? "new\n" + line + "\n" : line + "\n");
            });
        }
        return random.nextBoolean() ? text.toString() : text + "last";
    }
}
