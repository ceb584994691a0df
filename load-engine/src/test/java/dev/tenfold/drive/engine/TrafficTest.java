package dev.tenfold.drive.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private final Traffic open = Loads.open("http://web");

    @Test
    void anOpenLoadIsAsManyRequestsAsTheAreaUnderIt() {
        assertEquals(80 + 280 + 200 + 60, open.requests().getAsDouble());
        assertEquals(Duration.ofSeconds(10), open.length());
        assertEquals(100, open.peak());
    }

    @Test
    void aLoadOfUsersIsAsManyRequestsAsTheSystemLets() {
        assertEquals(true, Loads.closed("http://web").requests().isEmpty());
        assertEquals(2.5, Loads.closed("http://web").requestsPerVisit());
    }

    @Test
    void sharesAddUpToTheWhole() {
        assertArrayEquals(new long[] {75, 25}, open.shares(100));
        assertArrayEquals(new long[] {750_000, 250_000}, open.shares(1_000_000));
    }

    @Test
    void usersAreCutIntoThoseWhoComeAndGoTogether() {
        List<Stretch> load = List.of(
                new Stretch(3, 3, 10_000),
                new Stretch(3, 5, 4_000),
                new Stretch(5, 5, 10_000),
                new Stretch(3, 3, 6_000));
        assertEquals(
                List.of(new Layer(1, 0, 0, 30_000), new Layer(1, 0, 0, 30_000), new Layer(1, 0, 0, 30_000)),
                Layer.of(load).subList(0, 3));
        assertEquals(
                List.of(new Layer(1, 10_000, 2_000, 14_000), new Layer(1, 12_000, 2_000, 12_000)),
                Layer.of(load).subList(3, 5));
    }

    @Test
    void layersHoldTheUsersOfEveryLevelThatRests() {
        List<Stretch> load = List.of(
                new Stretch(150, 150, 300_000),
                new Stretch(150, 1500, 60_000),
                new Stretch(1500, 1500, 1_200_000),
                new Stretch(1500, 150, 120_000),
                new Stretch(150, 150, 60_000));
        List<Layer> layers = Layer.of(load);
        assertEquals(150, at(layers, 100_000));
        assertEquals(1500, at(layers, 1_000_000));
        assertEquals(150, at(layers, 1_700_000));
        assertEquals(825, at(layers, 330_000), 20);
        assertEquals(825, at(layers, 1_620_000), 30);
    }

    /** Users there at a time. */
    private static double at(List<Layer> layers, long millis) {
        return layers.stream()
                .filter(layer -> millis >= layer.startMillis() && millis < layer.startMillis() + layer.millis())
                .mapToDouble(layer -> layer.rampMillis() == 0
                        ? layer.users()
                        : Math.min(1, (double) (millis - layer.startMillis()) / layer.rampMillis()) * layer.users())
                .sum();
    }
}
