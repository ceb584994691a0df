package dev.tenfold.rehearsal;

import dev.tenfold.service.Cohort;
import dev.tenfold.service.Fleet;
import dev.tenfold.service.Service;
import java.util.ArrayList;
import java.util.List;

/**
 * What metrics-server knows of one service's pods: CPU as the rate between the last two scrapes, so old and smooth as
 * that makes it; nothing of a pod that was scraped once, unless it is so young that its start serves as the first
 * scrape.
 *
 * @see <a href="https://github.com/kubernetes-sigs/metrics-server/blob/master/pkg/storage/pod.go">metrics-server,
 *     pkg/storage/pod.go</a>
 */
final class MetricsServer {
    /** A container younger than this at its first scrape has to wait for the second. */
    private static final long FRESH_NANOS = 10_000_000_000L;

    private final Service service;
    private final long resolutionNanos;
    private final double idleBytes;
    private final double bytesPerRequest;
    private final List<Track> tracks = new ArrayList<>();
    private long scrapedNanos = Breach.NEVER;

    MetricsServer(Service service, long resolutionNanos, double idleBytes, double bytesPerRequest) {
        this.service = service;
        this.resolutionNanos = resolutionNanos;
        this.idleBytes = idleBytes;
        this.bytesPerRequest = bytesPerRequest;
    }

    /** When it last scraped, nanoseconds since start; {@link Breach#NEVER} if it has not. */
    long scrapedNanos() {
        return scrapedNanos;
    }

    /** Reads all pods that run. */
    void scrape(long nowNanos) {
        scrapedNanos = nowNanos;
        Fleet fleet = service.fleet();
        tracks.removeIf(track -> track.cohort.count() == 0 || !fleet.cohorts().contains(track.cohort));
        double requests = fleet.ready() > 0 ? service.held() / fleet.ready() : 0;
        List<Cohort> cohorts = fleet.cohorts();
        for (int i = 0; i < cohorts.size(); i++) {
            Cohort cohort = cohorts.get(i);
            if (cohort.runningNanos() < nowNanos) {
                double bytes =
                        idleBytes + (cohort.ready() ? requests * bytesPerRequest + fleet.leakedBytes(cohort) : 0);
                track(cohort).read(nowNanos, fleet.cpuSeconds(cohort, nowNanos), bytes, resolutionNanos);
            }
        }
    }

    /** What is known of a cohort; null if nothing is yet. */
    Track sample(Cohort cohort) {
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            if (track.cohort == cohort) {
                return track.complete() ? track : null;
            }
        }
        return null;
    }

    private Track track(Cohort cohort) {
        for (int i = 0; i < tracks.size(); i++) {
            if (tracks.get(i).cohort == cohort) {
                return tracks.get(i);
            }
        }
        Track track = new Track(cohort);
        tracks.add(track);
        return track;
    }

    /** The last two readings of a cohort's pods. */
    static final class Track {
        private final Cohort cohort;
        private long nowNanos;
        private double cpu;
        private double bytes;
        private long beforeNanos = Breach.NEVER;
        private double cpuBefore;
        private boolean read;

        private Track(Cohort cohort) {
            this.cohort = cohort;
        }

        private void read(long nowNanos, double cpuSeconds, double bytes, long resolutionNanos) {
            long age = nowNanos - cohort.runningNanos();
            if (read) {
                beforeNanos = this.nowNanos;
                cpuBefore = cpu;
            } else if (age >= FRESH_NANOS && age < resolutionNanos) {
                beforeNanos = cohort.runningNanos();
                cpuBefore = 0;
            }
            this.nowNanos = nowNanos;
            cpu = cpuSeconds;
            this.bytes = bytes;
            read = true;
        }

        private boolean complete() {
            return beforeNanos != Breach.NEVER;
        }

        /** When the newer reading was taken, nanoseconds since start. */
        long atNanos() {
            return nowNanos;
        }

        /** Time between the two readings, nanoseconds. */
        long windowNanos() {
            return nowNanos - beforeNanos;
        }

        /** CPU that each pod used, thousandths of a core, rounded up as Kubernetes does. */
        long cpuMilli() {
            return (long) Math.ceil((cpu - cpuBefore) * 1e12 / windowNanos() - 1e-6);
        }

        /** Memory of each pod, thousandths of a byte. */
        long memoryMilli() {
            return (long) bytes * 1000;
        }
    }
}
