package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tenfold.export.Distortions;
import dev.tenfold.fault.Conditions;
import dev.tenfold.service.Cohort;
import dev.tenfold.service.Fluid;
import dev.tenfold.service.FluidService;
import dev.tenfold.service.Room;
import dev.tenfold.service.StartUp;
import dev.tenfold.service.Traits;
import dev.tenfold.service.Work;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scrapes every 15 s. A replica burns half a core from 3 s after its creation until it is ready, 60 s later. */
class MetricsServerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Work WORK = new Work(1, 0.01, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1);

    private final FluidService service = new FluidService(
            "api",
            WORK,
            new StartUp(3 * SECOND, 60 * SECOND, 0.5),
            2,
            30,
            Double.POSITIVE_INFINITY,
            true,
            Room.UNLIMITED,
            Traits.PLAIN,
            new SplittableRandom(0));
    private final Fluid topology = new Fluid(List.of(service), Map.of());
    private final MetricsServer metrics = new MetricsServer(service, 15 * SECOND, 1000, 100, Distortions.of(List.of()));
    private long nowSeconds;

    private void serve(long untilSeconds, double perSecond) {
        for (; nowSeconds < untilSeconds; nowSeconds++) {
            topology.step((nowSeconds + 1) * SECOND, 1, new double[] {perSecond}, new Conditions[] {Conditions.FINE});
        }
    }

    private MetricsServer.Track old() {
        return metrics.sample(service.fleet().cohorts().get(0));
    }

    @Test
    void knowsNothingUntilASecondScrape() {
        assertEquals(Breach.NEVER, metrics.scrapedNanos());
        serve(15, 100);
        metrics.scrape(15 * SECOND);
        assertNull(old(), "one reading makes no rate");
        serve(30, 100);
        metrics.scrape(30 * SECOND);
        assertEquals(30 * SECOND, metrics.scrapedNanos());
        assertEquals(30 * SECOND, old().atNanos());
        assertEquals(15 * SECOND, old().windowNanos());
    }

    /** 100/s x 10 ms on two replicas: half a core each. Ten seconds of 100/s and five of 40/s: 0.4 cores each. */
    @Test
    void cpuIsTheMeanBetweenTwoScrapes() {
        serve(300, 100);
        metrics.scrape(300 * SECOND);
        serve(310, 100);
        serve(315, 40);
        metrics.scrape(315 * SECOND);
        assertEquals(400, old().cpuMilli(), 2);
        serve(330, 40);
        metrics.scrape(330 * SECOND);
        assertEquals(200, old().cpuMilli(), 1);
    }

    @Test
    void memoryGrowsWithTheRequestsInAReplica() {
        serve(15, 0);
        metrics.scrape(15 * SECOND);
        metrics.scrape(30 * SECOND);
        assertEquals(1000 * 1000, old().memoryMilli(), "nobody is there");
        serve(330, 160);
        metrics.scrape(330 * SECOND);
        long each = (long) (1000 + service.waiting() / 2 * 100);
        assertEquals(each * 1000, old().memoryMilli());
    }

    @ParameterizedTest(name = "created at {0} s: first known at {1} s, over {2} s")
    @CsvSource(textBlock = """
            # created, runs 3 s later, first known, window
            0,  15, 12
            # 12 s old at 15 s, old enough to be fresh: known from its start
            2,  15, 10
            # 10 s old at 15 s: just old enough
            4,  30, 15
            # 8 s old at 15 s: too young, and has to wait for a second scrape
            12, 45, 15
            # starts at 15 s and is not scraped then; 15 s old at 30 s: too old to be fresh
            """)
    void aFreshPodIsKnownFromItsStartOrFromItsSecondScrape(long created, long known, long window) {
        serve(created, 0);
        service.scaleTo(3, created * SECOND);
        Cohort young = service.fleet().cohorts().get(1);
        for (long scrape = 15; scrape <= 60; scrape += 15) {
            metrics.scrape(scrape * SECOND);
            MetricsServer.Track track = metrics.sample(young);
            if (scrape < known) {
                assertNull(track, "at " + scrape + " s");
            } else {
                assertNotNull(track, "at " + scrape + " s");
                assertEquals(500, track.cpuMilli(), "half a core while it starts");
                assertEquals(scrape == known ? window : 15, track.windowNanos() / SECOND);
            }
        }
    }

    @Test
    void forgetsThoseThatAreGone() {
        metrics.scrape(0);
        metrics.scrape(15 * SECOND);
        Cohort gone = service.fleet().cohorts().get(0);
        service.kill(2, 20 * SECOND);
        metrics.scrape(30 * SECOND);
        assertNull(metrics.sample(gone));
    }
}
