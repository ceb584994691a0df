package dev.tenfold.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.load.Profile;
import dev.tenfold.load.Profile.Piece;
import dev.tenfold.scenario.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariationTest {
    private static final long MINUTE = 60_000_000_000L;

    @Test
    void takesFromTheLevelPartsWhatRampsWin() {
        Profile load = new Profile(
                List.of(new Piece(1, 1, 5 * MINUTE), new Piece(1, 3, 2 * MINUTE), new Piece(3, 3, 10 * MINUTE)));
        Profile slower = Timing.changed(load, 1.5, MINUTE);
        assertEquals(load.endNanos(), slower.endNanos());
        assertEquals(1, slower.at(6 * MINUTE), "a minute later");
        assertEquals(3, slower.at(9 * MINUTE), "three minutes of rise");
        assertEquals(2, slower.at(6 * MINUTE + 3 * MINUTE / 2));
    }

    @Test
    void leavesTimesAloneThatHaveNoRoom() {
        Profile load = new Profile(List.of(new Piece(1, 3, 2 * MINUTE), new Piece(3, 3, MINUTE / 10)));
        assertEquals(load.pieces(), Timing.changed(load, 1.5, MINUTE).pieces());
    }

    @Test
    void drawsWithinTheLatitudeAndNeverTwiceTheSame() {
        Latitude latitude = new Latitude(0.1, 0.2, 0.3, Duration.ofMinutes(1));
        List<Variation> drawn = new ArrayList<>(Variation.drawn(latitude, 0, 100, 1));
        assertEquals(drawn.subList(40, 50), Variation.drawn(latitude, 40, 10, 1), "each by its number");
        for (Variation each : drawn) {
            assertTrue(Math.abs(each.load() - 1) <= 0.1 + 1e-9, each::told);
            assertTrue(Math.abs(each.ramps() - 1) <= 0.2 + 1e-9, each::told);
            assertTrue(Math.abs(each.startUp() - 1) <= 0.3 + 1e-9, each::told);
            assertTrue(Math.abs(each.later()) <= MINUTE, each::told);
        }
        drawn.addAll(Variation.corners(latitude));
        Set<Long> seeds = new HashSet<>();
        drawn.forEach(each -> seeds.add(each.seed()));
        assertEquals(drawn.size(), seeds.size(), "what is held back has other chances than what is searched");
    }

    @Test
    void makesStartUpsLonger(@TempDir Path folder) {
        Shop shop = Shop.in(folder, "5s", "60s", Shop.AUTOSCALER);
        Script given = shop.read(0, List.of());
        Script slower = new Variation(1.1, 1, 2, 0, 7).of(shop, 0, List.of());
        assertEquals(
                30_000_000_000L,
                slower.scenario().services().get("web").startUp().startUp().totalNanos());
        assertEquals(given.profile().peak() * 1.1, slower.profile().peak(), 1e-9);
        assertNotEquals(given.scenario().seed(), slower.scenario().seed());
    }
}
