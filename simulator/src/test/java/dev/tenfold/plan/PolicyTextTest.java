package dev.tenfold.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Problems;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.keda.ScaledObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Whatever a plan derives, our own readers read what it writes to the same policy. */
class PolicyTextTest {
    private static final int DRAWN = 60;

    @Test
    void whatIsWrittenIsReadBackToTheSamePolicy() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < DRAWN; i++) {
            double base = random.nextDouble(500);
            Threshold threshold = ThresholdTest.threshold(
                    base,
                    base + random.nextDouble(5000),
                    random.nextDouble(20),
                    random.nextDouble(300),
                    random.nextInt(1, 20));
            List<PreScaling> schedule = new ArrayList<>();
            for (int entry = random.nextInt(3); entry > 0; entry--) {
                LocalTime start = LocalTime.of(random.nextInt(20), random.nextInt(60));
                schedule.add(new PreScaling(start, start.plusMinutes(30), random.nextInt(1, 90)));
            }
            PolicyText text = new PolicyText(threshold, schedule, random.nextBoolean());
            autoscaler(text, threshold);
            scaledObject(text, threshold, schedule);
            group("web.yaml", text.cloudFormation(), threshold, schedule);
            group("web.tf", text.terraform(), threshold, schedule);
        }
    }

    private static void autoscaler(PolicyText text, Threshold threshold) {
        HpaSpec hpa =
                (HpaSpec) read("web.yaml", text.autoscaler()).policies().get(0).spec();
        assertEquals(threshold.reactiveFloor(), hpa.minimum());
        assertEquals(threshold.ceiling(), hpa.maxReplicas());
        assertEquals(text.memory() ? 2 : 1, hpa.metrics().size());
        assertTrue(hpa.metrics().get(0).toString().contains("" + threshold.cpuTarget(threshold.reactiveShare())));
    }

    private static void scaledObject(PolicyText text, Threshold threshold, List<PreScaling> schedule) {
        ScaledObject object = (ScaledObject)
                read("web.yaml", text.scaledObject()).policies().get(0).spec();
        assertEquals(OptionalInt.of(threshold.floor()), object.floor());
        assertEquals(OptionalInt.of(threshold.ceiling()), object.ceiling());
        assertEquals(2 + schedule.size(), object.triggers().size());
    }

    private static void group(String file, String text, Threshold threshold, List<PreScaling> schedule) {
        GroupScaling group = (GroupScaling) read(file, text).policies().get(0).spec();
        int floor = schedule.isEmpty() ? threshold.reactiveFloor() : threshold.floor();
        assertEquals(OptionalInt.of(floor), group.floor());
        assertEquals(OptionalInt.of(threshold.ceiling()), group.ceiling());
        assertEquals(2 * schedule.size(), group.scheduled().size());
    }

    private static PolicyDocument read(String file, String text) {
        Problems problems = new Problems();
        PolicyDocument document =
                PolicyFormats.uncached().read(file, text.getBytes(StandardCharsets.UTF_8), Map.of(), problems);
        document.errors().forEach(problems::add);
        assertEquals(List.of(), problems.lines(), text);
        return document;
    }
}
