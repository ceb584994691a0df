package dev.tenfold.policy.keda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityTest {
    @ParameterizedTest(name = "{0}: active {1}, failed {2}")
    @CsvSource(textBlock = """
            # triggers: cpu, on, off or broken; active, failed
            cpu,            true,  false
            cpu off,        false, false
            cpu on,         true,  false
            cpu broken,     false, true
            off off,        false, false
            off on,         true,  false
            broken on,      true,  true
            broken,         false, true
            """)
    void needsOneActiveTriggerOrOnlyResources(String triggers, boolean active, boolean failed) {
        assertEquals(new Activity(active, failed), Activity.of(states(triggers)));
    }

    @ParameterizedTest(name = "{0}, the formula gives {1}, active above {2}: {3}")
    @CsvSource(textBlock = """
            # triggers, composite, activation target, active
            on,         5,         10,                false
            off,        11,        10,                true
            off,        10,        10,                false
            off,        0.5,       '',                true
            on,         ,          '',                false
            broken on,  99,        '',                false
            """)
    void goesByTheFormulaAloneIfThereIsOne(String triggers, Double composite, String activation, boolean active) {
        ScalingModifiers modifiers = new ScalingModifiers("x", "2", activation, "");
        OptionalDouble value = composite == null ? OptionalDouble.empty() : OptionalDouble.of(composite);
        assertEquals(active, Activity.of(states(triggers), modifiers, value).active());
    }

    private static List<TriggerState> states(String triggers) {
        return Stream.of(triggers.split(" "))
                .map(each -> new TriggerState(each.equals("cpu"), each.equals("on"), each.equals("broken")))
                .toList();
    }
}
