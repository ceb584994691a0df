package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One endpoint, or one journey, is asked for more often, and everything else as often as before: the load grows, and
 * its mix shifts. Surges that overlap add up, as their crowds do.
 *
 * @param endpoint the path that is asked for more often; this or a journey
 * @param journey the journey that more users make; this or an endpoint
 * @param at when it begins
 * @param to how many times as often at the top; > x1
 * @param rise how long the way up takes; >= 0s
 * @param lasts how long the top lasts; > 0s
 * @param fall how long the way back takes; >= 0s
 */
@Meaning("One endpoint, or one journey, is asked for more often, and everything else as often as before.")
public record Surge(
        @Meaning("The path that is asked for more often; this or a journey.")
        Optional<String> endpoint,

        @Meaning("The journey that more users make; this or an endpoint.")
        Optional<String> journey,

        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How many times as often at the top.") Factor to,

        @Meaning("How long the way up takes.") @Default("0s")
        Duration rise,

        @Meaning("How long the top lasts.") Duration lasts,

        @Meaning("How long the way back takes.") @Default("0s")
        Duration fall) {
    public Surge {
        if (endpoint.isPresent() == journey.isPresent()) {
            throw new IllegalArgumentException("endpoint or journey must be there, and not both");
        }
        if (!(to.value() > 1)) {
            throw new IllegalArgumentException("to must be > x1, was " + to);
        }
        Times.requireNotNegative("at", at);
        Times.requireNotNegative("rise", rise);
        Times.requirePositive("lasts", lasts);
        Times.requireNotNegative("fall", fall);
    }

    /** What it is about, such as {@code /api/orders}. */
    public String target() {
        return endpoint.or(() -> journey).orElseThrow();
    }

    /** It in a few words, such as {@code /api/orders x10}. */
    public String title() {
        return target() + " " + to;
    }

    /** When the last of its crowd has gone, since the start. */
    public Duration end() {
        return at.plus(rise).plus(lasts).plus(fall);
    }

    boolean strikes(Mix.Kind kind) {
        return endpoint.map(kind.path()::equals).orElseGet(() -> kind.journey().equals(journey.orElseThrow()));
    }

    /** What comes on top, as a multiple of what comes anyway. */
    Profile crowd() {
        double top = to.value() - 1;
        return new Profile(List.of(
                new Piece(0, 0, at.toNanos()),
                new Piece(0, top, rise.toNanos()),
                new Piece(top, top, lasts.toNanos()),
                new Piece(top, 0, fall.toNanos()),
                new Piece(0, 0, 0)));
    }
}
