package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.drive.engine.Counter;
import dev.tenfold.drive.engine.Drive;
import dev.tenfold.drive.engine.Hyperfoil;
import dev.tenfold.drive.engine.Leash;
import dev.tenfold.drive.engine.Tool;
import dev.tenfold.spelling.Figure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code ./tenfold drive}: sends a scenario's load through another engine that is installed here. */
final class DriveVerb implements Verb {
    private static final Option ENGINE =
            Option.value("--engine", "ENGINE", "k6, gatling, locust, jmeter or hyperfoil.");
    private static final Option HOME = Option.value(
            "--engine-home", "DIR", "Where the engine is installed, if it is not on the PATH; for gatling its jars.");
    private static final Option CONTROLLER =
            Option.value("--controller", "URL", "Controller of hyperfoil (default: http://127.0.0.1:8090).");
    private static final Option COUNTER = Option.value(
            "--counter",
            "URL#METRIC",
            "The target's own counter of requests, read before and after, such as"
                    + " http://127.0.0.1:8080/metrics#http_requests_total.");

    private static final Option RESULTS = Option.value(
            "--results", "FILE", "Drives nothing, and reads this result of an earlier run; may be given again.");
    private static final Format[] FORMATS = {Format.TEXT, Format.JSON};

    @Override
    public Usage usage() {
        return new Usage(
                "drive",
                "Send a scenario's load through another engine",
                List.of("Exports the load of a scenario, starts the engine on it and reads its results back. The engine"
                        + " is gone within ten seconds of the planned end, and when Tenfold ends, however it ends. Its"
                        + " file, its results, what it printed and drive.json are in out/ENGINE."),
                "SCENARIO",
                List.of(
                        ENGINE,
                        EngineRequest.TARGET,
                        EngineRequest.SCALE,
                        HOME,
                        CONTROLLER,
                        COUNTER,
                        TimeAxis.SCALING,
                        RESULTS,
                        Option.OUT,
                        Option.SET,
                        Option.format(FORMATS),
                        Option.QUIET),
                List.of(
                        "./tenfold drive scenarios/users-x10.yaml --engine locust --scale 1/50"
                                + " --target http://127.0.0.1:8080",
                        "./tenfold drive scenarios/users-x10.yaml --engine k6 --results k6-samples.json --scaling"
                                + " activities.json"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse, BadInput {
        EngineRequest request = EngineRequest.of(given, ENGINE);
        if (request.tool() == Tool.K6_OPERATOR) {
            throw new Misuse("k6-operator is driven by kubectl: see ./tenfold export --help");
        }
        Path folder =
                Path.of(given.value(Option.OUT).orElse("out"), request.tool().word());
        try {
            DriveReport report = new DriveReport();
            if (given.has(RESULTS)) {
                report.results(given.values(RESULTS).stream().map(Path::of).toList());
            } else {
                Optional<Counter> counter = given.value(COUNTER).map(Counter::parse);
                drive(request, given, folder, counter, terminal, report);
            }
            report.axis(given.values(TimeAxis.SCALING));
            return report.tell(terminal, given.format(FORMATS), folder);
        } catch (IOException | IllegalStateException | IllegalArgumentException trouble) {
            throw new Misuse(request.tool().word() + ": " + trouble.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Exit.FAILED;
        }
    }

    private static void drive(
            EngineRequest request,
            Given given,
            Path folder,
            Optional<Counter> counter,
            Terminal terminal,
            DriveReport report)
            throws IOException, InterruptedException {
        double before = counter.isPresent() ? counter.get().read() : 0;
        boolean remote = request.tool() == Tool.HYPERFOIL;
        Optional<Path> home = given.value(HOME).map(Path::of);
        String path = System.getenv().getOrDefault("PATH", "");
        URI controller = URI.create(given.value(CONTROLLER).orElse("http://127.0.0.1:8090"));
        Drive drive = remote
                ? Drive.onController(controller, request.traffic(), folder)
                : Drive.start(request.tool(), request.traffic(), folder, home, path);
        terminal.err()
                .println(request.tool().word() + " runs as " + drive.leash().id() + "; it is over in at most "
                        + Figure.time(drive.planned().toSeconds()));
        terminal.err().flush();
        Leash.Ending ending;
        try (Leash leash = drive.leash()) {
            ending = leash.await();
        }
        if (remote) {
            Files.writeString(
                    drive.log(),
                    new Hyperfoil(controller).statistics(drive.leash().id()));
        }
        List<Path> results =
                remote ? List.of(drive.log()) : Drive.results(request.tool(), request.traffic(), folder, home, path);
        report.results(results);
        report.planned(request.traffic().requests());
        if (counter.isPresent()) {
            report.counted(counter.get().read() - before);
        }
        report.ended(ending, drive.log());
    }
}
