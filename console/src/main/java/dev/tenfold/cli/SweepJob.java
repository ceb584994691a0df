package dev.tenfold.cli;

import dev.tenfold.document.Json;
import dev.tenfold.trial.Axis;
import dev.tenfold.trial.Manuscript;
import dev.tenfold.trial.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A sweep as an Indexed Job of Kubernetes: each pod does the shard of its completion index, all in one folder of a
 * shared volume; a pod that is lost is started again and does what is missing.
 *
 * @param sweep what is tried
 * @param manuscript its scenario, which lies in the volume's folder {@code scenario}
 * @param shards pods
 * @param image with Tenfold's launcher as its entry point
 * @param claim of the volume that all pods write to
 * @see <a href="https://kubernetes.io/docs/tasks/job/indexed-parallel-processing-static/">Indexed Job</a>
 */
record SweepJob(Sweep sweep, Manuscript manuscript, int shards, String image, String claim) {
    private static final String FOLDER = "/sweep";

    String manifest() {
        List<String> lines = new ArrayList<>(head());
        words().forEach(word -> lines.add("            - " + Json.write(word)));
        lines.addAll(List.of(
                "          volumeMounts:",
                "            - {name: sweep, mountPath: " + FOLDER + "}",
                "      volumes:",
                "        - name: sweep",
                "          persistentVolumeClaim: {claimName: " + Json.write(claim) + "}"));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** What each pod runs. */
    private List<String> words() {
        List<String> words = new ArrayList<>(List.of("sweep"));
        for (Axis axis : sweep.axes()) {
            words.add("--vary=" + axis.path() + "=" + String.join(",", axis.values()));
        }
        words.add("--seeds=" + sweep.seeds());
        manuscript.overrides().forEach(set -> words.add("--set=" + set));
        words.add("--shard=$(JOB_COMPLETION_INDEX)/" + shards);
        words.add("--out=" + FOLDER + "/out");
        words.add(FOLDER + "/scenario/" + manuscript.file().getFileName());
        return words;
    }

    private List<String> head() {
        return List.of(
                "# The folder of the scenario lies as scenario/ in the volume of the claim " + claim
                        + ". When the job is",
                "# done, the same words with --merge in place of --shard lay the results together, in " + FOLDER
                        + "/out.",
                "apiVersion: batch/v1",
                "kind: Job",
                "metadata:",
                "  name: tenfold-sweep",
                "spec:",
                "  completionMode: Indexed",
                "  completions: " + shards,
                "  parallelism: " + shards,
                "  backoffLimitPerIndex: 3",
                "  template:",
                "    spec:",
                "      restartPolicy: Never",
                "      containers:",
                "        - name: sweep",
                "          image: " + Json.write(image),
                "          args:");
    }
}
