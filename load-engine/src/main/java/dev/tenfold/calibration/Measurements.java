package dev.tenfold.calibration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything measured of one service, in intervals of one length: series of different steps and files side by side.
 *
 * @param stepSeconds length of an interval
 * @param observations in time order; intervals in which nobody measured are missing
 * @param origins where each role comes from
 */
public record Measurements(double stepSeconds, List<Observation> observations, Map<Role, String> origins) {
    private static final long SHORTEST_STEP = 1000;

    public Measurements {
        observations = List.copyOf(observations);
        origins = new EnumMap<>(origins);
    }

    /**
     * Lays series side by side. Within an interval the samples of one series are averaged; series of one role from one
     * origin are added up, or averaged if they are times; where two origins tell of one role, the first counts.
     *
     * @param signals at least one
     */
    public static Measurements of(List<Signal> signals) {
        long step = signals.stream()
                .filter(signal -> signal.millis().length > 1)
                .mapToLong(Signal::stepMillis)
                .max()
                .orElse(SHORTEST_STEP);
        long width = Math.max(SHORTEST_STEP, step);
        Map<Long, Map<Role, Double>> rows = new TreeMap<>();
        Map<Role, String> origins = new EnumMap<>(Role.class);
        for (Group group : groups(signals)) {
            origins.putIfAbsent(group.role, group.origin);
            group.binned(width)
                    .forEach((bin, value) -> rows.computeIfAbsent(bin, none -> new EnumMap<>(Role.class))
                            .putIfAbsent(group.role, value));
            if (group.role == Role.CPU && group.signals.size() > 1) {
                // One series a pod: as many replicas as there are series with a sample in that interval.
                origins.putIfAbsent(Role.REPLICAS, "the number of series of " + group.origin);
                group.present(width).forEach((bin, count) -> rows.get(bin).putIfAbsent(Role.REPLICAS, count));
            }
        }
        List<Observation> observations = new ArrayList<>(rows.size());
        rows.forEach((bin, values) -> observations.add(new Observation((bin + 1) * width, values)));
        return new Measurements(width / 1e3, observations, origins);
    }

    /** Those in which all of these roles were measured. */
    List<Observation> with(Role... roles) {
        return observations.stream().filter(each -> each.has(roles)).toList();
    }

    /** Where a role comes from; empty if nobody measured it. */
    String origin(Role role) {
        return origins.getOrDefault(role, "");
    }

    /** How many intervals are missing between the first and the last that tell a role. */
    int missing(Role role) {
        List<Observation> told = with(role);
        if (told.isEmpty()) {
            return 0;
        }
        long span = told.get(told.size() - 1).atMillis() - told.get(0).atMillis();
        return (int) Math.min(Integer.MAX_VALUE, Math.round(span / (stepSeconds * 1e3)) + 1 - told.size());
    }

    /** Replicas are a matter of course for the first file that counts them, and of no other. */
    private static List<Group> groups(List<Signal> signals) {
        Map<String, Group> groups = new LinkedHashMap<>();
        List<Signal> ordered = new ArrayList<>(signals);
        // Counted replicas go before those that are inferred from the number of series.
        ordered.sort((a, b) -> Boolean.compare(a.role() == Role.CPU, b.role() == Role.CPU));
        for (Signal signal : ordered) {
            groups.computeIfAbsent(
                            signal.role() + " " + signal.origin(),
                            none -> new Group(signal.role(), signal.origin(), new ArrayList<>()))
                    .signals
                    .add(signal);
        }
        return List.copyOf(groups.values());
    }

    /** Series of one role from one origin. */
    private record Group(Role role, String origin, List<Signal> signals) {
        Map<Long, Double> binned(long width) {
            Map<Long, Double> sums = new TreeMap<>();
            present(width).keySet().forEach(bin -> sums.put(bin, 0.0));
            Map<Long, Double> counts = present(width);
            for (Signal signal : signals) {
                means(signal, width).forEach((bin, mean) -> sums.merge(bin, mean, Double::sum));
            }
            if (!role.adds()) {
                sums.replaceAll((bin, sum) -> sum / counts.get(bin));
            }
            return sums;
        }

        Map<Long, Double> present(long width) {
            Map<Long, Double> counts = new TreeMap<>();
            for (Signal signal : signals) {
                means(signal, width).keySet().forEach(bin -> counts.merge(bin, 1.0, Double::sum));
            }
            return counts;
        }

        private static Map<Long, Double> means(Signal signal, long width) {
            Map<Long, double[]> bins = new TreeMap<>();
            for (int i = 0; i < signal.millis().length; i++) {
                double value = signal.values()[i];
                if (Double.isFinite(value)) {
                    // A sample tells of what lies before it.
                    double[] bin =
                            bins.computeIfAbsent(Math.floorDiv(signal.millis()[i] - 1, width), none -> new double[2]);
                    bin[0] += value;
                    bin[1]++;
                }
            }
            Map<Long, Double> means = new TreeMap<>();
            bins.forEach((bin, sum) -> means.put(bin, sum[0] / sum[1]));
            return means;
        }
    }
}
