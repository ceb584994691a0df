package dev.tenfold.policy.keda;

import static dev.tenfold.policy.keda.SmallWorld.SECOND;
import static dev.tenfold.policy.keda.SmallWorld.object;
import static dev.tenfold.policy.keda.SmallWorld.trigger;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.policy.Move;
import dev.tenfold.policy.PolicySession;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KedaControllerTest {
    private static final String TWO_LISTS = "triggers:\n" + trigger("a") + trigger("b");
    private static final long HOUR = 3600 * SECOND;

    private PolicySession session;

    @BeforeEach
    void open() {
        session = PolicySession.open();
    }

    @AfterEach
    void close() {
        session.close();
    }

    @ParameterizedTest(name = "{0}: {1} from {2} to {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # written; a (- is out of reach); b; replicas before, after; seconds since the last activity; the rule
            ''                             | 5 | 0 | 0 | 1 |     | a trigger is active and wakes the target
            minReplicaCount: 3             | 5 | 0 | 0 | 3 |     | a trigger is active and wakes the target
            minReplicaCount: 3             | 5 | 0 | 1 | 1 |     | a trigger is active and the target runs
            {minReplicaCount: 3, idle: 0}  | 5 | 0 | 1 | 3 |     | a trigger is active and wakes the target
            ''                             | 5 | 0 | 4 | 4 |     | a trigger is active and the target runs
            ''                             | 5 | - | 0 | 1 |     | a trigger is active and wakes the target
            ''                             | 5 | - | 4 | 4 |     | a trigger is active, but another failed: the cooldown is not begun anew
            ''                             | 0 | - | 4 | 4 |     | a trigger failed and there is no fallback
            {fallback: 6}                  | 0 | - | 4 | 4 |     | a trigger failed and the target waits for fallback.replicas
            {fallback: 0}                  | 0 | - | 4 | 0 |     | no trigger has been active yet, so the target goes to rest without a cooldown
            ''                             | 0 | 0 | 4 | 0 |     | no trigger has been active yet, so the target goes to rest without a cooldown
            initialCooldownPeriod: 3600    | 0 | 0 | 4 | 4 |     | no trigger has been active yet and initialCooldownPeriod is not over
            initialCooldownPeriod: 3599    | 0 | 0 | 4 | 0 |     | no trigger has been active yet, so the target goes to rest without a cooldown
            ''                             | 0 | 0 | 4 | 4 | 300 | no trigger is active and cooldownPeriod is not over
            ''                             | 0 | 0 | 4 | 0 | 301 | no trigger is active and cooldownPeriod is over, so the target goes to rest
            cooldownPeriod: 60             | 0 | 0 | 4 | 0 | 61  | no trigger is active and cooldownPeriod is over, so the target goes to rest
            {minReplicaCount: 3, idle: 0}  | 0 | 0 | 4 | 0 | 301 | no trigger is active and cooldownPeriod is over, so the target goes to rest
            {minReplicaCount: 3, idle: 1}  | 0 | 0 | 3 | 1 | 301 | no trigger is active and cooldownPeriod is over, so the target goes to rest
            {minReplicaCount: 3, idle: 1}  | 0 | 0 | 0 | 0 | 301 | no trigger is active and the replicas stay
            minReplicaCount: 3             | 0 | 0 | 1 | 3 |     | no trigger is active and the replicas are below minReplicaCount
            minReplicaCount: 3             | 0 | 0 | 7 | 7 | 999 | no trigger is active and the replicas stay
            ''                             | 0 | 0 | 0 | 0 |     | no trigger is active and the replicas stay
            """)
    void oneRuleDecides(String spec, String a, String b, int before, int after, Long secondsAgo, String rule) {
        String fallback = "fallback: {failureThreshold: 3, replicas: ";
        String written = spec.replaceAll("^\\{|}$", "")
                .replace("fallback: ", fallback)
                .replaceAll("(replicas: \\d)", "$1}")
                .replace(", idle", "\nidleReplicaCount");
        SmallWorld world = new SmallWorld().at(before);
        put(world, "a", a);
        put(world, "b", b);
        OptionalLong lastActive = secondsAgo == null ? OptionalLong.empty() : OptionalLong.of(-secondsAgo * SECOND);
        KedaMemory memory = new KedaMemory(-HOUR, lastActive, false, List.of());
        KedaDecision decision = new KedaController(object(written + "\n" + TWO_LISTS), memory, session).poll(world, 0);
        assertEquals(rule, decision.rule());
        assertEquals(OptionalInt.of(after), world.replicas);
        assertEquals(before != after, decision.move().isPresent());
    }

    private static void put(SmallWorld world, String list, String length) {
        if (!length.equals("-")) {
            world.list(list, Double.parseDouble(length));
        }
    }

    @ParameterizedTest(name = "{0}, list of {1}, {2} replicas: {3} afterwards")
    @CsvSource(delimiter = '|', textBlock = """
            autoscaling.keda.sh/paused: 'true'           | 5 | 0 | 0 | an annotation pauses the scaling
            autoscaling.keda.sh/paused: 'false'          | 5 | 0 | 1 | a trigger is active and wakes the target
            autoscaling.keda.sh/paused-replicas: '3'     | 5 | 0 | 3 | paused-replicas sets the replicas once
            autoscaling.keda.sh/paused-replicas: 'three' | 5 | 0 | 0 | an annotation pauses the scaling
            autoscaling.keda.sh/paused-scale-out: 'true' | 5 | 0 | 0 | a trigger is active, but an annotation pauses scaling out
            autoscaling.keda.sh/paused-scale-in: 'true'  | 0 | 4 | 4 | no trigger is active, but an annotation pauses scaling in
            autoscaling.keda.sh/force-activation: 'true' | 0 | 0 | 1 | a trigger is active and wakes the target
            """)
    void annotationsHaveTheirSay(String annotation, double length, int before, int after, String rule) {
        SmallWorld world = new SmallWorld().at(before).list("a", length);
        ScaledObject object = object(annotation, "triggers:\n" + trigger("a"));
        KedaDecision decision = new KedaController(object, -HOUR, session).poll(world, 0);
        assertEquals(rule, decision.rule());
        assertEquals(OptionalInt.of(after), world.replicas);
    }

    @Test
    void pausedReplicasAreSetOnceAndNoTriggerIsAsked() {
        ScaledObject object = object("autoscaling.keda.sh/paused-replicas: '3'", "triggers:\n" + trigger("a"));
        KedaController keda = new KedaController(object, 0, session);
        SmallWorld world = new SmallWorld().at(0).list("a", 5);
        keda.poll(world, 0);
        world.at(7);
        assertEquals(
                "an annotation pauses the scaling",
                keda.poll(world, 30 * SECOND).rule());
        assertEquals(OptionalInt.of(7), world.replicas);
        assertEquals(0, world.asked);
    }

    @Test
    void staysWhereTheScaleCannotBeRead() {
        SmallWorld world = new SmallWorld();
        world.replicas = OptionalInt.empty();
        KedaDecision decision = new KedaController(object(TWO_LISTS), 0, session).poll(world, 0);
        assertEquals("the scale of the target cannot be read", decision.rule());
        assertEquals(Optional.empty(), decision.move());
    }

    @Test
    void saysWhyWithTheNumbers() {
        SmallWorld world = new SmallWorld().at(0).list("a", 12.5).list("b", 0);
        KedaController keda = new KedaController(object("minReplicaCount: 2\n" + TWO_LISTS), 0, session);
        Move move = keda.poll(world, 0).move().orElseThrow();
        assertEquals("redis a is at 12.5, active above 0: the target goes from 0 replicas to 2 replicas", move.why());
        assertEquals("web", move.policy());
        assertEquals(
                List.of(
                        new Move.Reading("s0-redis", "12.5", "active above 0", 0),
                        new Move.Reading("s1-redis", "0", "active above 0", 0)),
                move.readings());
    }

    @Test
    void countsTheCooldownFromTheLastActivePoll() {
        SmallWorld world = new SmallWorld().at(2).list("a", 5);
        KedaController keda = new KedaController(object("triggers:\n" + trigger("a")), 0, session);
        keda.poll(world, 0);
        world.list("a", 0);
        KedaDecision waits = keda.poll(world, 300 * SECOND);
        assertEquals("redis a is at 0, active above 0: the last activity was 5m ago, the cooldown is 5m", waits.why());
        assertEquals("ScalerCooldown", waits.status().activeReason());
        KedaDecision rests = keda.poll(world, 330 * SECOND);
        assertEquals(
                "redis a is at 0, active above 0: the last activity was 5m30s ago, more than the cooldown of 5m,"
                        + " so the target goes from 2 replicas to 0 replicas",
                rests.why());
        assertFalse(rests.status().active());
    }

    @Test
    void aFallbackInEffectKeepsTheTargetRunning() {
        String fallback = "fallback: {failureThreshold: 2, replicas: 6}\n";
        SmallWorld world = new SmallWorld().at(1);
        KedaController keda = new KedaController(object(fallback + "triggers:\n" + trigger("a")), 0, session);
        assertFalse(keda.poll(world, 0).status().active());
        assertFalse(keda.poll(world, 30 * SECOND).status().fallback());
        KedaDecision third = keda.poll(world, 60 * SECOND);
        assertTrue(third.status().active());
        assertTrue(third.status().fallback());
        assertEquals("a trigger is active and the target runs", third.rule());
        world.list("a", 1);
        assertFalse(keda.poll(world, 90 * SECOND).status().fallback());
    }

    @Test
    void remembersNoActivityIfTheTargetCannotBeWoken() {
        SmallWorld world = new SmallWorld().at(0).list("a", 5);
        world.obeys = false;
        KedaController keda = new KedaController(object("triggers:\n" + trigger("a")), 0, session);
        KedaDecision decision = keda.poll(world, 0);
        assertEquals(OptionalLong.empty(), decision.status().lastActiveNanos());
        assertEquals(Optional.empty(), decision.move());
    }

    @ParameterizedTest(name = "{0}: Ready {1} for the reason {2}")
    @CsvSource(textBlock = """
            # a and b, ready, reason
            5 0, True,    ScaledObjectReady
            5 -, Unknown, PartialTriggerError
            0 -, False,   TriggerError
            """)
    void saysWhetherTheTriggersWork(String lists, String ready, String reason) {
        SmallWorld world = new SmallWorld().at(2);
        put(world, "a", lists.split(" ")[0]);
        put(world, "b", lists.split(" ")[1]);
        KedaStatus status =
                new KedaController(object(TWO_LISTS), 0, session).poll(world, 0).status();
        assertEquals(ready, status.ready());
        assertEquals(reason, status.readyReason());
    }

    @ParameterizedTest(name = "a {0} and b {1}: {2}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
            5 | 6 | true  | the formula a + b gives 11, active above 10: the target runs, the autoscaler decides how many
            5 | 5 | false | the formula a + b gives 10, active above 10: no trigger has been active yet, so the target goes from 2 replicas to 0 replicas without a cooldown
            5 | - | false | redis b failed: connection refused: without a fallback the target stays at 2 replicas
            """)
    void aFormulaDecidesAboutActivity(String a, String b, boolean active, String why) {
        String formula = "advanced: {scalingModifiers: {formula: a + b, target: '5', activationTarget: '10'}}\n";
        SmallWorld world = new SmallWorld().at(2);
        put(world, "a", a);
        put(world, "b", b);
        KedaDecision decision = new KedaController(object(formula + TWO_LISTS), -HOUR, session).poll(world, 0);
        assertEquals(active, decision.status().active());
        assertEquals(why, decision.why());
    }

    @Test
    void doesNotRunAFormulaThatKedaRefuses() {
        ScaledObject object = object("advanced: {scalingModifiers: {formula: a + x, target: '5'}}\n" + TWO_LISTS);
        assertThrows(IllegalArgumentException.class, () -> new KedaController(object, 0, session));
    }
}
