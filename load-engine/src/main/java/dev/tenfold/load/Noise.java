package dev.tenfold.load;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Figure;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.Optional;

/**
 * What makes a load restless: its level is multiplied by a factor that wanders about 1.
 *
 * @param burstiness a name for the two numbers below
 * @param spread standard deviation of the factor; > 0, at most 5; the burstiness' own if left out
 * @param memory how long a deviation lasts; 1s to 6h; the burstiness' own if left out
 */
@Meaning("What makes a load restless: its level is multiplied by a factor that wanders about 1.")
public record Noise(
        @Meaning("A name for the two numbers below, as measured: calm is a site with very many users, web a small one,"
                + " bursty a few clients with many requests each.")
        @Default("web")
        Burstiness burstiness,

        @Meaning("Standard deviation of the factor; the burstiness' own if left out: calm 0.07, chat 0.13, web 0.41,"
                + " social 0.78, bursty 1.9.")
        Optional<Double> spread,

        @Meaning("How long a deviation lasts; the burstiness' own if left out: calm 150s, chat 9s, web 40s, social"
                + " 140s, bursty 50s.")
        Optional<Duration> memory) {
    private static final double MOST_SPREAD = 5;
    private static final Duration LONGEST_MEMORY = Duration.ofHours(6);

    public Noise {
        if (spread.isPresent() && (!(spread.get() > 0) || spread.get() > MOST_SPREAD)) {
            throw new IllegalArgumentException(
                    "spread must be > 0 and at most 5, was " + Figure.plain(spread.get(), 6));
        }
        if (memory.isPresent()
                && (memory.get().compareTo(Duration.ofSeconds(1)) < 0
                        || memory.get().compareTo(LONGEST_MEMORY) > 0)) {
            throw new IllegalArgumentException("memory must be 1s to 6h, was " + Times.spelled(memory.get()));
        }
    }

    /** The noise that a name stands for. */
    public static Noise of(Burstiness burstiness) {
        return new Noise(burstiness, Optional.empty(), Optional.empty());
    }

    /** It in a few words, such as {@code spread 0.41, memory 40 s}. */
    public String title() {
        return "spread " + Figure.plain(spreadOfLevel(), 3) + ", memory "
                + Figure.time(memoryOfLevel().toNanos() / 1e9);
    }

    double spreadOfLevel() {
        return spread.orElse(burstiness.spread());
    }

    Duration memoryOfLevel() {
        return memory.orElse(burstiness.memory());
    }
}
