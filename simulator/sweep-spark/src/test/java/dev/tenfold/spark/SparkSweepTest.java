package dev.tenfold.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.trial.SweepFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkSweepTest {
    private static final String SCENARIO = """
            title: one core
            services:
              web: {replicas: 1, cpu: 10ms, cores: 1, slots: 4, queue: 8}
            load:
              service: web
              start: 50/s
              stages: [{hold: {lasts: 2h}}]
            expect: {errors: 1 %}
            """;

    @TempDir
    Path folder;

    private Parcel parcel;
    private byte[] expected;

    @BeforeEach
    void sweepInProcess() throws Exception {
        Path file = Files.createDirectory(folder.resolve("scenario")).resolve("one-core.yaml");
        Files.writeString(file, SCENARIO);
        parcel = Parcel.of(file, List.of(), List.of("load=x0.5..x4/16"), 8, "test");
        SweepFolder whole = SweepFolder.open(folder.resolve("whole"), parcel.sweep());
        for (int chunk : whole.missing(0, 1)) {
            whole.put(chunk, parcel.chunk(chunk));
        }
        expected = Files.readAllBytes(whole.merge());
    }

    @Test
    void threadsOfOneProcessGiveTheSameBytes() throws Exception {
        try (JavaSparkContext spark = context("local[2]")) {
            assertArrayEquals(expected, Files.readAllBytes(SparkSweep.run(spark, parcel, folder.resolve("local"))));
        }
    }

    @Test
    void aClusterThatLosesAWorkerGivesTheSameBytes() throws Exception {
        Path out = folder.resolve("cluster");
        try (JavaSparkContext spark = context("local-cluster[2,1,700]")) {
            Thread killer = new Thread(() -> killAWorker(out), "killer");
            killer.start();
            byte[] results = Files.readAllBytes(SparkSweep.run(spark, parcel, out));
            killer.join();
            assertTrue(killed, "a worker was killed halfway");
            assertArrayEquals(expected, results);
        }
    }

    private volatile boolean killed;

    /** Once some chunks are done and others are not. */
    private void killAWorker(Path out) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < deadline) {
            long done = chunks(out);
            List<ProcessHandle> workers = ProcessHandle.current()
                    .descendants()
                    .filter(process -> process.info()
                            .commandLine()
                            .filter(line -> line.contains("CoarseGrainedExecutorBackend"))
                            .isPresent())
                    .toList();
            if (done > 0 && !workers.isEmpty()) {
                killed = chunks(out) < 128 && workers.get(0).destroyForcibly();
                return;
            }
            Thread.onSpinWait();
        }
    }

    private static long chunks(Path out) {
        Path chunks = out.resolve("chunks");
        if (!Files.isDirectory(chunks)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(chunks)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).count();
        } catch (IOException e) {
            return 0;
        }
    }

    private static JavaSparkContext context(String master) {
        return new JavaSparkContext(new SparkConf()
                .setMaster(master)
                .setAppName("test")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.executor.memory", "700m")
                .set("spark.executor.extraClassPath", Path.of("target/classes").toAbsolutePath().toString()));
    }
}
