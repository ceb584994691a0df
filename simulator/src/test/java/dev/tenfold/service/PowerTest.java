package dev.tenfold.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PowerTest {
    @Test
    void agreesWithTheStrictLibrary() {
        for (double base = 1e-3; base < 1; base += 7.3e-4) {
            for (double exponent : new double[] {0.5, Math.sqrt(4), 3.16, 8.1, 14.4, 40}) {
                double exact = StrictMath.pow(base, exponent);
                double error = exact < 1e-12 ? 1e-24 : exact * 1e-13;
                assertEquals(exact, Power.of(base, exponent), error, base + " ^ " + exponent);
            }
        }
    }

    @Test
    void aWalkInSmallStepsStaysOnTheWay() {
        for (double exponent : new double[] {2, 2.3, 3.16, 14.4, 60}) {
            Power power = new Power();
            power.exponent(exponent);
            for (double base = 0.3; base < 0.999; base += 3.1e-5) {
                double exact = StrictMath.pow(base, exponent);
                assertEquals(exact, power.of(base), exact * 1e-10, base + " ^ " + exponent);
            }
        }
    }

    @Test
    void endsWhereItShould() {
        assertEquals(1, Power.of(1, 5));
        assertEquals(0, Power.of(0, 5));
        assertEquals(0, Power.of(1e-300, 5));
        assertEquals(1, Power.of(Math.nextDown(1.0), 2), 1e-15);
    }
}
