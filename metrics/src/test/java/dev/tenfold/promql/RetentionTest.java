package dev.tenfold.promql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.SeriesStore;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(rate(x[2m]))",
                "avg by (pod) (x offset 3m)",
                "max_over_time(sum(increase(x[1m]))[5m:30s])",
                "count_over_time(x[10m])",
                "absent(x)"
            })
    void aStoreThatKeepsOnlyWhatIsAskedForAnswersAsOneThatKeepsAll(String text) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        SeriesStore lean = new SeriesStore();
        SeriesStore full = new SeriesStore();
        full.retain(Long.MAX_VALUE);
        PreparedQuery ofLean = new Engine(lean).prepare(text);
        PreparedQuery ofFull = new Engine(full).prepare(text);
        for (int step = 0; step < 500; step++) {
            long now = step * 15_000L;
            for (int pod = step / 100; pod < step / 50 + 1; pod++) {
                Labels labels = Labels.of("__name__", "x", "pod", "web-" + pod);
                double value = random.nextInt(1_000);
                lean.append(labels, now, value);
                full.append(labels, now, value);
            }
            lean.forgetEnded(now);
            assertEquals(ofFull.at(now), ofLean.at(now), "at step " + step);
        }
    }
}
