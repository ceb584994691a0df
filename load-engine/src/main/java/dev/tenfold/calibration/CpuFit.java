package dev.tenfold.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a request costs in CPU, and what a replica burns without any: {@code cores = replicas idle + rate cpu}.
 *
 * @param cpuSeconds CPU time of a request
 * @param lowSeconds lower end of its 95 % interval
 * @param highSeconds upper end
 * @param idleCores what a replica burns without requests
 * @param coresAtMost highest mean use of a replica that was seen
 * @param quality how well the line goes through the points
 * @param warnings what the points cannot say
 */
public record CpuFit(
        double cpuSeconds,
        double lowSeconds,
        double highSeconds,
        double idleCores,
        double coresAtMost,
        Quality quality,
        List<String> warnings) {
    private static final int FEWEST_POINTS = 5;
    private static final double ONE_LEVEL = 1.5;
    private static final double NEXT_TO_NOTHING = 0.02;
    private static final double POOR = 0.7;

    /** Fits; empty where rate and CPU were never measured together. */
    public static Optional<CpuFit> of(Measurements measurements) {
        List<Observation> told = measurements.with(Role.RATE, Role.CPU).stream()
                .filter(each -> each.replicas() > 0)
                .toList();
        if (told.isEmpty() || told.stream().allMatch(each -> each.of(Role.RATE) == 0)) {
            return Optional.empty();
        }
        double[] rates = told.stream()
                .mapToDouble(each -> each.of(Role.RATE) / each.replicas())
                .toArray();
        double[] cores = told.stream()
                .mapToDouble(each -> each.of(Role.CPU) / each.replicas())
                .toArray();
        // Replicas that change under one load tell little of rest: their CPU follows late.
        Levels levels =
                Levels.of(told.stream().mapToDouble(each -> each.of(Role.RATE)).toArray());
        double most = Levels.of(cores).highest();
        if (levels.ratio() < ONE_LEVEL || told.size() < FEWEST_POINTS) {
            return Optional.of(ofOneLevel(rates, cores, most));
        }
        return Optional.of(through(RobustLine.of(rates, cores), most));
    }

    private static CpuFit through(RobustLine line, double most) {
        List<String> warnings = new ArrayList<>();
        if (line.slope() <= 0) {
            warnings.add("CPU does not rise with the rate: they do not belong together, or another load is in it");
        }
        if (line.intercept() < -NEXT_TO_NOTHING * most) {
            warnings.add("the line falls below zero at rest, " + Digits.of(line.intercept())
                    + " cores: CPU rises faster than the rate");
        }
        if (line.quality().explained() < POOR) {
            warnings.add("the rate explains little of the CPU, R2 "
                    + Digits.decimals(line.quality().explained(), 2)
                    + ": something else burns it, such as starting replicas");
        }
        return new CpuFit(
                Math.max(0, line.slope()),
                Math.max(0, line.low()),
                Math.max(0, line.high()),
                Math.max(0, line.intercept()),
                most,
                line.quality(),
                warnings);
    }

    /** One level says nothing of what is burnt at rest: all is put down to the requests. */
    private static CpuFit ofOneLevel(double[] rates, double[] cores, double most) {
        double[] costs = new double[rates.length];
        double[] fitted = new double[rates.length];
        int count = 0;
        for (int i = 0; i < rates.length; i++) {
            if (rates[i] > 0) {
                costs[count++] = cores[i] / rates[i];
            }
        }
        Levels levels = Levels.of(Arrays.copyOf(costs, count));
        for (int i = 0; i < rates.length; i++) {
            fitted[i] = levels.middle() * rates[i];
        }
        String warning = rates.length < FEWEST_POINTS
                ? "only " + rates.length + " points: CPU at rest counts as CPU of requests"
                : "one load level: CPU at rest cannot be told from CPU of requests, and counts as it";
        return new CpuFit(
                levels.middle(),
                levels.lowest(),
                levels.highest(),
                0,
                most,
                Quality.of(cores, fitted),
                List.of(warning));
    }
}
