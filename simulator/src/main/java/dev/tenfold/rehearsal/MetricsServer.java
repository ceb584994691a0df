package dev.tenfold.rehearsal;

import dev.tenfold.export.Channel;
import dev.tenfold.export.Distortions;
import dev.tenfold.fault.Fate;
import dev.tenfold.fault.Source;
import dev.tenfold.service.Cohort;
import dev.tenfold.service.Fleet;
import dev.tenfold.service.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    private final Distortions distortions;
    private final Optional<Channel> channel;
    private long scrapedNanos = Breach.NEVER;

    /** @param distortions what faults of monitoring do to what it tells */
    MetricsServer(
            Service service, long resolutionNanos, double idleBytes, double bytesPerRequest, Distortions distortions) {
        this.distortions = distortions;
        channel = distortions.channel(Source.METRICS_SERVER, service.name(), "cpu", false);
        this.service = service;
        this.resolutionNanos = resolutionNanos;
        this.idleBytes = idleBytes;
        this.bytesPerRequest = bytesPerRequest;
    }

    /** When it last scraped, nanoseconds since start; {@link Breach#NEVER} if it has not. */
    long scrapedNanos() {
        return scrapedNanos;
    }

    /** Reads all pods that run, or tries to. */
    void scrape(long nowNanos) {
        Fate fate = channel.map(way -> way.fate(nowNanos)).orElse(Fate.ARRIVES);
        if (fate == Fate.ENDS) {
            tracks.clear(); // Of pods that a round of scrapes misses nothing is kept.
        }
        if (fate == Fate.ARRIVES) {
            read(nowNanos);
        }
    }

    private void read(long nowNanos) {
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
                Track track = track(cohort);
                track.read(nowNanos, fleet.cpuSeconds(cohort, nowNanos), bytes, resolutionNanos);
                if (track.distorted()) {
                    track.tell(i == 0 ? 1.0 / cohort.count() : 0);
                }
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
        Track track = new Track(
                cohort,
                distortions.channel(Source.METRICS_SERVER, service.name(), "cpu", false),
                distortions.channel(Source.METRICS_SERVER, service.name(), "memory", false));
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
        private final Optional<Channel> cpuWay;
        private final Optional<Channel> memoryWay;
        private double toldCores;
        private double toldBytes;

        private Track(Cohort cohort, Optional<Channel> cpuWay, Optional<Channel> memoryWay) {
            this.cohort = cohort;
            this.cpuWay = cpuWay;
            this.memoryWay = memoryWay;
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

        private boolean distorted() {
            return cpuWay.isPresent() || memoryWay.isPresent();
        }

        /**
         * What is told of the readings, where a fault distorts them.
         *
         * @param share what the oldest pod has of what one pod of the cohort uses on average
         */
        private void tell(double share) {
            double cores = complete() ? (cpu - cpuBefore) * 1e9 / windowNanos() : 0;
            toldCores = complete() && cpuWay.isPresent() ? cpuWay.get().told(cores, share, nowNanos) : cores;
            toldBytes = memoryWay.map(way -> way.told(bytes, share, nowNanos)).orElse(bytes);
        }

        private boolean complete() {
            return beforeNanos != Breach.NEVER;
        }

        /** When the newer reading was taken, nanoseconds since start. */
        long atNanos() {
            return cpuWay.isPresent() ? nowNanos + cpuWay.get().aheadNanos(nowNanos) : nowNanos;
        }

        /** Time between the two readings, nanoseconds. */
        long windowNanos() {
            return nowNanos - beforeNanos;
        }

        /** CPU that each pod used, thousandths of a core, rounded up as Kubernetes does. */
        long cpuMilli() {
            double milli = cpuWay.isPresent() ? toldCores * 1000 : (cpu - cpuBefore) * 1e12 / windowNanos();
            return (long) Math.ceil(milli - 1e-6);
        }

        /** Memory of each pod, thousandths of a byte. */
        long memoryMilli() {
            return (long) (memoryWay.isPresent() ? toldBytes : bytes) * 1000;
        }
    }
}
