package dev.tenfold.suite;

import dev.tenfold.load.Onset;
import dev.tenfold.load.Preset;
import dev.tenfold.load.Profile;
import dev.tenfold.load.Usual;
import dev.tenfold.scenario.Script;
import dev.tenfold.spelling.Factor;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The five types of load test, and when each is due where it costs a real load. In virtual time each costs seconds.
 *
 * @see <a href="https://grafana.com/docs/k6/latest/testing-guides/test-types/">k6, load test types</a>
 */
public enum TestType {
    /** Does it work at all? */
    SMOKE("at every deploy", Usual.SMOKE),
    /** Does it carry the usual load? */
    LOAD("weekly and before a release", Usual.LOAD),
    /** Does it carry twice the usual load? */
    STRESS("monthly and after a change of infrastructure", Usual.STRESS),
    /** Does it survive ten times the load within half a minute, and shrink again? */
    SPIKE("after a change of a policy", Usual.SPIKE),
    /** Does it last for hours? */
    SOAK("quarterly", Usual.SOAK);

    private final String cadence;
    private final Usual usual;

    TestType(String cadence, Usual usual) {
        this.cadence = cadence;
        this.usual = usual;
    }

    /** When it is due, as a person says it. */
    public String cadence() {
        return cadence;
    }

    /** As it is typed and as suites name it, such as {@code spike}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a name; empty if there is none. */
    public static Optional<TestType> called(String name) {
        return Arrays.stream(values())
                .filter(type -> type.toString().equals(name))
                .findFirst();
    }

    /**
     * A scenario as this type of test: its services, policies and faults under the load of that type. {@code x1} of it
     * is the load that the scenario begins with, or its peak where it begins with none.
     */
    public Script of(Script script) {
        double start = script.scenario().load().start().amount();
        double base = start > 0 ? start : script.profile().peak();
        Onset onset = new Onset(base, base, script.scenario().start().instant(), trace -> {
            throw new IllegalStateException("the stages of " + this + " play no recording");
        });
        Preset preset = new Preset(usual, Optional.empty(), new Factor(1));
        List<Profile.Piece> pieces = preset.pieces(onset);
        Profile profile = new Profile(pieces);
        String title = script.scenario().title() + ", as a " + this + " test";
        return script.under(profile).titled(title).lasting(Duration.ofNanos(profile.endNanos()));
    }
}
