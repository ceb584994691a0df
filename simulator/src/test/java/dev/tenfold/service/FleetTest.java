package dev.tenfold.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A replica takes 5 s until its process runs and 15 s more until it takes requests; it burns half a core meanwhile. */
class FleetTest {
    private static final long SECOND = 1_000_000_000L;
    private static final StartUp START_UP = new StartUp(5 * SECOND, 15 * SECOND, 0.5);

    private static Fleet fleet(int replicas) {
        return new Fleet(START_UP, Room.UNLIMITED, replicas, 3600 * SECOND);
    }

    private static String told(Fleet fleet) {
        return fleet.wanted() + " wanted, " + fleet.ready() + " ready, " + fleet.starting() + " starting";
    }

    private static void pass(Fleet fleet, double seconds, double cpuSecondsOfAll) {
        fleet.pass(seconds);
        fleet.use(cpuSecondsOfAll / fleet.ready());
    }

    @Test
    void aNewReplicaTakesRequestsAfterItsStartUp() {
        Fleet fleet = fleet(2);
        assertEquals(0, fleet.scaleTo(5, START_UP, 10 * SECOND));
        assertEquals("5 wanted, 2 ready, 3 starting", told(fleet));
        assertEquals(30 * SECOND, fleet.nextReadyNanos());
        assertEquals(0, fleet.admitReady(30 * SECOND - 1));
        assertEquals(3, fleet.admitReady(30 * SECOND));
        assertEquals("5 wanted, 5 ready, 0 starting", told(fleet));
        assertEquals(Long.MAX_VALUE, fleet.nextReadyNanos());
    }

    @Test
    void thoseThatStartGoFirstAndThenTheYoung() {
        Fleet fleet = fleet(2);
        fleet.scaleTo(4, START_UP, 0);
        fleet.admitReady(20 * SECOND);
        fleet.scaleTo(6, START_UP, 30 * SECOND);
        assertEquals(0, fleet.scaleTo(5, START_UP, 31 * SECOND), "one of two that start");
        assertEquals(2, fleet.scaleTo(2, START_UP, 32 * SECOND), "the other one, and the two of 0 s");
        assertEquals(
                List.of(-3600 * SECOND),
                fleet.cohorts().stream().map(Cohort::createdNanos).toList());
        assertEquals("2 wanted, 2 ready, 0 starting", told(fleet));
    }

    @Test
    void theDeadAreReplacedUpToWhatIsWanted() {
        Fleet fleet = fleet(4);
        assertEquals(3, fleet.kill(3, 10 * SECOND));
        assertEquals("4 wanted, 1 ready, 3 starting", told(fleet));
        assertEquals(1, fleet.kill(99, 12 * SECOND), "one ready, three that started");
        assertEquals("4 wanted, 0 ready, 4 starting", told(fleet));
        assertEquals(4, fleet.admitReady(32 * SECOND));
        assertEquals("4 wanted, 4 ready, 0 starting", told(fleet));
    }

    @Test
    void zeroIsANumberOfReplicasToo() {
        Fleet fleet = fleet(0);
        assertEquals("0 wanted, 0 ready, 0 starting", told(fleet));
        assertEquals(0, fleet.kill(5, 0));
        fleet.scaleTo(1, START_UP, 0);
        fleet.admitReady(20 * SECOND);
        assertEquals(1, fleet.scaleTo(0, START_UP, 30 * SECOND));
        assertEquals(0, fleet.existing());
    }

    @Test
    void aReplicaWithoutStartUpIsReadyAtOnce() {
        Fleet fleet = new Fleet(new StartUp(0, 0, 0), Room.UNLIMITED, 1, 0);
        fleet.scaleTo(3, new StartUp(0, 0, 0), 5 * SECOND);
        assertEquals("3 wanted, 3 ready, 0 starting", told(fleet));
    }

    @Test
    void isPaidFromCreationOn() {
        Fleet fleet = fleet(2);
        pass(fleet, 10, 0);
        fleet.scaleTo(5, START_UP, 10 * SECOND);
        pass(fleet, 10, 0);
        fleet.scaleTo(1, START_UP, 20 * SECOND);
        pass(fleet, 10, 0);
        assertEquals(2 * 10 + 5 * 10 + 10, fleet.replicaSeconds(), 1e-9);
    }

    /** Two old ones use 4 CPU seconds in 10 s; from 30 s on four share 8. A new one burns 0.5 x 15 s before. */
    @Test
    void countsTheCpuOfEveryReplicaSinceItsCreation() {
        Fleet fleet = fleet(2);
        pass(fleet, 10, 4);
        fleet.scaleTo(4, START_UP, 10 * SECOND);
        Cohort old = fleet.cohorts().get(0);
        Cohort young = fleet.cohorts().get(1);
        assertEquals(2, fleet.cpuSeconds(old, 10 * SECOND), 1e-12);
        assertEquals(0, fleet.cpuSeconds(young, 15 * SECOND), 1e-12, "its process begins to run");
        assertEquals(5, fleet.cpuSeconds(young, 25 * SECOND), 1e-12, "10 s of half a core");
        fleet.admitReady(30 * SECOND);
        pass(fleet, 10, 8);
        assertEquals(4, fleet.cpuSeconds(old, 40 * SECOND), 1e-12);
        assertEquals(7.5 + 2, fleet.cpuSeconds(young, 40 * SECOND), 1e-12);
    }

    @Test
    void whatHasLongBeenReadyIsOneCohort() {
        Fleet fleet = fleet(2);
        fleet.scaleTo(4, START_UP, 0);
        fleet.admitReady(20 * SECOND);
        fleet.mergeSettled(19 * SECOND);
        assertEquals(2, fleet.cohorts().size(), "not settled yet");
        fleet.mergeSettled(20 * SECOND);
        assertEquals(1, fleet.cohorts().size());
        assertEquals(4, fleet.cohorts().get(0).count());
        assertEquals("4 wanted, 4 ready, 0 starting", told(fleet));
    }

    @Test
    void nobodyElseChangesItsCohorts() {
        assertThrows(
                UnsupportedOperationException.class, () -> fleet(2).cohorts().clear());
    }

    /** Room for three: two of five wait, start when others go, and keep the date of their creation. */
    @Test
    void whatHasNoRoomWaitsForIt() {
        NodePool pool = new NodePool("workers", new NodeSize(3000, 1 << 20, 110), 1, 0);
        Lease room = pool.lease("web", new Footprint(1000, 1));
        Fleet fleet = new Fleet(START_UP, room, 1, 3600 * SECOND);
        fleet.scaleTo(5, START_UP, 10 * SECOND);
        assertEquals("5 wanted, 1 ready, 4 starting", told(fleet));
        assertEquals(2, fleet.pending());
        assertEquals(2, fleet.admitReady(1000 * SECOND), "those two never start");
        assertEquals(0, fleet.settle(1000 * SECOND));
        assertEquals(0, fleet.scaleTo(4, START_UP, 1010 * SECOND), "one that waits goes first");
        assertEquals(1, fleet.pending());
        pool.scaleTo(2, 0, 1020 * SECOND);
        pool.admitReady(1020 * SECOND);
        assertEquals(1, fleet.settle(1020 * SECOND));
        assertEquals(1040 * SECOND, fleet.nextReadyNanos());
        Cohort last = fleet.cohorts().get(2);
        assertEquals(10 * SECOND, last.createdNanos());
        assertEquals(1025 * SECOND, last.runningNanos());
        assertEquals(1, fleet.admitReady(1040 * SECOND));
        assertEquals("4 wanted, 4 ready, 0 starting", told(fleet));
    }

    /** Two of four are put on another node: they are created anew, and nobody else has to go. */
    @Test
    void whoLosesItsNodeIsCreatedAnew() {
        NodePool pool = new NodePool("workers", new NodeSize(2000, 1 << 20, 110), 3, 0);
        Fleet fleet = new Fleet(START_UP, pool.lease("web", new Footprint(1000, 1)), 4, 3600 * SECOND);
        int displaced = pool.scaleTo(2, 0, 5 * SECOND).get(0).replicas();
        assertEquals(2, displaced);
        assertEquals(2, fleet.evict(displaced, 5 * SECOND), "both were ready");
        assertEquals("4 wanted, 2 ready, 2 starting", told(fleet));
        assertEquals(0, fleet.pending());
    }
}
