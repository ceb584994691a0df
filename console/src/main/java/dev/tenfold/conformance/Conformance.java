package dev.tenfold.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs files of vectors and counts, per kind, what passed, what failed and what is not supported. */
public final class Conformance {

    /** Everything passed, or is at least not known to be wrong. */
    public static final int HELD = 0;

    /** A case failed. */
    public static final int FAILED = 1;

    /** Something could not be read. */
    public static final int UNREADABLE = 2;

    private static final ObjectReader JSON = new ObjectMapper().reader();
    private static final List<VectorKind> KINDS = List.of(
            new HpaVectors(),
            new PromqlVectors(),
            CloudWatchVectors.family(),
            AwsStepVectors.family(),
            AwsCooldownVectors.family(),
            AwsTrackingVectors.family(),
            AwsCapacityVectors.family(),
            AzureVectors.family(),
            GcpVectors.family(),
            NomadVectors.family(),
            PrometheusVectors.family(),
            KedaSpecVectors.family(),
            KedaAdmissionVectors.family(),
            KedaLoopVectors.family(),
            KedaJobVectors.family(),
            KedaTriggerVectors.family(),
            KedaTriggerVectorsMetrics.family(),
            KedaTriggerVectorsQueues.family());

    private final List<VectorKind> kinds;
    private final boolean showFailures;
    private final PrintWriter out;
    private final Map<String, Tally> tallies = new TreeMap<>();
    private int complaints;
    private int read;

    private Conformance(List<VectorKind> kinds, boolean showFailures, PrintWriter out) {
        this.kinds = kinds;
        this.showFailures = showFailures;
        this.out = out;
    }

    /**
     * Runs vectors.
     *
     * @param paths files, or directories whose {@code *.jsonl} files are meant
     * @param failures whether each difference is printed
     * @param out where the tallies go, and complaints about unreadable lines
     * @return {@link #HELD}, {@link #FAILED} or {@link #UNREADABLE}, the latter before the former
     */
    public static int run(List<Path> paths, boolean failures, PrintWriter out) {
        return run(KINDS, paths, failures, out);
    }

    static int run(List<VectorKind> kinds, List<Path> paths, boolean failures, PrintWriter out) {
        Conformance conformance = new Conformance(kinds, failures, out);
        paths.forEach(conformance::walk);
        conformance.printTallies();
        return conformance.exitCode();
    }

    private void walk(Path path) {
        if (!Files.exists(path)) {
            complain(path + ": no such file or directory");
            return;
        }
        int before = read + complaints;
        try (Stream<Path> files = Files.walk(path)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> file.equals(path) || file.toString().endsWith(".jsonl"))
                    .sorted()
                    .forEach(this::readFile);
        } catch (IOException unreadableDirectory) {
            complain(path + ": cannot be read");
            return;
        }
        // Nothing compared is no proof of anything.
        if (read + complaints == before) {
            complain(path + ": holds no vectors: "
                    + (Files.isDirectory(path) ? "no .jsonl file in it has" : "it has not") + " a line of them");
        }
    }

    private void readFile(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    read++;
                    readLine(line, file, number);
                }
                number++;
            }
        } catch (IOException unreadableFile) {
            complain(file + ": cannot be read as text");
        }
    }

    private void readLine(String text, Path file, int number) {
        try {
            JsonNode line = JSON.readTree(text);
            if (!line.isObject()) {
                complain(file + ":" + number + ": a vector must be a JSON object");
                return;
            }
            runLine(line, file);
        } catch (JsonProcessingException malformed) {
            complain(file + ":" + number + ": not JSON: " + malformed.getOriginalMessage());
        } catch (IllegalArgumentException incomplete) {
            complain(file + ":" + number + ": not a vector of its kind: " + incomplete.getMessage());
        }
    }

    private void runLine(JsonNode line, Path file) {
        for (VectorKind kind : kinds) {
            if (kind.accepts(line)) {
                count(kind.tallyOf(line), line, kind.run(line, file));
                return;
            }
        }
        String name = line.path("kind").asText("");
        count(name.isEmpty() ? "(no kind)" : name, line, new Outcome.Unsupported("no such kind of vector"));
    }

    private void count(String kind, JsonNode line, Outcome outcome) {
        if (outcome instanceof Outcome.Material) {
            return;
        }
        Tally tally = tallies.computeIfAbsent(kind, unseen -> new Tally());
        String id = line.path("id").asText("(no id)");
        if (outcome instanceof Outcome.Passed) {
            tally.passed++;
        } else if (outcome instanceof Outcome.Failed failed) {
            tally.failed++;
            show(id, "failed", failed.difference());
        } else if (outcome instanceof Outcome.Unsupported unsupported) {
            tally.unsupported++;
            show(id, "unsupported", unsupported.reason());
        }
    }

    private void show(String id, String what, String why) {
        if (showFailures) {
            out.println(id + ": " + what + ": " + why);
        }
    }

    private void complain(String problem) {
        complaints++;
        out.println(problem);
    }

    private void printTallies() {
        Tally total = new Tally();
        out.printf(Locale.ROOT, "%-28s %8s %8s %12s %8s%n", "kind", "passed", "failed", "unsupported", "total");
        tallies.forEach((kind, tally) -> {
            tally.print(kind, out);
            total.passed += tally.passed;
            total.failed += tally.failed;
            total.unsupported += tally.unsupported;
        });
        total.print("all", out);
        out.flush();
    }

    private int exitCode() {
        if (complaints > 0) {
            return UNREADABLE;
        }
        return tallies.values().stream().anyMatch(tally -> tally.failed > 0) ? FAILED : HELD;
    }

    /** The counts of one kind. */
    private static final class Tally {
        private int passed;
        private int failed;
        private int unsupported;

        private void print(String kind, PrintWriter out) {
            int total = passed + failed + unsupported;
            out.printf(Locale.ROOT, "%-28s %8d %8d %12d %8d%n", kind, passed, failed, unsupported, total);
        }
    }
}
