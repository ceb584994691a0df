package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an Indexed Job needs: shards in processes of their own, one of which is killed halfway. */
class SweepShardsTest {
    private static final String SCENARIO = """
            title: one core
            services:
              web: {replicas: 1, cpu: 10ms, cores: 1, slots: 4, queue: 8}
            load:
              service: web
              start: 50/s
              stages: [{hold: {lasts: 10m}}]
            expect: {errors: 1 %}
            """;

    @TempDir
    Path folder;

    private List<String> words;

    @BeforeEach
    void write() throws IOException {
        Path file = Files.writeString(folder.resolve("one-core.yaml"), SCENARIO);
        words = List.of("sweep", "--vary=load=x0.5..x4/16", "--seeds=40", "--threads=1", file.toString());
    }

    @Test
    void aWorkerThatIsKilledLosesNoResult() throws Exception {
        Path shared = folder.resolve("shared");
        Process lost = process("--shard=0/2", "--out=" + shared);
        try {
            awaitChunks(shared, 3);
        } finally {
            lost.destroyForcibly();
            assertTrue(lost.waitFor(30, TimeUnit.SECONDS));
        }
        long kept = chunks(shared);
        assertTrue(kept < 160, "it was killed halfway, with " + kept + " chunks done");
        assertEquals(Exit.HELD, run("--shard=1/2", "--out=" + shared));
        assertEquals(Exit.BAD_INPUT, run("--merge", "--out=" + shared), "what is missing is not merged");
        assertEquals(Exit.HELD, run("--shard=0/2", "--out=" + shared));
        assertEquals(Exit.FAILED, run("--merge", "--out=" + shared), "at twice the load errors fail");
        assertEquals(Exit.FAILED, run("--out=" + folder.resolve("whole")));
        assertArrayEquals(bytes("whole/results.jsonl"), bytes("shared/results.jsonl"));
        assertArrayEquals(bytes("whole/summary.csv"), bytes("shared/summary.csv"));
    }

    @Test
    void theManifestRunsAShardAPod() {
        StringWriter out = new StringWriter();
        assertEquals(Exit.HELD, run(out, "--export=k8s-job", "--shards=20", "--image=registry/tenfold:1"));
        Problems problems = new Problems();
        List<Node> documents =
                Documents.read("job.yaml", out.toString().getBytes(StandardCharsets.UTF_8), problems, problems);
        assertTrue(problems.isEmpty());
        Mapping job = (Mapping) documents.get(0);
        assertEquals("Indexed", job.find("spec.completionMode").orElseThrow().shown());
        assertEquals("20", job.find("spec.completions").orElseThrow().shown());
        assertTrue(out.toString().contains("- \"--shard=$(JOB_COMPLETION_INDEX)/20\""), out.toString());
        assertTrue(out.toString().contains("- \"/sweep/scenario/one-core.yaml\""), out.toString());
    }

    private Process process(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "dev.tenfold.cli.Main"));
        command.addAll(words);
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("lost.log").toFile())
                .start();
    }

    /** Where the classes of this process come from, however its loader was given them. */
    private static String classPath() {
        if (SweepShardsTest.class.getClassLoader() instanceof URLClassLoader own) {
            return Arrays.stream(own.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static void awaitChunks(Path shared, int count) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (chunks(shared) < count) {
            assertTrue(System.nanoTime() < deadline, "no chunk was done in a minute");
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private static long chunks(Path shared) throws IOException {
        Path chunks = shared.resolve("chunks");
        if (!Files.isDirectory(chunks)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(chunks)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).count();
        }
    }

    private Exit run(String... more) {
        return run(new StringWriter(), more);
    }

    private Exit run(StringWriter out, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(new StringWriter()), false, false, 100);
        return new Commands(List.of(new SweepVerb()), terminal, false).run(all.toArray(String[]::new));
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }
}
