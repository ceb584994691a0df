package dev.tenfold.drive.engine;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Loads to export. */
final class Loads {
    private Loads() {}

    static Story.Step get(String address, double times) {
        return new Story.Step(URI.create(address), times, 0, 0);
    }

    static Goals goals() {
        return new Goals(Optional.of(Duration.ofMillis(2500)), OptionalDouble.of(0.05));
    }

    /** 2 s at 40/s, 4 s up to 100/s, 2 s at 100/s, a drop, 2 s at 30/s: 620 requests of two kinds. */
    static Traffic open(String base) {
        return new Traffic(
                "rush-hour",
                "Rush \"hour\" \\u0022 --> */",
                false,
                List.of(
                        new Stretch(40, 40, 2000),
                        new Stretch(40, 100, 4000),
                        new Stretch(100, 100, 2000),
                        new Stretch(30, 30, 2000)),
                List.of(
                        new Story(
                                "reads",
                                3,
                                List.of(get(
                                        base
                                                + "/read?a=1&b=<2>"
                                                        .replace("<", "%3C")
                                                        .replace(">", "%3E"),
                                        1))),
                        new Story("writes", 1, List.of(get(base + "/write", 1)))),
                Duration.ofSeconds(5),
                goals(),
                List.of("noise"));
    }

    /** Ten users who think for 200 ms, for 4 s; then twenty for 4 s, over a ramp of 2 s; some steps more than once. */
    static Traffic closed(String base) {
        URI read = URI.create(base + "/read");
        return new Traffic(
                "users",
                "Users",
                true,
                List.of(new Stretch(10, 10, 4000), new Stretch(10, 20, 2000), new Stretch(20, 20, 4000)),
                List.of(new Story(
                        "browse",
                        1,
                        List.of(
                                new Story.Step(read, 2, 200, 200),
                                new Story.Step(URI.create(base + "/rare"), 0.5, 100, 300)))),
                Duration.ofSeconds(5),
                goals(),
                List.of());
    }
}
