package dev.tenfold.web;

import dev.tenfold.document.Problems;
import dev.tenfold.inject.gate.Complaint;
import dev.tenfold.inject.gate.Problem;
import dev.tenfold.inject.gate.Refusal;
import dev.tenfold.load.Trace;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.report.TuningJson;
import dev.tenfold.scenario.Bundle;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import dev.tenfold.trial.Trials;
import dev.tenfold.trial.Workers;
import dev.tenfold.tune.Allowance;
import dev.tenfold.tune.Latitude;
import dev.tenfold.tune.Misfit;
import dev.tenfold.tune.Remedy;
import dev.tenfold.tune.Source;
import dev.tenfold.tune.Tuner;
import dev.tenfold.tune.Tuning;
import dev.tenfold.tune.Wish;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tunes scenarios as {@code ./tenfold tune} does, one after another; answers take their time and are kept in memory.
 */
final class Tunings {
    private final Rehearser rehearser;
    private final PolicyFormats formats;
    private final Workers workers;

    /** @param workers who rehearses candidates */
    Tunings(Rehearser rehearser, PolicyFormats formats, Workers workers) {
        this.rehearser = rehearser;
        this.formats = formats;
        this.workers = workers;
    }

    /**
     * What is tuned, and how.
     *
     * @param order the scenario
     * @param seed of the search
     * @param candidates most that are judged
     * @param heldBack derived scenarios that an answer has to hold in
     * @param within how long all of it may take
     */
    record Asked(Order order, long seed, int candidates, int heldBack, Duration within) {}

    /**
     * Checks that a scenario can be tuned.
     *
     * @throws Refusal of all that is wrong with it
     */
    void check(Asked asked) {
        Script script = rehearser.read(asked.order());
        List<String> named = new ArrayList<>();
        script.scenario().policies().forEach(policy -> named.add(policy.file()));
        script.scenario().load().stages().stream()
                .filter(Trace.class::isInstance)
                .forEach(stage -> named.add(((Trace) stage).file()));
        List<Complaint> complaints = named.stream()
                .filter(file -> !Bundle.isSafe(file))
                .map(file -> new Complaint(
                        asked.order().bundle().name(), "file", "must lie in the scenario's own folder", file, ""))
                .toList();
        if (!complaints.isEmpty()) throw Order.refusal(complaints);
    }

    /**
     * Tunes a scenario that was checked.
     *
     * @param job is told of every step; its end ends the search
     * @return what was found
     */
    JsonObject tune(Asked asked, TuneJob job) throws IOException {
        long began = System.nanoTime();
        long within = asked.within().toNanos();
        Path folder = Files.createTempDirectory("tenfold-tune");
        try {
            Bundle bundle = asked.order().bundle();
            for (Map.Entry<String, String> file : bundle.files().entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            Files.writeString(folder.resolve(bundle.name()), bundle.text());
            Wish wish = new Wish(
                    asked.seed(),
                    new Allowance(
                            asked.candidates(),
                            share -> job.isUnwanted() || System.nanoTime() - began > share * within),
                    asked.heldBack(),
                    Latitude.USUAL,
                    List.of(),
                    false);
            Source source =
                    new OneScenario(folder.resolve(bundle.name()), asked.order().assignments(), formats);
            Tuner tuner = new Tuner(source, wish, new Trials(workers), job::step);
            if (tuner.space().knobs().isEmpty()) {
                throw new Refusal(new Problem(
                        422,
                        "nothing-to-tune",
                        "There is nothing to tune",
                        "No policy of the scenario is a HorizontalPodAutoscaler, a ScaledObject or scales a group of"
                                + " AWS.",
                        List.of()));
            }
            return found(tuner, folder);
        } finally {
            remove(folder);
        }
    }

    private static JsonObject found(Tuner tuner, Path folder) {
        Tuning tuning = tuner.run();
        Remedy remedy = tuning.answer()
                .map(proof -> tuner.remedy(proof.answer().candidate()))
                .orElse(new Remedy(List.of(), List.of()));
        JsonObject files = new JsonObject();
        remedy.changes()
                .forEach(change -> files.put(folder.relativize(change.file()).toString(), change.after()));
        String here = folder + folder.getFileSystem().getSeparator();
        return new JsonObject()
                .put("tuning", new JsonObject(TuningJson.spell(tuning).replace(here, "")))
                .put("files", files)
                .put("diff", remedy.diff().replace(here, ""))
                .put("refusals", new JsonArray(remedy.refusals()));
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The one scenario of a folder, which was read once and is right. */
    private record OneScenario(Path file, List<String> typed, PolicyFormats formats) implements Source {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public Script read(int index, List<String> overrides) {
            List<String> all = new ArrayList<>(typed);
            all.addAll(overrides);
            Problems problems = new Problems();
            Optional<Script> script = ScenarioReader.read(file, formats, all, problems);
            return script.orElseThrow(() -> new Misfit(problems.all().toString()));
        }
    }
}
