package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.service.Account;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of requests whose callers try again. */
class RetriesTest {
    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void openSandbox() {
        sandbox = new Sandbox(folder);
    }

    /** S10: Brooker's simulator: each call fails with p by itself; three retries. */
    @ParameterizedTest(name = "S10: p = {0}: success {1}, load {2}")
    @CsvSource(textBlock = """
            # p %, success = 1 - p^4, load = 1 + p + p^2 + p^3
            10, 0.9999,     1.111
            30, 0.9919,     1.417
            50, 0.9375,     1.875
            75, 0.68359375, 2.734375
            """)
    void publishedRetryPolicies(int percent, double success, double load) {
        Account account = sandbox.rehearse("""
                title: S10
                services: {api: {replicas: 40, cpu: 1ms}}
                load:
                  service: api
                  start: 1000/s
                  retry: {attempts: 4, back-off: 0s, max: 0s}
                  stages: [hold: {lasts: 60s}, step: {to: 0/s, lasts: 60s}]
                faults: [{kind: errors, at: 0s, lasts: 120s, service: api, share: %d %%}]
                """.formatted(percent)).users().account();
        assertEquals(60_000, account.requests(), 1e-6, "fresh requests");
        assertEquals(load, account.offered() / account.requests(), 1e-6 * load);
        assertEquals(success, account.served() / account.requests(), 1e-6);
        assertEquals(1 - success, account.requestsLost() / account.requests(), 1e-6);
    }

    /** S11: rate 80 - 1.6 |t - 25|; a request takes 1 s + 10 ms for each other one; 3 s, three attempts. */
    private Line overload(String retry, int length) {
        return sandbox.rehearse("""
                title: S11
                tick: 100ms
                services: {api: {replicas: 1, cpu: 10ms, latency: 990ms, variability: 100}}
                load:
                  service: api
                  start: 40/s
                  timeout: 2800ms
                  retry: {attempts: 3, %s, on: [timeout]}
                  stages: [ramp: {to: 80/s, over: 25s}, ramp: {to: 0/s, over: 50s}, hold: {lasts: %ds}]
                """.formatted(retry, length)).users();
    }

    @Test
    void s11CollapseUnderRetriesLastsForEver() {
        Line users = overload("back-off: 0s, max: 0s", 5);
        assertEquals(38.9, users.served(2), 5, "38.9 published at 3 s");
        assertEquals(53.5, users.served(11), 5, "published at 12 s");
        for (int second = 30; second < 80; second++) {
            assertEquals(0, users.served(second), 2, "nothing at " + second + " s, and never again");
        }
        Account account = users.account();
        double after = 0;
        for (int second = 30; second < 80; second++) {
            after += users.served(second);
        }
        assertTrue(after < 1e-3 * account.requests(), after + " served of all that came");
        assertEquals(227, users.demand(32), 0.1 * 227, "147 retries and 67 new ones published at 33 s");
    }

    /**
     * S11 with pauses of 0 to 20 s, then 0 to 40 s: the published server collapses (as it does one by one, in
     * RetriesOneByOneTest). The one here stands in for it with a core of 100/s, which is further from its limit with as
     * many requests in it, and rides the pauses out.
     */
    @Test
    void s11AFluidStandInDoesNotCollapseUnderLongPauses() {
        Line users = overload("back-off: 20s, max: 40s, jitter: full", 5);
        for (int second = 30; second < 60; second++) {
            assertEquals(50, users.served(second), 10, "at " + second + " s");
        }
    }
}
