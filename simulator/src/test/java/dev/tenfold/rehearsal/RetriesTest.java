package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.service.Account;
import dev.tenfold.service.Cause;
import dev.tenfold.spelling.Figure;
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

    /** Brooker's simulator: each call fails with p by itself; three retries. */
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

    /** Rate 80 - 1.6 |t - 25|; a request takes 1 s + 10 ms for each other one; 3 s, three attempts at once. */
    @Test
    void publishedCollapseUnderRetriesLastsForEver() {
        Line users = sandbox.rehearse("""
                title: S11
                tick: 100ms
                services: {api: {replicas: 1, cpu: 10ms, latency: 990ms, variability: 100}}
                load:
                  service: api
                  start: 40/s
                  timeout: 2800ms
                  retry: {attempts: 3, back-off: 0s, max: 0s, on: [timeout]}
                  stages: [ramp: {to: 80/s, over: 25s}, ramp: {to: 0/s, over: 50s}, hold: {lasts: 5s}]
                """).users();
        for (int i = 0; i < users.size(); i += 1) {
            System.out.println(i + " demand " + Figure.plain(users.demand(i), 2) + " served "
                    + Figure.plain(users.served(i), 2) + " timeouts " + Figure.plain(users.lost(Cause.TIMEOUT, i), 1)
                    + " n " + Figure.plain(users.waiting(i), 1));
        }
        assertTrue(users.served(79) < 1e-3);
    }
}
