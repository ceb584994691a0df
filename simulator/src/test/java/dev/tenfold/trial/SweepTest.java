package dev.tenfold.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    @TempDir
    Path folder;

    private Manuscript manuscript;
    private Sweep sweep;

    @BeforeEach
    void plan() {
        manuscript = new Desk(folder)
                .manuscript(Desk.ONE_CORE, "load.stages=[{hold: {lasts: 20s}}]", "services.web.queue=8");
        List<Axis> axes = List.of(Axis.parse("load=x1,x20"), Axis.parse("services.web.replicas=1..3/3"));
        sweep = Sweep.over(manuscript, axes, 5, 100, "test");
    }

    @Test
    void theFirstAxisVariesSlowestAndTheSeedQuickest() {
        assertEquals(600, sweep.points());
        assertEquals(2, sweep.chunkSize());
        assertEquals(
                new Sweep.Point(401, List.of(new Setting("load", "x20"), new Setting("services.web.replicas", "2")), 6),
                sweep.point(401));
    }

    @Test
    void shardsGiveTheBytesOfTheWhole() throws BadInput, IOException {
        byte[] whole = Files.readAllBytes(done("whole", 1, 0, 1).merge());
        SweepFolder all = done("part-0", 2, 0, 3);
        done("part-1", 1, 1, 3);
        done("part-2", 1, 2, 3);
        all.take(folder.resolve("part-1"));
        all.take(folder.resolve("part-2"));
        assertArrayEquals(whole, Files.readAllBytes(all.merge()));
        SweepSummary summary = all.summary();
        assertEquals(List.of("x1", "1"), summary.rows().get(0).values());
        assertEquals(100, summary.rows().get(0).held());
        assertEquals(0, summary.rows().get(3).held(), "of 200 requests/s one core loses half");
    }

    @Test
    void aSecondRunDoesOnlyWhatIsMissing() throws BadInput, IOException {
        byte[] whole = Files.readAllBytes(done("out", 2, 0, 1).merge());
        Path lost = folder.resolve("out/chunks/0000007.jsonl");
        Files.delete(lost);
        Files.writeString(folder.resolve("out/chunks/0000007.jsonl.1.draft"), "{\"point\":14,");
        SweepFolder again = SweepFolder.open(folder.resolve("out"), sweep);
        assertEquals(List.of(7), again.missing(0, 1));
        assertArrayEquals(whole, Files.readAllBytes(done("out", 1, 0, 1).merge()));
    }

    @Test
    void allValuesThatMakeNoSenseAreToldAtOnceAndAsVaried() {
        List<Axis> axes = List.of(Axis.parse("load=x1,none"), Axis.parse("services.web.replicas=-1,two,3"));
        Sweeper sweeper = new Sweeper(manuscript, Sweep.over(manuscript, axes, 5, 1, "test"));
        BadInput refused = assertThrows(BadInput.class, sweeper::check);
        assertEquals(
                List.of("--vary load=none", "--vary services.web.replicas=-1", "--vary services.web.replicas=two"),
                refused.problems().stream()
                        .map(problem -> problem.place().file())
                        .toList());
    }

    @Test
    void aFolderOfAnotherSweepIsRefused() throws BadInput, IOException {
        SweepFolder.open(folder.resolve("out"), sweep);
        Sweep other = Sweep.over(manuscript, sweep.axes(), 5, 101, "test");
        BadInput refused = assertThrows(BadInput.class, () -> SweepFolder.open(folder.resolve("out"), other));
        assertTrue(refused.getMessage().contains("is of another sweep"), refused.getMessage());
    }

    @Test
    void aValueThatMakesNoSenseIsToldBeforeAnythingRuns() {
        Sweep wrong = Sweep.over(manuscript, List.of(Axis.parse("services.web.replicas=1,-2")), 1, 1, "test");
        BadInput refused = assertThrows(BadInput.class, () -> new Sweeper(manuscript, wrong).check());
        assertTrue(refused.getMessage().contains("replicas"), refused.getMessage());
    }

    private SweepFolder done(String name, int threads, int shard, int shards) throws BadInput, IOException {
        SweepFolder out = SweepFolder.open(folder.resolve(name), sweep);
        Sweeper sweeper = new Sweeper(manuscript, sweep);
        List<Integer> missing = out.missing(shard, shards);
        List<String> lines = new Workers(threads).each(missing, sweeper::chunk);
        for (int i : IntStream.range(0, missing.size()).toArray()) {
            out.put(missing.get(i), lines.get(i));
        }
        return out;
    }
}
