package dev.tenfold.policy.manifest;

import dev.tenfold.document.Defaulted;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a file of manifests holds.
 *
 * @param file its name
 * @param autoscalers its HorizontalPodAutoscalers, in order
 * @param workloads what runs pods
 * @param others the kinds of its other objects, in order
 * @param warnings what looks wrong with the file rather than with one object
 */
public record HpaFile(
        String file,
        List<HpaManifest> autoscalers,
        List<Workload> workloads,
        List<String> others,
        List<Warning> warnings) {
    public HpaFile {
        Objects.requireNonNull(file, "file");
        autoscalers = List.copyOf(autoscalers);
        workloads = List.copyOf(workloads);
        others = List.copyOf(others);
        warnings = List.copyOf(warnings);
    }

    /** What an autoscaler of this file scales, if the file says. */
    public Optional<Workload> targetOf(HpaManifest manifest) {
        return workloads.stream()
                .filter(workload -> workload.isTargetOf(manifest.spec()))
                .findFirst();
    }

    /**
     * What looks wrong with one autoscaler of this file, in the order of its lines.
     *
     * @param startUp from the creation of a replica to its first request, if known
     */
    public List<Warning> warnings(HpaManifest manifest, Optional<Duration> startUp) {
        return new HpaWarnings(manifest, this, startUp).all();
    }

    /** What to print: what was understood, what is defaulted, what the API server would refuse, what looks wrong. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (HpaManifest manifest : autoscalers) {
            lines.add(manifest.place() + ": " + manifest.understood());
            for (Defaulted defaulted : manifest.defaulted()) {
                lines.add("  left out: " + defaulted.path() + ", so " + defaulted.value());
            }
            for (Problem error : manifest.errors()) {
                List<String> complaint = new ArrayList<>(error.lines());
                String first =
                        complaint.remove(0).substring(error.place().toString().length() + 2);
                lines.add(error.place() + ": error: " + first);
                lines.addAll(complaint);
            }
            for (Warning warning : warnings(manifest, Optional.empty())) {
                lines.add(warning.place() + ": warning: " + warning.sentence());
            }
        }
        warnings.forEach(warning -> lines.add(warning.place() + ": warning: " + warning.sentence()));
        if (autoscalers.isEmpty()) {
            lines.add(file + ": holds no HorizontalPodAutoscaler");
        }
        Set<String> aside = new LinkedHashSet<>();
        workloads.forEach(workload -> aside.add(workload.kind() + " " + workload.name()));
        aside.addAll(others);
        if (!aside.isEmpty()) {
            lines.add(file + ": holds besides: " + String.join(", ", aside));
        }
        return lines;
    }
}
