package dev.tenfold.tune;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.keda.ReplicaBounds;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.keda.TriggerSpec;
import dev.tenfold.policy.manifest.ScaledObjectManifest;
import dev.tenfold.policy.manifest.ScaledObjectReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fields of a KEDA ScaledObject, and a cron trigger that it may get for each peak that the calendar knows.
 *
 * @param owner see {@link Knob.Place#owner}
 * @param declaration as it was read
 * @param need most replicas that its target needs
 * @param outlook what is known of the load
 */
record ScaledObjectFields(int owner, ScaledObjectManifest declaration, int need, Outlook outlook) implements Tunable {
    /** Fields of triggers' metadata that hold what they aim at, by the type of the trigger. */
    private static final Map<String, List<String>> AIMS = Map.of(
            "prometheus", List.of("threshold", "activationThreshold"),
            "kafka", List.of("lagThreshold", "activationLagThreshold"),
            "aws-sqs-queue", List.of("queueLength", "activationQueueLength"),
            "rabbitmq", List.of("value", "queueLength", "activationValue"),
            "aws-cloudwatch", List.of("targetMetricValue", "activationTargetMetricValue"),
            "metrics-api", List.of("targetValue", "activationTargetValue"),
            "cpu", List.of("value"),
            "memory", List.of("value"),
            "cron", List.of("desiredReplicas"));

    private static final double HEADROOM = 1.25;

    @Override
    public List<Knob> knobs() {
        ScaledObject object = declaration.spec();
        ReplicaBounds bounds = object.replicas();
        List<Knob> knobs = new ArrayList<>();
        int least = bounds.least();
        List<String> floors = Grids.replicas(Math.min(1, least), (int) Math.ceil(need * HEADROOM), least);
        knobs.add(knob("spec.minReplicaCount", Knob.Role.FLOOR, floors, least));
        int most = bounds.hpaMaximum();
        knobs.add(knob("spec.maxReplicaCount", Knob.Role.CEILING, Grids.ceilings(need, most), most));
        int polling = (int) object.timing().polling().toSeconds();
        knobs.add(knob("spec.pollingInterval", Knob.Role.FREE, Grids.numbers(polling, 5, 10, 15, 30, 60), polling));
        if (bounds.asleep() < bounds.awake()) {
            int cooldown = (int) object.timing().cooldown().toSeconds();
            List<String> values = Grids.numbers(cooldown, 30, 60, 120, 180, 300, 600, 900);
            knobs.add(knob("spec.cooldownPeriod", Knob.Role.FREE, values, cooldown));
        }
        triggers(knobs);
        String behavior = "spec.advanced.horizontalPodAutoscalerConfig.behavior";
        knobs.addAll(BehaviorFields.of(owner, declaration.name(), behavior, object.behavior()));
        knobs.addAll(CronTriggers.knobs(new Knob.Place(owner, declaration.name(), "spec.triggers[+]"), need, outlook));
        return knobs;
    }

    private void triggers(List<Knob> knobs) {
        List<TriggerSpec> triggers = declaration.spec().triggers();
        for (int i = 0; i < triggers.size(); i++) {
            TriggerSpec trigger = triggers.get(i);
            String at = "spec.triggers[" + i + "].metadata.";
            for (String field : AIMS.getOrDefault(trigger.type(), List.of())) {
                String written = trigger.metadata().get(field);
                if (written != null) {
                    List<String> values = Grids.around(written);
                    List<String> quoted =
                            values.stream().map(value -> "\"" + value + "\"").toList();
                    knobs.add(new Knob(
                            new Knob.Place(owner, declaration.name(), at + field),
                            Knob.Role.FREE,
                            quoted,
                            values.indexOf(written)));
                }
            }
            if (trigger.type().equals("cron")) {
                knobs.addAll(CronTriggers.starts(
                        new Knob.Place(owner, declaration.name(), at + "start"),
                        trigger.metadata().getOrDefault("start", "")));
            }
        }
    }

    private Knob knob(String path, Knob.Role role, List<String> values, int current) {
        Knob.Place place = new Knob.Place(owner, declaration.name(), path);
        return new Knob(place, role, values, values.indexOf(String.valueOf(current)));
    }

    @Override
    public Declaration turned(List<Setting> settings) {
        Mapping document = ManifestChange.of(declaration.document(), settings);
        Problems problems = new Problems();
        return ScaledObjectReader.read(document, problems)
                .orElseThrow(() -> new IllegalStateException(problems.all().toString()));
    }
}
