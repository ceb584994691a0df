package dev.tenfold.confirm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.confirm.site.Replica;
import dev.tenfold.load.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
    private static final long SECOND = 1_000_000_000L;

    private static Replica booted(int together, double seconds) {
        return new Replica(0, 1, 7 * SECOND, OptionalLong.of(7 * SECOND + (long) (seconds * 1e9)), together);
    }

    @ParameterizedTest(name = "1 boots in {0} s and 4 in {1} s: {2} s + {3} s for each")
    @CsvSource(textBlock = """
            1.3, 2.2, 1.0, 0.3
            # the same however many boot
            1.5, 1.5, 1.5, 0
            # quicker together than alone is chance
            2.0, 1.0, 1.2, 0
            # nothing boots in less than no time: all of it is sharing; 8.4 s of 17 together
            0.4, 2.0, 0, 0.494117647
            """)
    void bootTimesAreAStraightLineOfHowManyBoot(double alone, double four, double boot, double together) {
        List<Replica> replicas = new ArrayList<>(List.of(booted(1, alone)));
        for (int i = 0; i < 4; i++) {
            replicas.add(booted(4, four));
        }
        Calibration found = Calibration.of(replicas, 0.001, -0.001);
        assertEquals(boot, found.bootSeconds(), 1e-6);
        assertEquals(together, found.togetherSeconds(), 1e-6);
        assertEquals(0.001, found.overheadSeconds());
        assertEquals(0, found.lateSeconds(), "nobody is early");
    }

    @Test
    void theTailOfARunIsItsSteadyPart() {
        Profile load = new Profile(List.of(
                new Profile.Piece(30, 30, 6 * SECOND),
                new Profile.Piece(30, 300, 4 * SECOND),
                new Profile.Piece(300, 300, 20 * SECOND)));
        Phases phases = Phases.of(load, 30 * SECOND);
        assertEquals(6.0, phases.changeNanos() / 1e9, 0.05);
        assertEquals(new Phases(phases.changeNanos(), 19 * SECOND, 30 * SECOND, 30 * SECOND), phases);
    }

    @Test
    void replicasOverTimeAreSteps() {
        ReadySteps steps = new ReadySteps(2);
        steps.add(4 * SECOND, 4);
        steps.add(5 * SECOND, 4);
        steps.add(8 * SECOND, 7);
        assertEquals(2, steps.at(4 * SECOND - 1));
        assertEquals(4, steps.at(4 * SECOND));
        assertEquals((2 * 4 + 4 * 4 + 7 * 2) / 10.0, steps.mean(10 * SECOND));
        assertEquals(8 * SECOND, steps.firstOf(5, 3 * SECOND, 10 * SECOND));
        assertEquals(10 * SECOND, steps.firstOf(9, 3 * SECOND, 10 * SECOND), "never is at the end");
        assertEquals(7, steps.most(10 * SECOND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "1/0", "50", "1/50 ", "-1/2"})
    void aScaleIsOneOrAFraction(String wrong) {
        org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class, () -> Scale.parse(wrong));
    }

    @Test
    void aScaleLeavesOneOfEverything() {
        Scale scale = Scale.parse("1/50");
        assertEquals(1, scale.of(3));
        assertEquals(2, scale.of(100));
        assertEquals("1/50", scale.toString());
    }
}
