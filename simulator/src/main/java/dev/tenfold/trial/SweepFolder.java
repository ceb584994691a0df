package dev.tenfold.trial;

import dev.tenfold.document.BadInput;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a sweep's results lie: what is tried in {@code sweep.json}, and a file for each chunk that is done. A file
 * appears with its whole content or not at all, so that a worker that is lost leaves nothing half done, and another one
 * does what is missing. Several workers may share a folder.
 */
public final class SweepFolder {
    private static final String PLAN = "sweep.json";
    private static final String RESULTS = "results.jsonl";

    private final Path folder;
    private final Sweep sweep;

    private SweepFolder(Path folder, Sweep sweep) {
        this.folder = folder;
        this.sweep = sweep;
    }

    /**
     * Opens a folder for a sweep, or makes it.
     *
     * @throws BadInput if it holds another sweep
     * @throws IOException if it cannot be written
     */
    public static SweepFolder open(Path folder, Sweep sweep) throws BadInput, IOException {
        Files.createDirectories(folder.resolve("chunks"));
        Path plan = folder.resolve(PLAN);
        if (!Files.exists(plan)) {
            write(plan, sweep.spell());
        }
        check(plan, sweep);
        return new SweepFolder(folder, sweep);
    }

    private static void check(Path plan, Sweep sweep) throws BadInput, IOException {
        boolean there = Files.exists(plan);
        if (!there || !Files.readString(plan).equals(sweep.spell())) {
            Problems problems = new Problems();
            String rule = there ? "is of another sweep: other files, values, seeds or another version" : "is missing";
            problems.add(new Place(plan.toString(), 0), "", rule, "", "take another folder, or empty this one");
            problems.throwIfAny();
        }
    }

    /** Whether a chunk is done. */
    public boolean has(int chunk) {
        return Files.exists(file(chunk));
    }

    /** Keeps the lines of a chunk. */
    public void put(int chunk, String lines) throws IOException {
        write(file(chunk), lines);
    }

    /**
     * Chunks of a shard that are not done.
     *
     * @param shard 0 to one below {@code shards}
     */
    public List<Integer> missing(int shard, int shards) {
        return IntStream.range(0, sweep.chunks())
                .filter(chunk -> chunk % shards == shard && !has(chunk))
                .boxed()
                .toList();
    }

    /**
     * Takes the chunks of another worker that are not here yet.
     *
     * @throws BadInput if its folder is of another sweep
     */
    public void take(Path other) throws BadInput, IOException {
        check(other.resolve(PLAN), sweep);
        for (int chunk : missing(0, 1)) {
            Path theirs = other.resolve("chunks").resolve(name(chunk));
            if (Files.exists(theirs)) {
                write(file(chunk), Files.readString(theirs));
            }
        }
    }

    /**
     * Lays the lines of all chunks one behind the other in {@code results.jsonl}; all have to be done.
     *
     * @return its path
     */
    public Path merge() throws IOException {
        Path results = folder.resolve(RESULTS);
        Path draft = draft(results);
        try (FileChannel to = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            for (int chunk = 0; chunk < sweep.chunks(); chunk++) {
                append(to, Files.readAllBytes(file(chunk)));
            }
            to.force(true);
        }
        Files.move(draft, results, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return results;
    }

    /** What came of every point, in their order; all chunks have to be done. */
    public SweepSummary summary() throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (int chunk = 0; chunk < sweep.chunks(); chunk++) {
            Files.readString(file(chunk)).lines().map(Outcome::of).forEach(outcomes::add);
        }
        return SweepSummary.of(sweep, outcomes);
    }

    private Path file(int chunk) {
        return folder.resolve("chunks").resolve(name(chunk));
    }

    private static String name(int chunk) {
        return Integer.toString(10_000_000 + chunk).substring(1) + ".jsonl";
    }

    private static void write(Path file, String text) throws IOException {
        Path draft = draft(file);
        try (FileChannel to = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            append(to, text.getBytes(StandardCharsets.UTF_8));
            to.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A new file beside another: two workers may write one chunk at once, each a draft of its own. */
    private static Path draft(Path file) throws IOException {
        for (int number = 1; ; number++) {
            Path draft = file.resolveSibling(file.getFileName() + "." + number + ".draft");
            try {
                return Files.createFile(draft);
            } catch (FileAlreadyExistsException another) {
                // A worker that was lost has left it, or one that is at work holds it.
            }
        }
    }

    private static void append(FileChannel to, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            to.write(rest);
        }
    }
}
