package dev.tenfold.policy.keda;

import static dev.tenfold.policy.keda.SmallWorld.trigger;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.PolicySession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobControllerTest {
    @ParameterizedTest(name = "{0}: {1} in the list and {2} jobs start {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # written | length | running | started | rule
            ''                 | 45 | 2 | 3  | a trigger is active and more jobs are started
            maxReplicaCount: 4 | 45 | 2 | 2  | a trigger is active and more jobs are started
            ''                 | 45 | 5 | 0  | a trigger is active and the jobs there are suffice
            ''                 | 0  | 5 | 0  | no trigger of the jobs is active
            minReplicaCount: 3 | 0  | 1 | 2  | jobs are below minReplicaCount
            minReplicaCount: 3 | 45 | 3 | 5  | a trigger is active and more jobs are started
            """)
    void oneRuleDecides(String spec, double length, int running, int started, String rule) {
        SmallWorld world = new SmallWorld().at(running).list("a", length);
        try (PolicySession session = PolicySession.open()) {
            JobController jobs = new JobController(SmallWorld.job(spec + "\ntriggers:\n" + trigger("a")), session);
            JobDecision decision = jobs.poll(world, 0);
            assertEquals(rule, decision.rule());
            assertEquals(started, world.started);
            assertEquals(started, decision.started());
            assertEquals(running, decision.running());
        }
    }

    @Test
    void saysWhyWithTheNumbers() {
        SmallWorld world = new SmallWorld().at(2).list("a", 45);
        try (PolicySession session = PolicySession.open()) {
            JobController jobs = new JobController(SmallWorld.job("triggers:\n" + trigger("a")), session);
            assertEquals(
                    "the queue of 45 is worth 5 jobs of at most 100, 2 run, 0 of them pending: 3 more",
                    jobs.poll(world, 0).why());
        }
    }
}
