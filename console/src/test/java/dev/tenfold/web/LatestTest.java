package dev.tenfold.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.gate.Refusal;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.scenario.Bundle;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A question that its client has taken back by asking another. */
class LatestTest {
    private final Latest latest = new Latest();

    @Test
    void aNewerQuestionOutdatesAnOlderOfTheSameClientAlone() {
        Latest.Question first = latest.ask("me");
        Latest.Question other = latest.ask("you");
        assertFalse(first.getAsBoolean());
        Latest.Question second = latest.ask("me");
        assertTrue(first.getAsBoolean());
        assertFalse(second.getAsBoolean());
        assertFalse(other.getAsBoolean());
        first.close();
        assertFalse(second.getAsBoolean(), "the older one ends, and the newer one is still the newest");
    }

    @Test
    void thoseWithoutANameMayBeMany() {
        Latest.Question one = latest.ask("");
        latest.ask("");
        assertFalse(one.getAsBoolean());
    }

    @Test
    void anOutdatedWhatIfIsGivenUp() throws IOException {
        Rehearser rehearser = new Rehearser(PolicyFormats.uncached(), RunLimits.USUAL, "test");
        Order order = new Order(Bundle.of(Served.SCENARIOS, "users-x10.yaml"), Map.of());
        try (Yardsticks yardsticks = new Yardsticks()) {
            WhatIf whatIf = new WhatIf(rehearser, RunLimits.USUAL, yardsticks);
            int[] looks = new int[1];
            Refusal refusal = assertThrows(
                    Refusal.class,
                    () -> whatIf.answer(order, Map.of(), true, () -> ++looks[0] > 3),
                    "given up halfway");
            assertEquals(409, refusal.problem().status());
            assertTrue(whatIf.answer(order, Map.of(), false, () -> false).length() > 0);
        }
    }
}
