package dev.tenfold.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.fault.Conditions;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Replicas are ready ten seconds after they were wanted; a request takes 10 ms. */
class LedgerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Work WORK = new Work(1, 0.01, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1);

    private final FluidService service = new FluidService(
            "web",
            WORK,
            new StartUp(0, 10 * SECOND, 0),
            2,
            30,
            60,
            true,
            Room.UNLIMITED,
            Traits.PLAIN,
            new SplittableRandom(0));
    private final Fluid topology = new Fluid(List.of(service), Map.of());
    private long nowSeconds;

    private void serve(long untilSeconds, double perSecond, Conditions conditions) {
        for (; nowSeconds < untilSeconds; nowSeconds++) {
            long end = (nowSeconds + 1) * SECOND;
            topology.step(end, 1, new double[] {perSecond}, new Conditions[] {conditions});
            service.admitReady(end);
        }
    }

    @Test
    void eachReplicaCountsItsShareFromWhenItIsReady() {
        Ledger ledger = service.ledger();
        assertSame(ledger, service.ledger());
        serve(10, 100, Conditions.FINE);
        service.scaleTo(4, 10 * SECOND);
        serve(30, 100, Conditions.FINE);
        List<Cohort> cohorts = service.fleet().cohorts();
        assertEquals(20 * 50 + 10 * 25, ledger.served(cohorts.get(0)), 5, "a half for 20 s, a quarter for 10 s");
        assertEquals(10 * 25, ledger.served(cohorts.get(1)), 1, "a quarter for 10 s");
        double all = 2 * ledger.served(cohorts.get(0)) + 2 * ledger.served(cohorts.get(1));
        assertEquals(service.account().served(), all, 1e-6, "nobody died: the sum is the service's");
    }

    @Test
    void lossesHaveTheirCauses() {
        Ledger ledger = service.ledger();
        serve(10, 100, Conditions.ofErrorRatio(0.25));
        Cohort cohort = service.fleet().cohorts().get(0);
        assertEquals(service.account().lost(Cause.ERROR) / 2, ledger.lost(cohort, Cause.ERROR), 1e-9);
        assertEquals(0.25, ledger.lost(cohort, Cause.ERROR) * 2 / (1000 - service.waiting()), 1e-9);
    }

    @Test
    void replacementsBeginAnewAndAreKnownAsSuch() {
        Ledger ledger = service.ledger();
        serve(10, 40, Conditions.FINE);
        service.kill(1, 10 * SECOND);
        serve(25, 40, Conditions.FINE);
        Cohort survivor = service.fleet().cohorts().get(0);
        Cohort replacement = service.fleet().cohorts().get(1);
        assertTrue(replacement.replacement() && !survivor.replacement());
        assertEquals(5 * 20, ledger.served(replacement), 2, "ready since 20 s");
        assertEquals(10 * 20 + 10 * 40 + 5 * 20, ledger.served(survivor), 5);
    }

    @Test
    void readersDoNotDisturbOneAnother() {
        LatencyMixture one = service.ledger().latencies();
        LatencyMixture other = service.ledger().latencies();
        serve(10, 100, Conditions.ofErrorRatio(0.5));
        assertEquals(1000 - service.waiting(), one.weight(), 1e-6, "failures took their time too");
        one.clear();
        serve(20, 100, Conditions.FINE);
        assertEquals(1000, one.weight(), 5);
        assertEquals(2000 - service.waiting(), other.weight(), 1e-6);
        assertEquals(service.meanSeconds(), other.mean(), 1e-4, "the law was the same all the time");
    }
}
