package dev.tenfold.scenario;

import dev.tenfold.fault.Fault;
import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Faults by chance, within bounds. They are drawn before the rehearsal begins: the same seed gives the same faults, and
 * a report lists them as if they had been written.
 *
 * @param seed of its stream of chance; the scenario's if left out
 * @param every mean time between faults, which come as in a Poisson process
 * @param from before it nothing happens
 * @param to from then on nothing begins; until the end if left out
 * @param atMost faults that are on at once; what chance would have beyond is left out
 * @param faults what may happen
 */
@Meaning("Faults by chance, within bounds: the same seed gives the same faults.")
public record ChaosSpec(
        @Meaning("Seed of its stream of chance; the scenario's if left out.")
        Optional<Long> seed,

        @Meaning("Mean time between faults.") Duration every,

        @Meaning("Before it nothing happens.") @Default("0s")
        Duration from,

        @Meaning("From then on nothing begins; until the end if left out.")
        Optional<Duration> to,

        @Meaning("Faults that are on at once.") @Default("1")
        int atMost,

        @Meaning("What may happen.") List<Candidate> faults) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public ChaosSpec {
        if (every.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("every must be at least 1s, was " + Spelled.time(every));
        }
        Spelled.requireNotNegative("from", from);
        if (to.isPresent() && to.get().compareTo(from) <= 0) {
            throw new IllegalArgumentException("to must be after from, was " + Spelled.time(to.get()));
        }
        if (atMost < 1 || atMost > Limits.FAULTS_AT_ONCE) {
            throw new IllegalArgumentException("atMost must be 1..100, was " + atMost);
        }
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("faults must name at least one, was empty");
        }
    }

    /**
     * One that may happen.
     *
     * @param fault at its worst: it is drawn no earlier than its {@code at}, for no longer than its {@code lasts}
     * @param shortest how short it may be; always as long as {@code fault} says if left out
     * @param mildest how mild it may be, as a share of what {@code fault} says
     * @param weight how often it is drawn, compared with the others
     */
    @Meaning("A fault that may happen.")
    public record Candidate(
            @Meaning("The fault at its worst: no earlier than its at, for no longer than its lasts.")
            Fault fault,

            @Meaning("How short it may be; always as long as the fault says if left out.")
            Optional<Duration> shortest,

            @Meaning("How mild it may be, as a share of what the fault says.") @Default("100 %")
            Share mildest,

            @Meaning("How often it is drawn, compared with the others.") @Default("1")
            double weight) {
        public Candidate {
            if (shortest.isPresent() && shortest.get().compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException("shortest must be at least 1s, was " + Spelled.time(shortest.get()));
            }
            if (shortest.isPresent() && shortest.get().compareTo(fault.lasts()) > 0) {
                throw new IllegalArgumentException(
                        "shortest must be at most lasts, was " + Spelled.time(shortest.get()));
            }
            if (mildest.ratio() == 0) {
                throw new IllegalArgumentException("mildest must be > 0 %, was " + mildest);
            }
            if (!(weight > 0) || weight > 1e6) {
                throw new IllegalArgumentException("weight must be > 0");
            }
        }

        private Fault drawn(Duration at, RandomGenerator chance) {
            double least = shortest.orElse(fault.lasts()).toNanos() / 1e9;
            double most = fault.lasts().toNanos() / 1e9;
            double seconds = Math.rint(least + (most - least) * chance.nextDouble());
            double intensity = mildest.ratio() + (1 - mildest.ratio()) * chance.nextDouble();
            Duration lasts = least == most ? fault.lasts() : Duration.ofSeconds(Math.max(1, (long) seconds));
            return fault.variant(at, lasts, Math.max(0.01, Math.rint(intensity * 100) / 100));
        }
    }

    /**
     * The faults that chance has.
     *
     * @param otherwise the seed where it has none of its own
     * @param end when the rehearsal ends
     */
    List<Fault> draw(long otherwise, Duration end) {
        RandomGenerator chance = new RandomStreams(seed.orElse(otherwise)).stream("chaos");
        Duration last = to.filter(limit -> limit.compareTo(end) < 0).orElse(end);
        List<Fault> drawn = new ArrayList<>();
        Duration at = from;
        while (true) {
            double pause = -StrictMath.log(1 - chance.nextDouble()) * every.toNanos() / 1e9;
            at = at.plusSeconds(Math.max(1, Math.round(pause)));
            if (at.compareTo(last) >= 0) {
                return drawn;
            }
            Candidate candidate = pick(chance);
            Fault fault = candidate.drawn(at, chance);
            if (at.compareTo(candidate.fault().at()) >= 0 && on(drawn, at) < atMost) {
                drawn.add(fault);
            }
        }
    }

    private Candidate pick(RandomGenerator chance) {
        double left = chance.nextDouble()
                * faults.stream().mapToDouble(Candidate::weight).sum();
        for (Candidate candidate : faults) {
            left -= candidate.weight();
            if (left < 0) {
                return candidate;
            }
        }
        return faults.get(faults.size() - 1);
    }

    private static long on(List<Fault> drawn, Duration at) {
        return drawn.stream()
                .filter(fault -> fault.at().plus(fault.lasts()).compareTo(at) > 0)
                .count();
    }
}
