package dev.tenfold.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElasticityTest {
    private static final double EXACT = 1e-9;

    @Test
    void scoresSixSecondsThatAPersonCanScore() {
        Elasticity scored = Elasticity.of(
                new double[] {2, 4, 4, 2, 2, 1}, new double[] {2, 2, 4, 4, 2, 2}, new double[] {1, 1, 1, 1, 1, 1});
        assertEquals(100.0 / 6 * (2.0 / 4), scored.thetaU(), EXACT, "two of four are missing for one second");
        assertEquals(100.0 / 6 * (2.0 / 2 + 1.0 / 1), scored.thetaO(), EXACT, "two beside two, then one beside one");
        assertEquals(100.0 / 6, scored.tauU(), EXACT);
        assertEquals(100.0 / 3, scored.tauO(), EXACT);
        assertEquals(100, scored.upsilon(), EXACT, "supply moves when demand does not, and the other way round");
        double fifth = StrictMath.pow(8.33333333, 5)
                + 2 * StrictMath.pow(33.33333333, 5)
                + StrictMath.pow(16.66666667, 5)
                + StrictMath.pow(100, 5);
        assertEquals(StrictMath.pow(fifth, 0.2), scored.deviation(), 1e-6);
    }

    @ParameterizedTest(name = "{0}: eta {5}")
    @CsvSource(textBlock = """
        # scaler,      thU,  thO,  tauU,  tauO,  eta; no scaling has 3.29 3.06 57.95 57.05 (Imdoukh et al. 2019)
        ANN 1-step,   0.94, 3.51, 26.50, 73.20, 1.50
        LSTM 1-step,  0.48, 4.28, 15.85, 89.10, 1.84
        """)
    void speedsUpAsPublished(String scaler, double thetaU, double thetaO, double tauU, double tauO, double eta) {
        Elasticity without = new Elasticity(3.29, 3.06, 57.95, 57.05, 0);
        Elasticity with = new Elasticity(thetaU, thetaO, tauU, tauO, 0);
        assertEquals(eta, with.speedupOver(without), 0.01 * eta, scaler);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        # what is 0,              thU of the other, thU of this one, eta
        nothing,                                 16,               1, 2
        the same for both,                        0,               0, 1
        """)
    void takesTheGeometricMeanOfFour(String zero, double other, double own, double eta) {
        Elasticity without = new Elasticity(other, 5, 7, 9, 0);
        assertEquals(eta, new Elasticity(own, 5, 7, 9, 0).speedupOver(without), EXACT, zero);
    }

    @Test
    void comparesNothingWithNothing() {
        Elasticity never = new Elasticity(50, 0, 50, 0, 0);
        assertTrue(Double.isNaN(new Elasticity(5, 5, 5, 5, 0).speedupOver(never)));
    }

    @Test
    void weighsWindowsByTheirLength() {
        Elasticity scored = Elasticity.of(new double[] {4, 4}, new double[] {2, 8}, new double[] {30, 10});
        assertEquals(37.5, scored.thetaU(), EXACT, "half is missing for three quarters of the time");
        assertEquals(25, scored.thetaO(), EXACT, "as much again for one quarter");
        assertEquals(100, scored.upsilon(), EXACT);
    }

    @Test
    void measuresExcessBesideOneWhereNothingIsNeeded() {
        Elasticity scored = Elasticity.of(new double[] {0, 0}, new double[] {3, 0}, new double[] {1, 1});
        assertEquals(150, scored.thetaO(), EXACT);
        assertEquals(0, scored.thetaU(), EXACT);
    }

    @Test
    void isIdealWhereSupplyIsDemand() {
        double[] same = {1, 5, 3};
        Elasticity scored = Elasticity.of(same, same, new double[] {1, 1, 1});
        assertEquals(new Elasticity(0, 0, 0, 0, 0), scored);
        assertEquals(0, scored.deviation());
    }

    @Test
    void wantsSeriesOfOneLength() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Elasticity.of(new double[] {1}, new double[] {1, 2}, new double[] {1}));
    }
}
