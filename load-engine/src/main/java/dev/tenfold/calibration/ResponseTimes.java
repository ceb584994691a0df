package dev.tenfold.calibration;

import java.util.ArrayList;
import java.util.List;

/**
 * Response times at rest as a constant and an exponential part, which is what the model has: {@code latency} and the
 * rest of {@code cpu} are constant, CPU varies. Two percentiles tell both: p = shift + scale ln(1 / (1 - share)).
 *
 * @param mean seconds
 * @param deviation standard deviation, seconds; NaN where one figure alone is known
 * @param guess how the mean was had; empty if it was measured
 */
record ResponseTimes(double mean, double deviation, String guess) {
    private static final double[] DEPTHS = {Math.E, StrictMath.log(2), StrictMath.log(20), StrictMath.log(100)};

    /** How many times its mean the 95th percentile of an exponential time is. */
    private static final double ONE_PERCENTILE = StrictMath.log(20);

    /** What an interval tells; NaN where it tells nothing. */
    static ResponseTimes of(Observation seen) {
        List<double[]> known = new ArrayList<>();
        Role[] roles = {Role.P50, Role.P95, Role.P99};
        for (int i = 0; i < roles.length; i++) {
            if (seen.has(roles[i]) && seen.of(roles[i]) > 0) {
                known.add(new double[] {DEPTHS[i + 1], seen.of(roles[i])});
            }
        }
        double scale = Double.NaN;
        double worked = Double.NaN;
        String guess = "";
        if (known.size() > 1) {
            double[] low = known.get(0);
            double[] high = known.get(known.size() - 1);
            scale = Math.max(0, (high[1] - low[1]) / (high[0] - low[0]));
            worked = Math.max(0, low[1] - scale * low[0]) + scale;
            guess = "worked out from percentiles";
        } else if (known.size() == 1) {
            double depth = known.get(0)[0];
            worked = known.get(0)[1] / Math.max(1, depth);
            guess = depth == ONE_PERCENTILE ? "guessed from the 95th percentile alone" : "guessed from one percentile";
        }
        boolean measured = seen.has(Role.LATENCY) && seen.of(Role.LATENCY) > 0;
        return new ResponseTimes(measured ? seen.of(Role.LATENCY) : worked, scale, measured ? "" : guess);
    }
}
