package dev.tenfold.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes of 4 cores and 16 GiB, replicas of 1 core and 2 GiB, unless a test says otherwise. */
class NodePoolTest {
    private static final long GIB = 1L << 30;
    private static final long SECOND = 1_000_000_000L;
    private static final NodeSize SIZE = new NodeSize(4000, 16 * GIB, 110);
    private static final Footprint SMALL = new Footprint(1000, 2 * GIB);

    private static NodePool pool(int count) {
        return new NodePool("workers", SIZE, count, 90 * SECOND);
    }

    /** How many replicas of a lease stand on each node. */
    private static List<Integer> spread(NodePool pool, Lease lease) {
        return pool.nodes().stream().map(node -> node.held(lease)).toList();
    }

    @ParameterizedTest(name = "a node of 4 cores, 16 GiB and 110 pods has room for {2} of {0}m and {1} MiB")
    @CsvSource({"1000, 512, 4", "300, 512, 13", "100, 4096, 4", "0, 0, 110", "10, 10, 110", "4001, 1, 0", "1, 16385, 0"
    })
    void theScarcestResourceSaysHowManyFit(long cpuMilli, long mib, int fits) {
        assertEquals(fits, SIZE.fits(new Footprint(cpuMilli, mib << 20)));
    }

    @Test
    void replicasSpreadOverTheEmptiestNodes() {
        NodePool pool = pool(3);
        Lease web = pool.lease("web", SMALL);
        assertEquals(4, web.take(4));
        assertEquals(List.of(2, 1, 1), spread(pool, web));
        Lease batch = pool.lease("batch", new Footprint(2000, GIB));
        assertEquals(2, batch.take(2), "nodes with 3 of 4 cores left before the one with 2");
        assertEquals(List.of(0, 1, 1), spread(pool, batch));
        assertEquals(4, web.take(9), "12 cores less 4 less 4");
        assertEquals(0, web.take(1));
    }

    /** One core of four and 12 GiB of 16 are (75 + 25) / 2 = 50; two cores and 2 GiB are (50 + 87) / 2 = 68. */
    @Test
    void bothResourcesCountForHowEmptyANodeIs() {
        NodePool pool = pool(2);
        Lease big = pool.lease("cache", new Footprint(1000, 12 * GIB));
        Lease busy = pool.lease("web", new Footprint(2000, 2 * GIB));
        big.take(1);
        busy.take(1);
        assertEquals(List.of(1, 0), spread(pool, big));
        assertEquals(List.of(0, 1), spread(pool, busy));
        Lease next = pool.lease("next", new Footprint(1, 1));
        next.take(1);
        assertEquals(List.of(0, 1), spread(pool, next));
    }

    @Test
    void replicasThatGoLeaveTheNodeThatHasMostOfThem() {
        NodePool pool = pool(3);
        Lease web = pool.lease("web", SMALL);
        web.take(8);
        assertEquals(List.of(3, 3, 2), spread(pool, web));
        web.give(1);
        assertEquals(List.of(3, 2, 2), spread(pool, web));
        web.give(4);
        assertEquals(List.of(1, 1, 1), spread(pool, web));
    }

    @Test
    void aNodeThatBootsHasNoRoomYet() {
        NodePool pool = pool(1);
        Lease web = pool.lease("web", SMALL);
        pool.scaleTo(2, 90 * SECOND, 10 * SECOND);
        assertEquals(4, web.take(6));
        assertEquals(100 * SECOND, pool.nextReadyNanos());
        assertEquals(0, pool.admitReady(100 * SECOND - 1));
        assertEquals(1, pool.admitReady(100 * SECOND));
        assertEquals(2, web.take(2));
        assertEquals(2 * 100 - 10, pool.nodeSeconds(100 * SECOND), 1e-9, "one from 0 s, one from 10 s");
    }

    @Test
    void nodesThatBootGoBeforeOldOnes() {
        NodePool pool = pool(2);
        Lease web = pool.lease("web", SMALL);
        web.take(8);
        pool.scaleTo(3, 90 * SECOND, 0);
        assertEquals(List.of(), pool.scaleTo(2, 90 * SECOND, 0));
        assertEquals(0, pool.booting());
        assertEquals(List.of(new NodePool.Displaced("web", 4)), pool.scaleTo(1, 90 * SECOND, 0));
        web.give(4);
        assertEquals(0, web.take(4), "their room went with their node");
        assertEquals(List.of(4), spread(pool, web));
    }

    @ParameterizedTest(name = "{0} of half a node, {1} of a third, {2} of a quarter: {3} nodes")
    @CsvSource({"2, 0, 0, 1", "3, 0, 0, 2", "1, 1, 1, 2", "2, 3, 0, 2", "1, 0, 3, 2", "1, 1, 5, 3", "0, 0, 0, 0"})
    void bigReplicasArePackedFirst(int halves, int thirds, int quarters, int nodes) {
        List<Binpacking.Demand> demands = List.of(
                new Binpacking.Demand(new Footprint(1000, 4 * GIB), quarters),
                new Binpacking.Demand(new Footprint(1333, 16 * GIB / 3), thirds),
                new Binpacking.Demand(new Footprint(2000, 8 * GIB), halves));
        assertEquals(nodes, Binpacking.nodesFor(demands, SIZE));
    }

    @Test
    void whatFitsOnNoNodeAsksForNone() {
        assertEquals(0, Binpacking.nodesFor(List.of(new Binpacking.Demand(new Footprint(5000, 1), 7)), SIZE));
    }

    @Test
    void theAutoscalerCountsOnNodesThatAreBooting() {
        NodePool pool = pool(0);
        ClusterAutoscaler scaler =
                new ClusterAutoscaler(pool, new ClusterAutoscaler.Settings(0, 10, 600 * SECOND, 0.5, 600 * SECOND));
        List<Binpacking.Demand> nine = List.of(new Binpacking.Demand(SMALL, 9));
        assertEquals(3, scaler.growth(nine, 0));
        pool.scaleTo(3, 90 * SECOND, 0);
        assertEquals(0, scaler.growth(nine, 10 * SECOND));
        assertEquals(1, scaler.growth(List.of(new Binpacking.Demand(SMALL, 13)), 10 * SECOND));
        assertEquals(7, scaler.growth(List.of(new Binpacking.Demand(SMALL, 500)), 20 * SECOND), "ten at most");
    }

    /** Nobody is there; both flags say 600 s; nodes came at 0 s, so that the quiet is over at 600 s. */
    @Test
    void noNodeGoesSoonAfterOneCame() {
        NodePool pool = pool(2);
        ClusterAutoscaler scaler =
                new ClusterAutoscaler(pool, new ClusterAutoscaler.Settings(1, 10, 60 * SECOND, 0.5, 600 * SECOND));
        scaler.growth(List.of(new Binpacking.Demand(SMALL, 9)), 0);
        List<Integer> nodes = new ArrayList<>();
        for (long second : new long[] {10, 70, 80, 590, 600}) {
            scaler.shrink(second * SECOND);
            nodes.add(pool.wanted());
        }
        assertEquals(List.of(2, 2, 2, 2, 1), nodes);
        scaler.shrink(900 * SECOND);
        assertEquals(1, pool.wanted(), "its least");
    }

    /** Two nodes with one big replica each: a quarter of each is used, and yet neither fits beside the other. */
    @Test
    void aNodeStaysWhoseReplicasFitNowhereElse() {
        NodePool pool = new NodePool("workers", new NodeSize(4000, 16 * GIB, 1), 2, 0);
        Lease web = pool.lease("web", SMALL);
        web.take(2);
        ClusterAutoscaler scaler = new ClusterAutoscaler(pool, new ClusterAutoscaler.Settings(0, 10, 0, 0.5, 0));
        scaler.shrink(10 * SECOND);
        assertEquals(List.of(), scaler.shrink(9999 * SECOND));
        assertEquals(2, pool.wanted());
    }
}
