package dev.tenfold.confirm;

import dev.tenfold.confirm.site.Replica;
import dev.tenfold.confirm.worker.Stat;
import dev.tenfold.policy.hpa.ResourceAmounts;
import dev.tenfold.policy.hpa.ResourceSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the metrics server would know of real replicas: CPU as the rate between the last two scrapes, and nothing of one
 * that was scraped once, unless it is so young that its start serves as the first.
 *
 * @see <a href="https://github.com/kubernetes-sigs/metrics-server/blob/master/pkg/storage/pod.go">metrics-server,
 *     pkg/storage/pod.go</a>
 */
final class Usages {
    private static final long FRESH_NANOS = 10_000_000_000L;

    private final long resolutionNanos;
    private final Map<Integer, Track> tracks = new HashMap<>();

    Usages(long resolutionNanos) {
        this.resolutionNanos = resolutionNanos;
    }

    private record Track(long beforeNanos, long busyBefore, long nowNanos, long busyNow, boolean complete) {}

    /**
     * Replicas were read.
     *
     * @param stats what each has done, by number; one that does not answer yet has used nothing
     * @param createdNanos since the start of the run
     * @param nowNanos likewise
     */
    void scrape(List<Replica> replicas, Map<Integer, Stat> stats, long startNanos, long nowNanos) {
        List<Integer> numbers = replicas.stream().map(Replica::number).toList();
        tracks.keySet().retainAll(numbers);
        for (Replica replica : replicas) {
            long busy = stats.getOrDefault(replica.number(), Stat.NONE).busyNanos();
            long created = replica.createdNanos() - startNanos;
            long age = nowNanos - created;
            Track before = tracks.get(replica.number());
            boolean fresh = before == null && age >= FRESH_NANOS && age < resolutionNanos;
            tracks.put(
                    replica.number(),
                    before != null
                            ? new Track(before.nowNanos(), before.busyNow(), nowNanos, busy, true)
                            : new Track(created, 0, nowNanos, busy, fresh));
        }
    }

    /** As the resource metrics API tells it; the container has the pod's own name. */
    List<ResourceSample> samples(List<Replica> replicas, String container) {
        List<ResourceSample> samples = new ArrayList<>();
        for (Replica replica : replicas) {
            Track track = tracks.get(replica.number());
            if (track != null && track.complete()) {
                long window = track.nowNanos() - track.beforeNanos();
                long milli = (long) Math.ceil((track.busyNow() - track.busyBefore()) * 1e3 / window - 1e-6);
                samples.add(new ResourceSample(
                        RealCluster.pod(replica),
                        1,
                        track.nowNanos(),
                        window,
                        List.of(new ResourceSample.Usage(
                                container, ResourceAmounts.of("cpu", Math.max(0, milli), "memory", 0)))));
            }
        }
        return samples;
    }
}
