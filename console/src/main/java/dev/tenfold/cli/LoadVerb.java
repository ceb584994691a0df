package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.drive.Honesty;
import dev.tenfold.drive.Journey;
import dev.tenfold.drive.LoadPlan;
import dev.tenfold.drive.Run;
import dev.tenfold.drive.Target;
import dev.tenfold.drive.WarmUp;
import dev.tenfold.drive.seek.Goal;
import dev.tenfold.load.Course;
import dev.tenfold.load.Profile;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ./tenfold load}: really sends requests, and tells what came of it. */
final class LoadVerb implements Verb {
    private static final Option RATE =
            Option.value("--rate", "N", "Requests per second, whatever the system does (default: 10).");
    private static final Option USERS =
            Option.value("--users", "N", "Users in place of a rate, who ask again when they are answered.");
    private static final Option DURATION =
            Option.value("--duration", "TIME", "How long (default: 30s; soak 1h; a scenario's own).");
    private static final Option SHAPE = Option.value(
            "--shape", "SHAPE", "steady, ramp from nothing, spike to three times, or soak (default: steady).");
    private static final Option TARGET =
            Option.value("--target", "URL", "The system that a SCENARIO's load is sent to.");
    private static final Option SCALE =
            Option.value("--scale", "FACTOR", "This part of the scenario's load, such as 0.02 (default: 1).");
    private static final Option EVEN = Option.flag("--even", "", "Evenly spaced requests instead of random ones.");
    private static final Format[] FORMATS = {Format.TEXT, Format.JSON};

    @Override
    public Usage usage() {
        List<Option> options = new ArrayList<>(List.of(
                RATE,
                USERS,
                DURATION,
                SHAPE,
                TARGET,
                SCALE,
                EVEN,
                TimeAxis.SCALING,
                Option.SEED,
                Option.SET,
                Option.OUT));
        options.addAll(LoadOptions.common());
        options.addAll(List.of(Option.format(FORMATS), Option.QUIET));
        return new Usage(
                "load",
                "Send real load to a system and tell how it fared",
                List.of(
                        "Sends requests to URL, or the load of SCENARIO to the system at --target: on schedule,"
                                + " whatever the system does, and with latency from the moment at which each was meant"
                                + " to be sent. Ends with 0 if the goals held, 1 if not, and 2 if the generator"
                                + " itself was the limit, so that nothing can be said. Ctrl-C ends it with what there"
                                + " is so far.",
                        "Only send load to systems that are yours."),
                "URL|SCENARIO",
                options,
                List.of(
                        "./tenfold load http://127.0.0.1:8080/ --rate 500 --duration 20s",
                        "./tenfold load http://127.0.0.1:8080/ --users 50 --p95 200ms --errors 0.1%",
                        "./tenfold load scenarios/users-x10.yaml --target http://127.0.0.1:8080 --scale 0.02"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse, BadInput {
        Format format = given.format(FORMATS);
        if (given.operands().size() > 1) {
            throw new Misuse("load takes one URL or SCENARIO");
        }
        LoadOptions options = new LoadOptions(given);
        LoadPlan plan = plan(given, options);
        Goal goal = options.goal();
        Honesty honesty = Honesty.forGoal(goal.seconds());
        int loops = options.loops();
        int warm = (int) options.time(LoadOptions.WARM_UP, "15s").toSeconds();
        try (Sending sending = new Sending(terminal, given.has(Option.QUIET))) {
            sending.warm(new WarmUp(Math.min(5, warm), warm), plan, loops);
            Run run = new Run(sending.vertx(), plan, loops, sending::show);
            long began = System.currentTimeMillis();
            sending.untilOver(run);
            TimeAxis axis = TimeAxis.of(TimeAxis.of(run, began), given.values(TimeAxis.SCALING));
            LoadResult result = new LoadResult(run, goal, honesty, axis);
            if (format == Format.JSON) {
                terminal.out().print(result.json());
            } else {
                result.lines().forEach(terminal.out()::println);
            }
            terminal.out().flush();
            options.write("load.json", result.json());
            return result.exit();
        }
    }

    private static LoadPlan plan(Given given, LoadOptions options) throws Misuse, BadInput {
        String operand = given.operands().get(0);
        if (LoadOptions.isAddress(operand)) {
            return ofAddress(operand, given, options);
        }
        Script script = ScenarioReader.read(Path.of(operand), given.values(Option.SET));
        String address = given.value(TARGET)
                .orElseThrow(() -> new Misuse("--target must name the system that the scenario's load is sent to"));
        LoadScenario load = new LoadScenario(script, options);
        List<Journey> journeys = load.journeys(options.target(address));
        Duration length = given.has(DURATION) ? options.time(DURATION, "") : script.length();
        return plan(given, options, journeys, load.traffic(journeys, options.number(SCALE, 1)), length);
    }

    private static LoadPlan ofAddress(String address, Given given, LoadOptions options) throws Misuse {
        if (given.has(RATE) && given.has(USERS)) {
            throw new Misuse("--rate and --users exclude each other");
        }
        LoadShape shape = LoadShape.of(given.value(SHAPE).orElse("steady"));
        Duration length = options.time(DURATION, shape.usualLength());
        double level = given.has(USERS) ? options.number(USERS, 1) : options.number(RATE, 10);
        Profile profile = shape.profile(level, length);
        Course course = new Course(profile, Optional.empty());
        List<Long> joints =
                java.util.Arrays.stream(profile.jointsNanos()).boxed().toList();
        LoadPlan.Traffic traffic =
                given.has(USERS) ? new LoadPlan.Closed(course) : new LoadPlan.Open(course, joints, given.has(EVEN));
        Target target = options.target(address);
        Journey journey = new Journey(
                "all", 1, List.of(options.call(target, LoadOptions.pathOf(address), Duration.ZERO, Duration.ZERO)));
        return plan(given, options, List.of(journey), traffic, length);
    }

    private static LoadPlan plan(
            Given given, LoadOptions options, List<Journey> journeys, LoadPlan.Traffic traffic, Duration length)
            throws Misuse {
        try {
            return new LoadPlan(
                    journeys,
                    traffic,
                    length,
                    options.time(LoadOptions.TIMEOUT, "10s"),
                    options.count(LoadOptions.CONNECTIONS, 1000),
                    given.number(Option.SEED).orElse(1),
                    options.trust());
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(wrong.getMessage());
        }
    }
}
