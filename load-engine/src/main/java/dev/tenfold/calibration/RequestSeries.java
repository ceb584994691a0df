package dev.tenfold.calibration;

import dev.tenfold.recording.RequestColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Requests one by one as series: how many in each interval, how many failed, how long they took. */
final class RequestSeries {
    private static final long[] WIDTHS_SECONDS = {1, 5, 10, 30, 60, 300, 900, 3600, 86_400};
    private static final int MOST_WHILES = 2000;

    private final RequestColumns requests;
    private final String origin;
    private final long first;
    private final long width;
    private final int intervals;

    /** Chooses intervals of a round length, two thousand at most. */
    RequestSeries(RequestColumns requests, String origin) {
        this.requests = requests;
        this.origin = origin;
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < requests.size(); i++) {
            least = Math.min(least, requests.atMillis(i));
            most = Math.max(most, requests.atMillis(i));
        }
        long span = Math.max(0, most - least);
        width = Arrays.stream(WIDTHS_SECONDS)
                .map(seconds -> seconds * 1000)
                .filter(each -> span / each < MOST_WHILES)
                .findFirst()
                .orElse(span / MOST_WHILES + 1);
        first = Math.floorDiv(least, width);
        intervals = requests.size() == 0 ? 0 : Math.toIntExact(Math.floorDiv(most, width) - first + 1);
    }

    /** The series; an interval without requests has a rate of zero, and no times. */
    List<Signal> signals() {
        int[] counts = new int[intervals];
        double[] failures = new double[intervals];
        for (int i = 0; i < requests.size(); i++) {
            counts[at(i)]++;
            failures[at(i)] += requests.failed(i) ? 1 : 0;
        }
        double[] rates = new double[intervals];
        for (int i = 0; i < intervals; i++) {
            rates[i] = counts[i] * 1e3 / width;
            failures[i] *= 1e3 / width;
        }
        List<Signal> signals = new ArrayList<>(List.of(signal(Role.RATE, rates), signal(Role.FAILURES, failures)));
        addTimes(counts, signals);
        return signals;
    }

    private void addTimes(int[] counts, List<Signal> signals) {
        double[][] times = new double[intervals][];
        int[] filled = new int[intervals];
        for (int i = 0; i < requests.size(); i++) {
            double seconds = requests.seconds(i);
            if (seconds >= 0 && !requests.failed(i)) {
                int at = at(i);
                times[at] = times[at] == null ? new double[counts[at]] : times[at];
                times[at][filled[at]++] = seconds;
            }
        }
        double[] means = unknown();
        double[] p50 = unknown();
        double[] p95 = unknown();
        double[] p99 = unknown();
        for (int i = 0; i < intervals; i++) {
            if (filled[i] > 0) {
                double[] sorted = Arrays.copyOf(times[i], filled[i]);
                Arrays.sort(sorted);
                means[i] = Arrays.stream(sorted).sum() / sorted.length;
                p50[i] = Levels.quantile(sorted, 0.5);
                p95[i] = Levels.quantile(sorted, 0.95);
                p99[i] = Levels.quantile(sorted, 0.99);
            }
        }
        if (Arrays.stream(filled).sum() > 0) {
            signals.addAll(List.of(
                    signal(Role.LATENCY, means), signal(Role.P50, p50), signal(Role.P95, p95), signal(Role.P99, p99)));
        }
    }

    private int at(int request) {
        return (int) (Math.floorDiv(requests.atMillis(request), width) - first);
    }

    private double[] unknown() {
        double[] values = new double[intervals];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private Signal signal(Role role, double[] values) {
        long[] millis = new long[intervals];
        for (int i = 0; i < intervals; i++) {
            millis[i] = (first + i + 1) * width;
        }
        return new Signal(role, origin, millis, values);
    }
}
