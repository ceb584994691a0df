package dev.tenfold.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseLawTest {
    /** Cumulants of an exponential law of mean m: m, m^2, 2 m^3. */
    private static final ResponseLaw EXPONENTIAL = new ResponseLaw(0.2, 0.04, 0.016);

    private static final ResponseLaw CONSTANT = new ResponseLaw(0.2, 0, 0);

    @ParameterizedTest(name = "at {0} s")
    @ValueSource(doubles = {0.001, 0.05, 0.2, 0.5, 1, 3})
    void isExactForAnExponential(double t) {
        double above = Math.exp(-t / 0.2);
        assertEquals(above, EXPONENTIAL.above(t), 1e-10);
        assertEquals(0.2 * (1 - above), EXPONENTIAL.meanCutAt(t), 1e-10, "the integral of what is above");
    }

    @Test
    void isExactForAConstant() {
        assertEquals(1, CONSTANT.above(0.199));
        assertEquals(0, CONSTANT.above(0.2));
        assertEquals(0.1, CONSTANT.meanCutAt(0.1));
        assertEquals(0.2, CONSTANT.meanCutAt(5));
    }

    /** Two exponentials of 0.1 s behind each other are an Erlang law: exp(-x) (1 + x) above, x = t / 0.1. */
    @ParameterizedTest(name = "at {0} s")
    @ValueSource(doubles = {0.05, 0.2, 0.6})
    void isExactForTwoExponentialsBehindEachOther(double t) {
        ResponseLaw erlang = new ResponseLaw(0.2, 2 * 0.01, 2 * 2 * 0.001);
        assertEquals(Math.exp(-t / 0.1) * (1 + t / 0.1), erlang.above(t), 1e-10);
    }

    /** A constant of 1 s before an exponential of 0.2 s. */
    @Test
    void aConstantShiftsALaw() {
        ResponseLaw shifted = new ResponseLaw(1.2, 0.04, 0.016);
        assertEquals(1, shifted.above(0.99), 1e-9);
        assertEquals(Math.exp(-1), shifted.above(1.2), 1e-9);
        assertEquals(0.5, shifted.meanCutAt(0.5), 1e-9);
    }

    @Test
    void whatIsAboveNeverGrows() {
        for (double skew : new double[] {0, 1e-4, 0.016, 1}) {
            ResponseLaw law = new ResponseLaw(0.2, 0.04, skew);
            double before = 1;
            for (double t = 0; t < 10; t += 0.01) {
                double above = law.above(t);
                assertTrue(above >= 0 && above <= before + 1e-12, "at " + t + " s with skew " + skew);
                before = above;
            }
        }
    }
}
