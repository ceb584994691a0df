package dev.tenfold.tune;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.manifest.HpaDeclaration;
import dev.tenfold.policy.manifest.HpaManifest;
import dev.tenfold.policy.manifest.HpaReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a HorizontalPodAutoscaler.
 *
 * @param owner see {@link Knob.Place#owner}
 * @param declaration as it was read
 * @param need most replicas that its target needs
 */
record AutoscalerFields(int owner, HpaDeclaration declaration, int need) implements Tunable {
    /** Where the kinds of metrics hold what they aim at, in all versions of the API. */
    private static final List<String> SOURCES = List.of("resource", "containerResource", "pods", "object", "external");

    private static final List<String> PERCENTAGES = List.of("target.averageUtilization", "targetAverageUtilization");
    private static final List<String> AMOUNTS =
            List.of("target.averageValue", "target.value", "targetAverageValue", "targetValue", "averageValue");
    private static final String FLAT = "spec.targetCPUUtilizationPercentage";
    private static final double HEADROOM = 1.25;

    @Override
    public List<Knob> knobs() {
        HpaSpec spec = declaration.spec();
        List<Knob> knobs = new ArrayList<>();
        List<String> floors =
                Grids.replicas(Math.min(1, spec.minimum()), (int) Math.ceil(need * HEADROOM), spec.minimum());
        knobs.add(knob("spec.minReplicas", Knob.Role.FLOOR, floors, String.valueOf(spec.minimum())));
        List<String> ceilings = Grids.ceilings(need, spec.maxReplicas());
        knobs.add(knob("spec.maxReplicas", Knob.Role.CEILING, ceilings, String.valueOf(spec.maxReplicas())));
        knobs.addAll(aims(spec));
        knobs.addAll(BehaviorFields.of(owner, declaration.name(), "spec.behavior", spec.behavior()));
        return knobs;
    }

    private List<Knob> aims(HpaSpec spec) {
        List<Knob> knobs = new ArrayList<>();
        Optional<String> flat = written(FLAT);
        if (flat.isPresent() || spec.apiVersion().equals("autoscaling/v1")) {
            String current = flat.orElse(String.valueOf(HpaSpec.DEFAULT_CPU_UTILIZATION));
            knobs.add(knob(FLAT, Knob.Role.FREE, Grids.percentages(Integer.parseInt(current)), current));
            return knobs;
        }
        for (int i = 0; i < spec.metrics().size(); i++) {
            for (String source : SOURCES) {
                String at = "spec.metrics[" + i + "]." + source + ".";
                for (String field : PERCENTAGES) {
                    written(at + field)
                            .ifPresent(text -> knobs.add(
                                    knob(at + field, Knob.Role.FREE, Grids.percentages(Integer.parseInt(text)), text)));
                }
                for (String field : AMOUNTS) {
                    written(at + field)
                            .ifPresent(text -> knobs.add(knob(at + field, Knob.Role.FREE, Grids.around(text), text)));
                }
            }
        }
        return knobs;
    }

    private Optional<String> written(String path) {
        return declaration
                .manifest()
                .document()
                .find(path)
                .map(node -> node instanceof Scalar scalar ? scalar.text() : "");
    }

    private Knob knob(String path, Knob.Role role, List<String> values, String current) {
        return new Knob(new Knob.Place(owner, declaration.name(), path), role, values, values.indexOf(current));
    }

    @Override
    public Declaration turned(List<Setting> settings) {
        Mapping document = ManifestChange.of(declaration.manifest().document(), settings);
        Problems problems = new Problems();
        Optional<HpaManifest> read = HpaReader.read(document, problems);
        return new HpaDeclaration(
                read.orElseThrow(() -> new IllegalStateException(problems.all().toString())), declaration.file());
    }
}
