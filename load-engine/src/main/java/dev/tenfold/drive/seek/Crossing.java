package dev.tenfold.drive.seek;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Where a share that grows with the rate crosses what is allowed, from all steps together: a logistic regression on the
 * logarithm of the rate, near the limit. Seconds vary more than independent requests would make them, since those who
 * queue together are late together; by as much the interval is wider (quasi-binomial).
 *
 * @param rate where it crosses, requests per second
 * @param error standard error of the rate's logarithm
 * @see <a href="https://doi.org/10.1201/9780203753736">McCullagh, Nelder: Generalized Linear Models, 4.5 and 9.2</a>
 */
record Crossing(double rate, double error) {
    private static final int ROUNDS = 30;
    private static final double NEAR = 1.35;

    /** A step: the logarithm of its rate, how many were judged, and their share. */
    private record Step(double x, double count, double share) {}

    /**
     * Of the steps near a rate.
     *
     * @param near the rate
     * @param share of a second
     * @param allowed 0..1
     */
    static Optional<Crossing> of(
            List<Search.Tried> tried, double near, ToDoubleFunction<Sample> share, double allowed) {
        List<Search.Tried> close = tried.stream()
                .filter(each -> each.ruling().kind() != Ruling.Kind.VOID)
                .filter(each -> each.rate() > near / NEAR && each.rate() < near * NEAR)
                .filter(each -> !each.ruling().samples().isEmpty())
                .toList();
        List<Step> steps = close.stream()
                .map(each -> step(each, near, share))
                .filter(step -> step.count > 0 && step.share < 0.6)
                .toList();
        if (steps.stream().mapToDouble(Step::x).distinct().count() < 2) {
            return Optional.empty();
        }
        return fit(steps, dispersion(close, share), allowed)
                .map(found -> new Crossing(near * Math.exp(found.rate), found.error));
    }

    private static Step step(Search.Tried tried, double near, ToDoubleFunction<Sample> share) {
        double count =
                tried.ruling().samples().stream().mapToDouble(Sample::ended).sum();
        double bad = tried.ruling().samples().stream()
                .mapToDouble(sample -> sample.ended() * share.applyAsDouble(sample))
                .sum();
        return new Step(Math.log(tried.rate() / near), count, count == 0 ? 0 : bad / count);
    }

    /** How much more the seconds of a step vary than by the binomial law, over all steps; 1 or more. */
    private static double dispersion(List<Search.Tried> tried, ToDoubleFunction<Sample> share) {
        double sum = 0;
        double weights = 0;
        for (Search.Tried each : tried) {
            List<Sample> samples = each.ruling().samples();
            double[] shares = samples.stream().mapToDouble(share).toArray();
            Interval spread = Interval.of(shares, 1);
            double count = samples.stream().mapToDouble(Sample::ended).sum();
            double binomial = spread.mean() * (1 - spread.mean()) / Math.max(1, count);
            if (binomial > 0 && shares.length > 2) {
                double error = spread.high() - spread.mean();
                sum += shares.length * error * error / binomial;
                weights += shares.length;
            }
        }
        return weights == 0 ? 1 : Math.max(1, sum / weights);
    }

    private static Optional<Crossing> fit(List<Step> steps, double dispersion, double allowed) {
        double a = Math.log(allowed / (1 - allowed));
        double b = 10;
        for (int round = 0; round < ROUNDS; round++) {
            double s0 = 1e-9;
            double s1 = 0;
            double s2 = 1e-9;
            double g0 = 0;
            double g1 = 0;
            for (Step step : steps) {
                double p = 1 / (1 + Math.exp(-(a + b * step.x)));
                double weight = step.count * p * (1 - p);
                s0 += weight;
                s1 += weight * step.x;
                s2 += weight * step.x * step.x;
                g0 += step.count * (step.share - p);
                g1 += step.count * (step.share - p) * step.x;
            }
            double determinant = s0 * s2 - s1 * s1;
            double da = (s2 * g0 - s1 * g1) / determinant;
            double db = (s0 * g1 - s1 * g0) / determinant;
            a += Math.max(-2, Math.min(2, da));
            b += Math.max(-10, Math.min(10, db));
            if (Math.abs(da) + Math.abs(db) < 1e-9) {
                double x = (Math.log(allowed / (1 - allowed)) - a) / b;
                double variance = dispersion * (s2 - 2 * x * s1 + x * x * s0) / determinant / (b * b);
                boolean sensible = b > 0 && variance >= 0 && Math.abs(x) < Math.log(NEAR);
                return sensible ? Optional.of(new Crossing(x, Math.sqrt(variance))) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
