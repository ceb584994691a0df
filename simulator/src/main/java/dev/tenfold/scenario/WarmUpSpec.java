package dev.tenfold.scenario;

import dev.tenfold.service.WarmUp;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;

/**
 * How much slower a young replica is.
 *
 * @param lasts from its readiness until it is as fast as an old one
 * @param cpu CPU of a request at first, beside an old one's
 * @param curve how that falls
 */
@Meaning("How much slower a young replica is: code that is not compiled yet, caches that are empty.")
public record WarmUpSpec(
        @Meaning("From its readiness until it is as fast as an old one.")
        Duration lasts,

        @Meaning("CPU of a request at first, beside an old replica's.") @Default("x3")
        Factor cpu,

        @Meaning("How that falls: by equal parts, or most of it at first.") @Default("exponential")
        WarmUp.Curve curve) {
    public WarmUpSpec {
        Spelled.requirePositive("lasts", lasts);
        if (cpu.value() < 1 || cpu.value() > 1000) {
            throw new IllegalArgumentException("cpu must be x1 to x1000, was " + cpu);
        }
    }

    WarmUp warmUp() {
        return new WarmUp(lasts.toNanos(), cpu.value(), curve);
    }
}
