package dev.tenfold.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.file.PolicyFormats;
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
class PlannedPoliciesTest {
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
            PlannedPolicies planned = new PlannedPolicies(threshold, schedule, random.nextBoolean());
            assertEquals(threshold.reactiveFloor(), planned.autoscaler().minimum());
            assertEquals(
                    planned.memory() ? 2 : 1, planned.autoscaler().metrics().size());
            assertEquals(2 + schedule.size(), planned.scaledObject().triggers().size());
            assertEquals(2 * schedule.size(), planned.group().scheduled().size());
            List<PolicySpec> specs =
                    List.of(planned.autoscaler(), planned.scaledObject(), planned.group(), planned.group());
            int file = 0;
            for (Map.Entry<String, String> each : planned.files().entrySet()) {
                PolicySpec spec = specs.get(file++);
                assertEquals(OptionalInt.of(threshold.ceiling()), spec.ceiling());
                assertEquals(
                        List.of(spec),
                        read(each.getKey(), each.getValue()).policies().stream()
                                .map(Declaration::spec)
                                .toList(),
                        each.getValue());
            }
            assertEquals(specs.size(), file);
        }
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
