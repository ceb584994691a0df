package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle aims at 80 % of a wall and asks so early that replicas are ready in time. */
class OracleTest {
    @TempDir
    Path folder;

    private Line rehearse(String service, String load) {
        Sandbox sandbox = new Sandbox(folder).hpa("api", 2, 3, 50, "");
        return Rehearsal.ofOracle(sandbox.script("""
                        title: oracle
                        services: {api: {replicas: 2, %s, start-up: {provisioning: 5s, readiness: 20s}}}
                        load: {service: api, %s}
                        policies: [file: api-hpa.yaml]
                        """.formatted(service, load)))
                .run(share -> {})
                .users();
    }

    /** 400/s x 10 ms = 4 cores = 80 % of 5, above the policy's maximum of 3; 100/s need 1.25 and the floor is 2. */
    @Test
    void hasWhatTheDemandNeedsTheMomentItComes() {
        Line api = rehearse("cpu: 10ms", "start: 100/s, stages: [hold: {lasts: 2m}, step: {to: 400/s, lasts: 2m}]");
        assertEquals(2, api.wanted(93));
        assertEquals(5, api.wanted(94), "25 s ahead");
        assertEquals(2, api.ready(118));
        assertEquals(5, api.ready(119));
        assertEquals(5, api.ready(239));
    }

    @Test
    void keepsWhatIsNeededUntilTheNeedIsOver() {
        Line api = rehearse("cpu: 10ms", "start: 400/s, stages: [hold: {lasts: 2m}, step: {to: 100/s, lasts: 2m}]");
        assertEquals(5, api.ready(118));
        assertEquals(2, api.wanted(125));
    }

    /** 50/s x 1 s = 50 slots in use = 80 % of 62.5; ten a replica make 7. CPU alone would need one. */
    @Test
    void countsSlotsAsWellAsCores() {
        Line api = rehearse("cpu: 1ms, latency: 999ms, slots: 10", "start: 50/s, stages: [hold: {lasts: 3m}]");
        assertEquals(7, api.wanted(100));
    }

    /** 300 users come again every 0.99 s + 10 ms: 300/s x 10 ms = 3 cores = 80 % of 3.75. */
    @Test
    void countsUsersByHowOftenTheyCome() {
        Line api = rehearse("cpu: 10ms", "start: 300, think: 990ms, stages: [hold: {lasts: 3m}]");
        assertEquals(4, api.wanted(100));
    }
}
