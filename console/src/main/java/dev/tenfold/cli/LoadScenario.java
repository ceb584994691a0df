package dev.tenfold.cli;

import dev.tenfold.drive.Call;
import dev.tenfold.drive.Journey;
import dev.tenfold.drive.LoadPlan;
import dev.tenfold.drive.Target;
import dev.tenfold.load.Course;
import dev.tenfold.load.Profile;
import dev.tenfold.scenario.JourneySpec;
import dev.tenfold.scenario.LoadSpec;
import dev.tenfold.scenario.Script;
import dev.tenfold.spelling.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The load of a scenario as something that can really be sent: its journeys, or endpoints, by weight, and its stages.
 */
record LoadScenario(Script script, LoadOptions options) {
    private static final Span NONE = new Span(Duration.ZERO, Duration.ZERO);

    List<Journey> journeys(Target target) throws Misuse {
        LoadSpec load = script.scenario().load();
        List<Journey> journeys = new ArrayList<>();
        for (JourneySpec each : load.journeys()) {
            journeys.add(journey(each, load, target));
        }
        for (LoadSpec.Endpoint each : load.endpoints()) {
            Span think = each.think().or(load::think).orElse(NONE);
            journeys.add(new Journey(each.path(), each.weight(), List.of(call(target, each.path(), think))));
        }
        if (journeys.isEmpty()) {
            journeys.add(
                    new Journey("/", 1, List.of(call(target, "/", load.think().orElse(NONE)))));
        }
        return journeys;
    }

    /** Steps that come several times do so; a mean that is no whole number is rounded. */
    private Journey journey(JourneySpec spec, LoadSpec load, Target target) throws Misuse {
        List<Call> calls = new ArrayList<>();
        for (JourneySpec.JourneyStep step : spec.steps()) {
            Span think = step.think().or(spec::think).or(load::think).orElse(NONE);
            for (long i = 0; i < Math.max(1, Math.round(step.times())); i++) {
                calls.add(call(target, step.path(), think));
            }
        }
        return new Journey(spec.name(), spec.weight(), calls);
    }

    private Call call(Target target, String path, Span think) throws Misuse {
        return options.call(target, path, think.least(), think.most());
    }

    /** A scenario counts requests per second, the engine visits, which make several. */
    LoadPlan.Traffic traffic(List<Journey> journeys, double scale) {
        LoadSpec load = script.scenario().load();
        Profile profile = script.profile();
        if (load.closed()) {
            return new LoadPlan.Closed(new Course(profile.times(scale), Optional.empty()));
        }
        double weights = journeys.stream().mapToDouble(Journey::weight).sum();
        double calls = journeys.stream()
                .mapToDouble(each -> each.weight() * each.calls().size())
                .sum();
        Profile visits = profile.times(scale * weights / calls);
        List<Long> joints = Arrays.stream(profile.jointsNanos()).boxed().toList();
        return new LoadPlan.Open(new Course(visits, Optional.empty()), joints, false);
    }
}
