package dev.tenfold.confirm;

import dev.tenfold.drive.Call;
import dev.tenfold.drive.Journey;
import dev.tenfold.drive.LoadPlan;
import dev.tenfold.drive.Target;
import dev.tenfold.drive.Template;
import dev.tenfold.load.Course;
import dev.tenfold.load.Profile;
import dev.tenfold.scenario.LoadSpec;
import dev.tenfold.scenario.Script;
import dev.tenfold.spelling.Figure;
import dev.tenfold.spelling.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scenario's load as the engine sends it. */
final class Traffic {
    /** What replicas answer without work. */
    static final String NOTHING = "/ready";

    private static final int CONNECTIONS = 2000;

    private Traffic() {}

    /** The load of a scenario, at a server, over its length. */
    static LoadPlan of(Script script, Target target, long seed) {
        return of(script, script.profile(), script.length(), target, seed);
    }

    /** The same kinds of requests at a steady level. */
    static LoadPlan steady(Script script, double level, Duration length, Target target, long seed) {
        Profile flat = new Profile(List.of(new Profile.Piece(level, level, length.toNanos())));
        return of(script, flat, length, target, seed);
    }

    /** The same with as many questions that a replica answers at once, which tell what the way takes. */
    static LoadPlan probe(Script script, double level, Duration length, Target target, long seed) {
        LoadPlan plain = steady(script, level * 2, length, target, seed);
        List<Journey> both = new ArrayList<>(plain.journeys());
        double weight = both.stream().mapToDouble(Journey::weight).sum();
        both.add(new Journey(NOTHING, weight, List.of(Call.get(target, NOTHING))));
        return new LoadPlan(both, plain.traffic(), length, plain.timeout(), CONNECTIONS, seed, Optional.empty());
    }

    private static LoadPlan of(Script script, Profile profile, Duration length, Target target, long seed) {
        LoadSpec load = script.scenario().load();
        Course course = new Course(profile, Optional.empty());
        List<Long> joints = Arrays.stream(profile.jointsNanos()).boxed().toList();
        double variability = script.scenario()
                .services()
                .get(load.service())
                .arrivalVariability()
                .orElse(1.0);
        LoadPlan.Traffic traffic =
                load.closed() ? new LoadPlan.Closed(course) : new LoadPlan.Open(course, joints, variability == 0);
        return new LoadPlan(
                journeys(load, target), traffic, length, load.timeout(), CONNECTIONS, seed, Optional.empty());
    }

    private static List<Journey> journeys(LoadSpec load, Target target) {
        List<Journey> journeys = new ArrayList<>();
        List<LoadSpec.Asked> asked = load.asked();
        for (int i = 0; i < asked.size(); i++) {
            String path = load.kinds().get(i).path();
            Optional<Span> think = asked.get(i).think();
            Call call = new Call(
                    "GET " + path,
                    target,
                    "GET",
                    Template.of(path),
                    Map.of(
                            "X-Tenfold-Cpu",
                            Template.of(Figure.plain(asked.get(i).cpuFactor(), 6))),
                    Template.of(""),
                    List.of(),
                    List.of(),
                    think.map(Span::least).orElse(Duration.ZERO),
                    think.map(Span::most).orElse(Duration.ZERO));
            journeys.add(new Journey(path, load.kinds().get(i).weight(), List.of(call)));
        }
        return journeys;
    }
}
