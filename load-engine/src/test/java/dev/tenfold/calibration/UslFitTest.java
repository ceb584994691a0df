package dev.tenfold.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.calibration.UslFit.Point;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Published fits of measured systems. Sources of the figures: R package usl (specsdm91, raytracer, synthetic02), B.
 * Schwartz, Practical Scalability Analysis (cisco); varnish and the whole of raytracer have no printed coefficients but
 * the statement that beta is zero.
 */
class UslFitTest {
    private static UslFit fit(String name, int rows) {
        return UslFit.of(Shared.numbers("vectors/usl/" + name + ".csv").stream()
                .limit(rows)
                .map(row -> new Point(row[0], row[1]))
                .toList());
    }

    private static void near(double expected, double actual) {
        assertEquals(expected, actual, Math.abs(expected) * 0.01);
    }

    @ParameterizedTest(name = "{0}, {1} rows: alpha {2}, beta {3}, lambda {4}")
    @CsvSource(textBlock = """
            # file,     rows, alpha,      beta,       lambda
            specsdm91,   7,   0.0277285,  0.0001044,  89.9952330
            raytracer,   6,   0.02444,    0.00163,    20.85605
            raytracer,   11,  0.05777,    0,          21.849
            synthetic02, 6,   0.02,       0.02,       1.00
            cisco,       32,  0.02671591, 7.690945E-4, 995.6486
            varnish,     12,  1.458E-5,   0,          1.302896
            """)
    void findsThePublishedCoefficients(String file, int rows, double alpha, double beta, double lambda) {
        Usl law = fit(file, rows).law();
        near(alpha, law.alpha());
        near(beta, law.beta());
        near(lambda, law.lambda());
    }

    @Test
    void saysHowSureItIsAsThePackageDoes() {
        UslFit fit = fit("specsdm91", 7);
        near(0.0091217, fit.alphaError());
        near(1.99e-5, fit.betaError());
        near(14.2134894, fit.lambdaError());
        near(82.85, fit.residual());
        near(96.51956, fit.law().peak());
        near(1884, fit.law().most());
        near(3245.589, fit.law().limit());
        double[] fitted = {90, 1078, 1541, 1850, 1879, 1822, 1646};
        double[] efficiency = {0.7211, 0.6148, 0.5100, 0.2860, 0.1882, 0.1370, 0.0876};
        List<double[]> rows = Shared.numbers("vectors/usl/specsdm91.csv");
        for (int i = 0; i < fitted.length; i++) {
            near(fitted[i], fit.law().throughput(rows.get(i)[0]));
            near(efficiency[i], rows.get(i)[1] / rows.get(i)[0] / fit.law().lambda());
        }
    }

    /** The package prints its intervals 2.015 standard errors wide to each side. */
    @ParameterizedTest(name = "{0}: {1} .. {2}")
    @CsvSource({"alpha, 0.00754, 0.04135", "beta, 0.00110, 0.00215", "lambda, 19.26717, 22.44492"})
    void itsIntervalsAreThoseOfThePackage(String name, double low, double high) {
        UslFit fit = fit("raytracer", 6);
        double value = name.equals("alpha")
                ? fit.law().alpha()
                : name.equals("beta") ? fit.law().beta() : fit.law().lambda();
        double error =
                name.equals("alpha") ? fit.alphaError() : name.equals("beta") ? fit.betaError() : fit.lambdaError();
        near(low, value - 2.015 * error);
        near(high, value + 2.015 * error);
    }

    @Test
    void findsThePeakOfCisco() {
        Usl law = fit("cisco", 32).law();
        assertEquals(35, (int) law.peak());
        near(12341, law.most());
        near(0.0010043985, law.latency(1));
        near(0.0018077218, law.latency(20));
        near(0.0028359135, law.latency(35));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"varnish, false", "cisco, false", "specsdm91, true", "synthetic02, true"})
    void claimsNoPeakThatNobodySaw(String file, boolean seen) {
        UslFit fit = fit(file, 99);
        assertEquals(seen, fit.peakSeen());
        assertEquals(!seen, fit.warnings().stream().anyMatch(line -> line.startsWith("no peak was seen up to N = ")));
    }

    /** A law known in advance, without noise: every digit comes back. */
    @ParameterizedTest(name = "lambda {0}, alpha {1}, beta {2}")
    @CsvSource({"1000, 0.05, 0.001", "3, 0, 0.0002", "40, 0.06, 0.06", "0.5, 0.3, 0", "7, 0, 0"})
    void findsTheLawThatMadeThePoints(double lambda, double alpha, double beta) {
        Usl law = new Usl(lambda, alpha, beta);
        UslFit fit = UslFit.of(DoubleStream.of(1, 2, 4, 8, 16, 24, 32, 48, 64)
                .mapToObj(n -> new Point(n, law.throughput(n)))
                .toList());
        assertEquals(lambda, fit.law().lambda(), lambda * 1e-6);
        assertEquals(alpha, fit.law().alpha(), 1e-6);
        assertEquals(beta, fit.law().beta(), 1e-8);
        assertEquals(1, fit.quality().explained(), 1e-9);
    }

    /** alpha = 0.001, beta = 0.00001 of the package's what-if: peak 316.0696, limit 89995.23. */
    @Test
    void worksOutWhatIf() {
        Usl law = new Usl(89.9952330, 0.001, 0.00001);
        assertEquals(316.0696, law.peak(), 1e-4);
        assertEquals(89995.23, law.limit(), 0.01);
        assertEquals(Double.POSITIVE_INFINITY, new Usl(1, 0.1, 0).peak());
        assertEquals(10, new Usl(1, 0.1, 0).most(), 1e-9);
        assertEquals(1, new Usl(1, 2, 0.1).peak(), "contention above one: more is less at once");
    }

    /** Figures of usl4j for alpha = beta = 0.06, gamma = 40. */
    @ParameterizedTest(name = "{0} s -> {1}")
    @CsvSource({"0.03, 69.38886665", "0.04, 82.91561976", "0.05, 84.06346809"})
    void knowsTheThroughputAtALatency(double latency, double throughput) {
        assertEquals(throughput, new Usl(40, 0.06, 0.06).throughputAt(latency), 1e-6);
    }

    @Test
    void wantsThreeLevels() {
        List<Point> two = List.of(new Point(1, 10), new Point(2, 19), new Point(2, 20));
        assertThrows(IllegalArgumentException.class, () -> UslFit.of(two));
        assertThrows(IllegalArgumentException.class, () -> new Point(0, 1));
        assertTrue(fit("raytracer", 6).quality().explained() > 0.98);
        assertFalse(fit("specsdm91", 7).quality().relativeError() > 0.06);
    }
}
