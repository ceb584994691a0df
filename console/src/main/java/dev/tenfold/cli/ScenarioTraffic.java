package dev.tenfold.cli;

import dev.tenfold.drive.engine.Goals;
import dev.tenfold.drive.engine.Story;
import dev.tenfold.drive.engine.Stretch;
import dev.tenfold.drive.engine.Traffic;
import dev.tenfold.load.Profile;
import dev.tenfold.scenario.Expectations;
import dev.tenfold.scenario.JourneySpec;
import dev.tenfold.scenario.LoadSpec;
import dev.tenfold.scenario.Script;
import dev.tenfold.spelling.Span;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The load of a scenario, for other engines. */
final class ScenarioTraffic {
    private final Script script;
    private final LoadSpec load;
    private final Map<String, String> targets;

    private ScenarioTraffic(Script script, Map<String, String> targets) {
        this.script = script;
        this.targets = targets;
        load = script.scenario().load();
    }

    /**
     * The load of a scenario.
     *
     * @param targets addresses of services by name; by the empty name that of all others; else http://NAME
     * @param scale of its level; > 0
     */
    static Traffic of(Script script, Map<String, String> targets, double scale) {
        ScenarioTraffic traffic = new ScenarioTraffic(script, targets);
        List<Story> stories = traffic.stories();
        double weights = stories.stream().mapToDouble(Story::weight).sum();
        double requests = stories.stream()
                        .mapToDouble(story -> story.weight() * story.requests())
                        .sum()
                / weights;
        double factor = traffic.load.closed() ? scale : scale / requests;
        String file = Path.of(script.file()).getFileName().toString().replaceFirst("\\.ya?ml$", "");
        String name =
                file.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return new Traffic(
                name.isEmpty() ? "load" : name,
                script.scenario().title(),
                traffic.load.closed(),
                traffic.stretches(factor),
                stories,
                traffic.load.timeout(),
                goals(script.scenario().expect()),
                traffic.leftAside());
    }

    private List<Story> stories() {
        if (!load.journeys().isEmpty()) {
            return load.journeys().stream().map(this::story).toList();
        }
        if (load.endpoints().isEmpty()) {
            return List.of(new Story("/", 1, List.of(step(load.service(), "/", 1, load.think()))));
        }
        return load.endpoints().stream()
                .map(each -> new Story(
                        each.path(),
                        each.weight(),
                        List.of(step(
                                load.service(), each.path(), 1, each.think().or(load::think)))))
                .toList();
    }

    private Story story(JourneySpec journey) {
        List<Story.Step> steps = journey.steps().stream()
                .map(step -> step(
                        step.service().orElse(load.service()),
                        step.path(),
                        step.times(),
                        step.think().or(journey::think).or(load::think)))
                .toList();
        return new Story(journey.name(), journey.weight(), steps);
    }

    /** Users of whom nothing is said think for a second, as in rehearsals. */
    private Story.Step step(String service, String path, double times, Optional<Span> think) {
        Duration usual = load.closed() ? Duration.ofSeconds(1) : Duration.ZERO;
        Span span = think.orElse(new Span(usual, usual));
        String base = targets.getOrDefault(service, targets.getOrDefault("", "http://" + service));
        String slash = path.startsWith("/") ? "" : "/";
        URI address = URI.create(base.replaceFirst("/+$", "") + slash + path.replace(" ", "%20"));
        return new Story.Step(
                address, times, span.least().toMillis(), span.most().toMillis());
    }

    private List<Stretch> stretches(double factor) {
        List<Stretch> stretches = new ArrayList<>();
        long end = script.length().toNanos();
        long time = 0;
        for (Profile.Piece piece : script.profile().pieces()) {
            long length = Math.min(piece.lengthNanos(), end - time);
            long millis = Math.round((time + length) / 1e6) - Math.round(time / 1e6);
            if (millis > 0) {
                double share = (double) length / piece.lengthNanos();
                double to = piece.from() + (piece.to() - piece.from()) * share;
                stretches.add(new Stretch(piece.from() * factor, to * factor, millis));
            }
            time += Math.max(0, length);
        }
        return stretches;
    }

    private static Goals goals(Expectations expect) {
        Optional<Duration> p95 = expect.p95().isPresent() || expect.ignore().contains("p95-while-scaling")
                ? expect.p95()
                : Optional.of(expect.p95WhileScaling());
        OptionalDouble errors = expect.errors().isPresent()
                ? OptionalDouble.of(expect.errors().get().ratio())
                : expect.ignore().contains("errors-while-scaling")
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(expect.errorsWhileScaling().ratio());
        return new Goals(p95, errors);
    }

    private List<String> leftAside() {
        List<String> aside = new ArrayList<>();
        if (!load.surges().isEmpty()) {
            aside.add("surges on one endpoint or journey");
        }
        load.noise().ifPresent(noise -> aside.add("noise: " + noise.title()));
        load.retry().ifPresent(retry -> aside.add("retries of clients"));
        return aside;
    }
}
