package dev.tenfold.spark;

import dev.tenfold.document.BadInput;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.trial.Axis;
import dev.tenfold.trial.Manuscript;
import dev.tenfold.trial.Sweep;
import dev.tenfold.trial.Sweeper;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A sweep that travels: what is tried, and every file of the scenario's folder, so that a worker needs nothing but this
 * and the jars. Nothing in it is of a library, since a cluster brings its own.
 */
public final class Parcel implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long MOST_BYTES = 64L << 20;

    /** What a worker's process has unpacked, by the plan. */
    private static final Map<String, Sweeper> UNPACKED = new ConcurrentHashMap<>();

    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final String scenario;
    private final ArrayList<String> overrides;
    private final ArrayList<String> axes;
    private final int seeds;
    private final String version;
    private final String plan;

    private Parcel(Path scenario, List<String> overrides, List<String> axes, int seeds, String version)
            throws BadInput, IOException {
        Path folder = scenario.toAbsolutePath().getParent();
        this.scenario = scenario.getFileName().toString();
        this.overrides = new ArrayList<>(overrides);
        this.axes = new ArrayList<>(axes);
        this.seeds = seeds;
        this.version = version;
        try (Stream<Path> all = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                bytes += Files.size(file);
                if (bytes > MOST_BYTES) {
                    throw new IOException(folder + " has more than 64 MB: put the scenario into a folder of its own");
                }
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        Sweeper sweeper = sweeper(folder);
        sweeper.check();
        plan = sweeper.sweep().spell();
    }

    /**
     * Packs a sweep.
     *
     * @param scenario its file; policies and traces that it names lie in its folder, or below
     * @param overrides values set from outside, each {@code path=value}
     * @param axes as for {@link Axis#parse}
     * @param version of Tenfold
     * @throws BadInput if something in it makes no sense
     * @throws IOException if the folder cannot be read, or is too large to travel
     */
    public static Parcel of(Path scenario, List<String> overrides, List<String> axes, int seeds, String version)
            throws BadInput, IOException {
        return new Parcel(scenario, overrides, axes, seeds, version);
    }

    /** The lines of a chunk, by whoever asks: the driver, or a worker. */
    public String chunk(int number) throws BadInput {
        return unpacked().chunk(number);
    }

    /** What is tried. */
    public Sweep sweep() {
        return unpacked().sweep();
    }

    private Sweeper unpacked() {
        return UNPACKED.computeIfAbsent(plan, any -> unpack());
    }

    private Sweeper unpack() {
        try {
            Path folder = Files.createTempDirectory("tenfold-sweep");
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path to = folder.resolve(file.getKey());
                Files.createDirectories(to.getParent());
                Files.write(to, file.getValue());
            }
            return sweeper(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BadInput e) {
            throw new IllegalStateException("a file that the scenario names is not in its folder: " + e.getMessage());
        }
    }

    private Sweeper sweeper(Path folder) throws BadInput {
        Manuscript manuscript = Manuscript.of(folder.resolve(scenario), PolicyFormats.uncached(), overrides);
        long first = manuscript.script().scenario().seed();
        List<Axis> directions = axes.stream().map(Axis::parse).toList();
        return new Sweeper(manuscript, Sweep.over(manuscript, directions, first, seeds, version));
    }
}
