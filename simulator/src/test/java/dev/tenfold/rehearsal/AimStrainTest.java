package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.rehearsal.AimStrain.Aim;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AimStrainTest {
    /** Between the threshold for more and the one for less a policy has what it wants. */
    @ParameterizedTest(name = "CPU {2} of {0}, less below {1}: surplus {3}")
    @CsvSource(textBlock = """
            # more above, less below, now, more than it wants
            70,           30,         34,  false
            70,           30,         29,  true
            70,           60,         55,  false
            70,           60,         48,  true
            70,           NaN,        50,  false
            70,           NaN,        48,  true
            """)
    void isInSurplusOnlyWherePolicyWouldLetGo(double high, double low, double now, boolean surplus) {
        AimStrain strain = new AimStrain(List.of(new Aim("CPU", high, low, () -> now)), 1, 10, 600);
        assertEquals(surplus, strain.ratio() < 1 - strain.toleranceDown());
    }

    @ParameterizedTest(name = "queue {0}, CPU {1}: {2}")
    @CsvSource({"80, 35, 0.4", "90, 62, 0.4", "50, 69, 0.3"})
    void theAimThatIsMissedByMostSaysHowFarDown(double queue, double cpu, double tolerance) {
        Aim waiting = new Aim("queue", 100, 60, () -> queue);
        Aim busy = new Aim("CPU", 70, () -> cpu);
        AimStrain strain = new AimStrain(List.of(waiting, busy), 1, 10, 600);
        strain.ratio();
        assertEquals(tolerance, strain.toleranceDown(), 1e-9);
    }
}
