package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.document.Bound;
import dev.tenfold.document.Documents;
import dev.tenfold.document.Json;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import dev.tenfold.document.RecordReader;
import dev.tenfold.suite.Baseline;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Baselines as JSON files: one way to write each, so that two that tell the same are the same bytes. */
final class BaselineFile {
    private BaselineFile() {}

    static Baseline read(Path file) throws Misuse, BadInput {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw Misuse.file(file.toString(), unreadable);
        }
        Problems problems = new Problems();
        List<Node> documents = Documents.read(file.toString(), bytes, problems, problems);
        if (documents.size() != 1 && problems.isEmpty()) {
            problems.add(new Place(file.toString(), 1), "", "must hold one baseline", "");
        }
        problems.throwIfAny();
        Bound<Baseline> bound = RecordReader.read(Baseline.class, documents.get(0), problems);
        problems.throwIfAny();
        return bound.value().orElseThrow();
    }

    /** Complains of a place that cannot be written to before the work is done that would be lost. */
    static void checkWritable(Path file) throws Misuse {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new Misuse(file + " is a folder, not a file");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Misuse(file + " cannot be written: there is no directory " + folder);
        }
    }

    static void write(Baseline baseline, Path file) throws Misuse {
        try {
            Files.write(file, spell(baseline).getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw Misuse.file(file.toString(), unwritable);
        }
    }

    static String spell(Baseline baseline) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schema", baseline.schema());
        List<Object> runs = new ArrayList<>();
        baseline.runs().stream()
                .sorted(Comparator.comparing(Baseline.Run::name))
                .forEach(run -> runs.add(run(run)));
        root.put("runs", runs);
        return Json.write(root) + "\n";
    }

    private static Map<String, Object> run(Baseline.Run run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", run.name());
        fields.put("seed", run.seed());
        fields.put("replica-hours", number(run.replicaHours()));
        fields.put("cost", number(run.cost()));
        fields.put("node-cost", number(run.nodeCost()));
        fields.put("currency", run.currency());
        List<Object> lines = new ArrayList<>();
        for (Baseline.Line line : run.lines()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", line.name());
            one.put("subject", line.subject());
            one.put("status", line.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            one.put("value", line.value());
            one.put("limit", line.limit());
            lines.add(one);
        }
        fields.put("lines", lines);
        return fields;
    }

    private static BigDecimal number(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(Baseline.DECIMALS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }
}
