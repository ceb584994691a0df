package dev.tenfold.document;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.KeyedBy;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Written;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A record with a component of every kind that can be read, for tests. */
@Meaning("A garage and what happens in it.")
record Garage(
        @Meaning("What people call it.") String name,
        @Meaning("Seed of all chance.") @Default("7") long seed,
        @Default("yes") boolean open,
        @Meaning("How long a wash takes.") @Default("90s") Duration washTime,
        Optional<Double> hourlyPrice,
        @Default("by-day") Rent rent,
        Map<String, Bay> bays,
        @Default("[]") List<Mishap> mishaps,
        @Default("[]") List<Stage> plan) {

    enum Rent {
        BY_HOUR,
        BY_DAY
    }

    /** How many cars, such as {@code 3 cars}. */
    @Written(as = "3 cars", pattern = "[0-9]{1,6} cars")
    record Cars(int count) {
        public static Cars parse(String text) {
            if (!Pattern.matches("[0-9]{1,6} cars", text)) {
                throw new IllegalArgumentException("must be a number of cars such as 3 cars");
            }
            return new Cars(Integer.parseInt(text.substring(0, text.indexOf(' '))));
        }
    }

    @Meaning("A place for cars.")
    record Bay(
            @Default("1") int least,
            int most,
            @Default("{}") Lift lift,
            Optional<Cars> capacity) {
        Bay {
            if (least < 0) {
                throw new IllegalArgumentException("least must be >= 0, was " + least);
            }
            if (most < least) {
                throw new IllegalArgumentException("most must be >= least, was " + most);
            }
        }
    }

    @Meaning("What raises a car.")
    record Lift(
            @Default("0.5") double tonnesLifted,
            @Default("30s") Duration upTime) {
        Lift {
            if (!(tonnesLifted > 0)) {
                throw new IllegalArgumentException("tonnesLifted must be > 0, was " + tonnesLifted);
            }
            if (upTime.isZero()) {
                throw new IllegalArgumentException("upTime must be > 0s, was " + upTime);
            }
        }
    }

    @Meaning("Something that goes wrong.")
    sealed interface Mishap permits FlatTyre, Fires {}

    @Meaning("A tyre goes flat.")
    record FlatTyre(
            @Meaning("Which wheel.") int wheel,
            @Default("0s") Duration from) implements Mishap {
        FlatTyre {
            if (wheel < 1) {
                throw new IllegalArgumentException("wheel must be >= 1, was " + wheel);
            }
        }
    }

    sealed interface Fires extends Mishap permits EngineFire {}

    record EngineFire() implements Fires {}

    @KeyedBy
    @Meaning("A part of the day.")
    sealed interface Stage permits Hold, CrowdComes {}

    record Hold(@Default("1h") Duration length) implements Stage {}

    record CrowdComes(Cars to, Duration over) implements Stage {}
}
