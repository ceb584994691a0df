package dev.tenfold.drive.seek;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Judges one step of the search, second by second, as soon as it can be sure. The share of late requests of a second is
 * one observation; a second holds what follows each other closely, so that the means of seconds are nearly independent.
 *
 * @see <a href="https://doi.org/10.1287/opre.31.6.1090">Law: Statistical analysis of simulation output data, batch
 *     means</a>
 */
public final class Judge {
    private static final int LEAST = 6;
    /** A step is looked at up to 25 times, and a search has a dozen steps: 95 % each would be far less together. */
    private static final double Z = 2.4;
    /** Student's t at 1 % for 6 degrees of freedom, one-sided. */
    private static final double T_GROWS = 3.143;

    private static final int GROWTH_SECONDS = 8;
    private static final int BEHIND_SECONDS = 5;

    /** How many requests one that is sent late may spoil, itself included. */
    private static final double JAMMED = 3;

    private final Goal goal;
    private final List<Sample> samples = new ArrayList<>();
    private int hopeless;
    private int erring;

    /** @param goal that is judged by */
    public Judge(Goal goal) {
        this.goal = goal;
    }

    /** One more second; a ruling once there is enough. */
    public Optional<Ruling> see(Sample sample) {
        samples.add(sample);
        if (!sample.obstacles().isEmpty() && count(Sample::obstacles) > 2 && isMuch(Sample::obstacles)) {
            return Optional.of(voided(Sample::obstacles));
        }
        Optional<Ruling> hopelessness = atOnce(sample);
        return (hopelessness.isPresent() ? hopelessness : byInterval()).map(this::excused);
    }

    /** What failed because the generator was late says nothing; what held in spite of it held. */
    private Ruling excused(Ruling ruling) {
        boolean excused = !ruling.held() && isMuch(Sample::excuses) && explains(mean(Sample::tardy));
        return excused ? voided(Sample::excuses) : ruling;
    }

    /**
     * Whether as many may have failed because of those that were sent late: they go out together, and jam some more.
     */
    private boolean explains(double tardy) {
        double excess = Math.max(mean(Sample::late) - (1 - goal.quantile()), mean(Sample::bad) - goal.errorRate());
        return excess < JAMMED * tardy;
    }

    private double mean(ToDoubleFunction<Sample> what) {
        return samples.stream().mapToDouble(what).average().orElse(0);
    }

    private Ruling voided(Function<Sample, List<String>> why) {
        String first = samples.stream()
                .flatMap(each -> why.apply(each).stream())
                .findFirst()
                .orElse("");
        return ruling(Ruling.Kind.VOID, first);
    }

    /** Whether more than a third of the seconds have something of the kind. */
    private boolean isMuch(Function<Sample, List<String>> kind) {
        return count(kind) * 3 > samples.size();
    }

    private long count(Function<Sample, List<String>> kind) {
        return samples.stream().filter(each -> !kind.apply(each).isEmpty()).count();
    }

    private Optional<Ruling> atOnce(Sample sample) {
        hopeless = sample.late() > 0.5 ? hopeless + 1 : 0;
        erring = sample.bad() > 0.05 ? erring + 1 : 0;
        if (erring >= 3) {
            return Optional.of(ruling(Ruling.Kind.FAILED, "more than 5 % of requests ended badly for 3 s"));
        }
        if (hopeless >= 3) {
            return Optional.of(ruling(Ruling.Kind.FAILED, "more than half of the requests were late for 3 s"));
        }
        if (behind()) {
            return Optional.of(ruling(Ruling.Kind.UNSTABLE, "fewer than 97 % of requests ended for 5 s"));
        }
        return grows()
                ? Optional.of(ruling(Ruling.Kind.UNSTABLE, "ever more requests are under way"))
                : Optional.empty();
    }

    /** Whether fewer end than come, by more than chance makes of so many. */
    private boolean behind() {
        if (samples.size() < BEHIND_SECONDS) {
            return false;
        }
        List<Sample> last = samples.subList(samples.size() - BEHIND_SECONDS, samples.size());
        double offered = last.stream().mapToDouble(Sample::offered).sum();
        double ended = last.stream().mapToDouble(Sample::ended).sum();
        return ended < 0.97 * offered - 2 * Math.sqrt(offered);
    }

    /** Whether requests under way grow in a line that chance does not draw, by more than a tenth of them. */
    private boolean grows() {
        int n = GROWTH_SECONDS;
        if (samples.size() < n) {
            return false;
        }
        List<Sample> last = samples.subList(samples.size() - n, samples.size());
        double meanX = (n - 1) / 2.0;
        double meanY = last.stream().mapToDouble(Sample::inFlight).average().orElse(0);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (i - meanX) * (i - meanX);
            xy += (i - meanX) * (last.get(i).inFlight() - meanY);
        }
        double slope = xy / xx;
        double rest = 0;
        for (int i = 0; i < n; i++) {
            double off = last.get(i).inFlight() - meanY - slope * (i - meanX);
            rest += off * off;
        }
        double error = Math.sqrt(rest / (n - 2) / xx);
        return slope * n > Math.max(5, 0.5 * meanY) && slope > T_GROWS * error;
    }

    private Optional<Ruling> byInterval() {
        int n = samples.size();
        if (n < LEAST) {
            return Optional.empty();
        }
        double allowed = 1 - goal.quantile();
        Interval late = Interval.of(samples.stream().mapToDouble(Sample::late).toArray(), Z);
        Interval bad = Interval.of(samples.stream().mapToDouble(Sample::bad).toArray(), Z);
        if (late.low() > allowed || bad.low() > goal.errorRate()) {
            return Optional.of(ruling(Ruling.Kind.FAILED, sentence(late, bad)));
        }
        boolean holds = late.high() < allowed && (bad.high() <= goal.errorRate() || bad.mean() == 0);
        if (holds) {
            return Optional.of(ruling(Ruling.Kind.HELD, sentence(late, bad)));
        }
        return Optional.empty();
    }

    /** The time is over: the means decide. */
    public Ruling close() {
        if (isMuch(Sample::obstacles)) {
            return voided(Sample::obstacles);
        }
        if (samples.isEmpty()) {
            return ruling(Ruling.Kind.VOID, "nothing was seen");
        }
        Interval late = Interval.of(samples.stream().mapToDouble(Sample::late).toArray(), Z);
        Interval bad = Interval.of(samples.stream().mapToDouble(Sample::bad).toArray(), Z);
        boolean rather = late.mean() <= 1 - goal.quantile() && bad.mean() <= goal.errorRate();
        return excused(new Ruling(
                rather ? Ruling.Kind.HELD : Ruling.Kind.FAILED, false, sentence(late, bad), List.copyOf(samples)));
    }

    private String sentence(Interval late, Interval bad) {
        return "late " + Interval.percent(late.mean()) + " of " + Interval.percent(1 - goal.quantile())
                + " allowed, bad " + Interval.percent(bad.mean()) + " of " + Interval.percent(goal.errorRate());
    }

    private Ruling ruling(Ruling.Kind kind, String why) {
        return new Ruling(kind, true, why, List.copyOf(samples));
    }
}
