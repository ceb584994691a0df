package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.drive.Honesty;
import dev.tenfold.drive.Journey;
import dev.tenfold.drive.LoadPlan;
import dev.tenfold.drive.Run;
import dev.tenfold.drive.Target;
import dev.tenfold.drive.WarmUp;
import dev.tenfold.drive.seek.Goal;
import dev.tenfold.drive.seek.Limit;
import dev.tenfold.drive.seek.MaxTps;
import dev.tenfold.drive.seek.Search;
import dev.tenfold.drive.seek.Tryout;
import dev.tenfold.load.Course;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ./tenfold max-tps}: searches the highest rate at which a system meets its goals. */
final class MaxTpsVerb implements Verb {
    private static final Option FIRST =
            Option.value("--first", "N", "The rate to begin with, per second (default: 20).");
    private static final Option MOST = Option.value("--most", "N", "Try no higher rate (default: 100000).");
    private static final Option QUICK = Option.flag("--quick", "", "Shorter steps and a wider interval.");
    private static final Format[] FORMATS = {Format.TEXT, Format.JSON};

    @Override
    public Usage usage() {
        List<Option> options = new ArrayList<>(List.of(
                FIRST,
                MOST,
                QUICK,
                ResourceWatch.PID,
                ResourceWatch.PROMETHEUS,
                ResourceWatch.WATCH,
                Option.SEED,
                Option.SET,
                Option.OUT));
        options.addAll(LoadOptions.common());
        options.addAll(List.of(Option.format(FORMATS), Option.QUIET));
        return new Usage(
                "max-tps",
                "Search the highest rate at which a system meets its goals",
                List.of(
                        "Raises the rate of requests to URL step by step until the goals are missed, lets the system"
                                + " come to rest, narrows the rate down, confirms it for longer, and tells it with an"
                                + " interval, the knee, and what limits. Of a SCENARIO it searches the simulated"
                                + " system in virtual time, and rehearses that rate sustained, soaked, as a spike, and"
                                + " after ramps of several lengths.",
                        "Only send load to systems that are yours."),
                "URL|SCENARIO",
                options,
                List.of(
                        "./tenfold max-tps http://127.0.0.1:8080/ --p95 100ms",
                        "./tenfold max-tps http://127.0.0.1:8080/ --quick --pid 4711",
                        "./tenfold max-tps scenarios/users-x10.yaml"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse, BadInput {
        Format format = given.format(FORMATS);
        if (given.operands().size() > 1) {
            throw new Misuse("max-tps takes one URL or SCENARIO");
        }
        LoadOptions options = new LoadOptions(given);
        String operand = given.operands().get(0);
        MaxTpsResult result;
        List<String> more = new ArrayList<>();
        if (LoadOptions.isAddress(operand)) {
            result = ofAddress(operand, given, options, terminal);
        } else {
            Script script = ScenarioReader.read(Path.of(operand), given.values(Option.SET));
            result = ofScenario(script, given, options);
            if (result.found().answer().confirmed()) {
                SimulatedSystem scaled = new SimulatedSystem(script, result.goal(), true);
                more.addAll(new LoadVariants(
                                scaled, result.goal(), result.found().answer().rate(), result.unit())
                        .lines());
            }
        }
        print(format, result, more, terminal);
        options.write("max-tps.json", result.json());
        return result.exit();
    }

    private static void print(Format format, MaxTpsResult result, List<String> more, Terminal terminal) {
        if (format == Format.JSON) {
            terminal.out().print(result.json());
        } else {
            result.lines().forEach(terminal.out()::println);
            if (!more.isEmpty()) {
                terminal.out().println();
                more.forEach(terminal.out()::println);
            }
        }
        terminal.out().flush();
    }

    private static Search search(LoadOptions options, double first, double usualMost) throws Misuse {
        double most = options.number(MOST, usualMost);
        return new Search(options.number(FIRST, first), most, options.given().has(QUICK) ? 1.1 : 1.05);
    }

    private static MaxTpsResult ofScenario(Script script, Given given, LoadOptions options) throws Misuse {
        boolean users = script.scenario().load().closed();
        double level = Math.max(1e-3, script.profile().at(0));
        Goal goal = options.goal();
        List<Limit.Observed> observed = new ArrayList<>();
        MaxTps search = new MaxTps(
                new SimulatedSystem(script, goal, false),
                goal,
                given.has(QUICK) ? MaxTps.Pace.QUICK : MaxTps.Pace.DEFAULT,
                search(options, level / 10, 1e9),
                tried -> observed.add(new Limit.Observed(tried, Map.of())));
        MaxTps.Found found = Sending.await(search.find());
        return new MaxTpsResult(found, goal, Limit.of(observed, found.answer()), users ? " users" : "/s");
    }

    private static MaxTpsResult ofAddress(String address, Given given, LoadOptions options, Terminal terminal)
            throws Misuse {
        Goal goal = options.goal();
        Honesty honesty = Honesty.forGoal(goal.seconds());
        int loops = options.loops();
        int warm = (int) options.time(LoadOptions.WARM_UP, "15s").toSeconds();
        Search search = search(options, 20, 100_000);
        LoadPlan pattern = plan(address, given, options, Math.min(1000, options.number(MOST, 1000)));
        try (Sending sending = new Sending(terminal, given.has(Option.QUIET));
                ResourceWatch watch = ResourceWatch.of(given)) {
            sending.warm(new WarmUp(Math.min(5, warm), warm), pattern, loops);
            Tryout tryout = Tryout.real(
                    (plan, goesOn) -> new Run(sending.vertx(), plan, loops, goesOn),
                    (rate, seconds) -> pattern.with(steady(rate, seconds), Duration.ofSeconds(seconds)),
                    goal,
                    honesty);
            List<Limit.Observed> observed = new ArrayList<>();
            MaxTps seek = new MaxTps(
                    tryout, goal, given.has(QUICK) ? MaxTps.Pace.QUICK : MaxTps.Pace.DEFAULT, search, tried -> {
                        observed.add(new Limit.Observed(
                                tried, watch.last(tried.ruling().samples().size())));
                        sending.say(MaxTpsResult.told(tried, "/s"));
                    });
            sending.onInterrupt(seek::stop);
            MaxTps.Found found = Sending.await(seek.find());
            return new MaxTpsResult(found, goal, Limit.of(observed, found.answer()), "/s");
        }
    }

    /** Independent users come by chance, not by a metronome. */
    private static LoadPlan.Traffic steady(double rate, int seconds) {
        Course course = new Course(LoadShape.STEADY.profile(rate, Duration.ofSeconds(seconds)), Optional.empty());
        return new LoadPlan.Open(course, List.of(), false);
    }

    private static LoadPlan plan(String address, Given given, LoadOptions options, double rate) throws Misuse {
        Target target = options.target(address);
        Journey journey = new Journey(
                "all", 1, List.of(options.call(target, LoadOptions.pathOf(address), Duration.ZERO, Duration.ZERO)));
        try {
            return new LoadPlan(
                    List.of(journey),
                    steady(rate, 1),
                    Duration.ofSeconds(1),
                    options.time(LoadOptions.TIMEOUT, "10s"),
                    options.count(LoadOptions.CONNECTIONS, 1000),
                    given.number(Option.SEED).orElse(1),
                    options.trust());
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(wrong.getMessage());
        }
    }
}
