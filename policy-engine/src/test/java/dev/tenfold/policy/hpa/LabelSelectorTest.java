package dev.tenfold.policy.hpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {
    private static final Map<String, String> LABELS = Map.of("app", "web", "tier", "front", "weight", "7");

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # selector | picks app=web, tier=front, weight=7
            app=web                         | true
            app==web,tier=front             | true
            app=api                         | false
            app=                            | false
            app = web , tier != back        | true
            absent!=x                       | true
            app in (api, web)               | true
            app notin (api,web)             | false
            absent notin (a)                | true
            app                             | true
            !app                            | false
            !absent                         | true
            weight>6                        | true
            weight<7                        | false
            example.com/app=web             | false
            """)
    void picksByItsRequirements(String text, boolean picks) {
        assertEquals(picks, LabelSelector.parse(text).orElseThrow().matches(LABELS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a selector", "cheddar cheese", "=web", "app=web,", "weight>x", "app in web"})
    void isNotOneWhereTheTextMakesNoSense(String text) {
        assertTrue(LabelSelector.parse(text).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "tier"})
    void aMapSelectsByEachOfItsLabels(String key) {
        assertTrue(LabelSelector.ofLabels(Map.of(key, LABELS.get(key))).matches(LABELS));
        assertEquals(
                LabelSelector.parse(key + "=" + LABELS.get(key)).orElseThrow(),
                LabelSelector.ofLabels(Map.of(key, LABELS.get(key))));
    }
}
