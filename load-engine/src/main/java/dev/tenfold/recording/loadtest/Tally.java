package dev.tenfold.recording.loadtest;

import dev.tenfold.recording.Endpoint;
import dev.tenfold.recording.Interval;
import dev.tenfold.recording.Latency;
import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.RequestColumns;
import dev.tenfold.recording.RequestLog;
import dev.tenfold.recording.Skipped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Sums up a load test whose requests are known one by one. Requests count when they are done, as all tools count them.
 * A percentile is the smallest time that so many per cent of the requests did not exceed.
 */
final class Tally {
    private static final double[] PERCENTS = {0, 50, 75, 90, 95, 99, 99.9, 100};
    private static final long[] LENGTHS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 21_600, 86_400};
    private static final int MOST = 200;
    private final RequestColumns requests;
    private final NavigableMap<Long, Double> users;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    private Tally(RequestColumns requests, NavigableMap<Long, Double> users) {
        this.requests = requests;
        this.users = users;
        for (int i = 0; i < requests.size(); i++) {
            first = Math.min(first, requests.atMillis(i));
            last = Math.max(last, done(i));
        }
    }

    /**
     * Sums up.
     *
     * @param origin the tool and its file
     * @param requests all requests, at least one
     * @param users how many virtual users there were, by time in milliseconds since 1970
     */
    static LoadTest of(
            String origin,
            RequestColumns requests,
            NavigableMap<Long, Double> users,
            Skipped skipped,
            List<String> notes) {
        Tally tally = new Tally(requests, users);
        double seconds = (tally.last - tally.first) / 1000.0;
        int[][] groups = tally.groups();
        List<Endpoint> endpoints = new ArrayList<>();
        for (int group = 0; group < groups.length; group++) {
            if (groups[group].length > 0) {
                endpoints.add(tally.endpoint(requests.groups().word(group), groups[group], seconds));
            }
        }
        int[] all = IntStream.range(0, requests.size()).toArray();
        return new LoadTest(
                origin,
                tally.intervals(),
                endpoints,
                tally.endpoint("", all, seconds),
                users.values().stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN),
                seconds,
                Optional.of(new RequestLog(origin, requests, skipped, notes)),
                skipped,
                notes);
    }

    private long done(int index) {
        double took = requests.seconds(index);
        return requests.atMillis(index) + (took > 0 ? Math.round(took * 1000) : 0);
    }

    /** The requests of each group, in the order of the file. */
    private int[][] groups() {
        int[] sizes = new int[requests.groups().size()];
        for (int i = 0; i < requests.size(); i++) {
            sizes[requests.group(i)]++;
        }
        int[][] groups = new int[sizes.length][];
        Arrays.setAll(groups, group -> new int[sizes[group]]);
        for (int i = requests.size() - 1; i >= 0; i--) {
            groups[requests.group(i)][--sizes[requests.group(i)]] = i;
        }
        return groups;
    }

    private Endpoint endpoint(String name, int[] members, double seconds) {
        double[] times = new double[members.length];
        int timed = 0;
        long count = members.length;
        long failures = 0;
        int method = -1;
        for (int i : members) {
            failures += requests.failed(i) ? 1 : 0;
            method = method < 0 || method == requests.method(i) ? requests.method(i) : 0;
            if (requests.seconds(i) >= 0) {
                times[timed++] = requests.seconds(i);
            }
        }
        String verb = method < 0 ? "" : requests.methods().word(method);
        double rate = seconds > 0 ? count / seconds : Double.NaN;
        return new Endpoint(verb, name, count, failures, rate, latency(Arrays.copyOf(times, timed)));
    }

    private static Latency latency(double[] times) {
        if (times.length == 0) {
            return Latency.UNKNOWN;
        }
        Arrays.sort(times);
        double sum = 0;
        for (double each : times) {
            sum += each;
        }
        SortedMap<Double, Double> percentiles = new TreeMap<>();
        for (double percent : PERCENTS) {
            // A hair less, lest 95 % of 100 be the 96th.
            int rank = (int) Math.ceil(percent / 100 * times.length - 1e-9);
            percentiles.put(percent, times[Math.max(rank, 1) - 1]);
        }
        return new Latency(sum / times.length, percentiles);
    }

    private List<Interval> intervals() {
        long length = LENGTHS[LENGTHS.length - 1];
        for (int i = LENGTHS.length - 1; i >= 0 && (last - first) / 1000 < MOST * LENGTHS[i]; i--) {
            length = LENGTHS[i];
        }
        long count = Math.max(1, (last - first + length * 500) / (length * 1000));
        if (count > 10_000) {
            return List.of(); // Decades apart: times that mean nothing.
        }
        int[] sizes = new int[(int) count];
        for (int i = 0; i < requests.size(); i++) {
            sizes[slot(i, length, count)]++;
        }
        double[][] times = new double[(int) count][];
        Arrays.setAll(times, k -> new double[sizes[k]]);
        int[] filled = new int[(int) count];
        int[] failures = new int[(int) count];
        for (int i = 0; i < requests.size(); i++) {
            int slot = slot(i, length, count);
            failures[slot] += requests.failed(i) ? 1 : 0;
            if (requests.seconds(i) >= 0) {
                times[slot][filled[slot]++] = requests.seconds(i);
            }
        }
        List<Interval> intervals = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            long from = first + k * length * 1000;
            // The last one takes what is left, from half a length to one and a half.
            double seconds = k < count - 1 ? length : Math.max((last - from) / 1000.0, 0.001);
            Latency latency = latency(Arrays.copyOf(times[k], filled[k]));
            intervals.add(new Interval(
                    from,
                    seconds,
                    users(from, from + Math.round(seconds * 1000)),
                    sizes[k] / seconds,
                    failures[k] / seconds,
                    latency));
        }
        return intervals;
    }

    private int slot(int index, long length, long count) {
        return (int) Math.min(count - 1, (done(index) - first) / (length * 1000));
    }

    private double users(long from, long to) {
        double most = users.subMap(from, true, Math.max(to, from), true).values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(Double.NaN);
        Map.Entry<Long, Double> before = users.floorEntry(from);
        return Double.isNaN(most) && before != null ? before.getValue() : most;
    }
}
