package dev.tenfold.cli;

import dev.tenfold.gameday.ScenarioShelf;
import dev.tenfold.inject.gate.Entrance;
import dev.tenfold.inject.gate.Limits;
import dev.tenfold.inject.gate.Log;
import dev.tenfold.inject.station.Station;
import dev.tenfold.store.Retention;
import dev.tenfold.store.RunStore;
import dev.tenfold.web.RunLimits;
import dev.tenfold.web.RunService;
import dev.tenfold.web.WarmUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** {@code ./tenfold serve}: the page and the HTTP API, until somebody ends the process. */
final class ServeVerb implements Verb {
    static final Option HOST = Option.value(
            "--host",
            "ADDRESS",
            "Address that it listens at (default: 127.0.0.1). What other machines reach needs --token-file and"
                    + " --tls-cert.");
    static final Option PORT = Option.value("--port", "PORT", "Port that it listens at (default: 8090).");
    static final Option STORE = Option.value(
            "--store",
            "DIR",
            "Keep the runs in this directory (default: tenfold/runs in XDG_STATE_HOME or ~/.local/state).");
    static final Option SCENARIOS = Option.value(
            "--scenarios", "DIR", "Offer the scenarios of this directory (default: those that come with Tenfold).");
    static final Option OWN_RULES = Option.flag(
            "--own-rules", "", "Let clients send rules of their own (.drl): they are code, and run in this process.");

    private static final int DEFAULT_PORT = 8090;
    /** Somebody with a knob in the hand asks twenty times a second, and teams share an address. */
    private static final double REQUESTS_PER_SECOND = 500;

    @Override
    public Usage usage() {
        return new Usage(
                "serve",
                "Rehearse, compare and run game days in a browser, or over HTTP",
                List.of(
                        "Opens one page: choose or paste a scenario, run it, scrub through it, read why it scaled, turn"
                                + " its numbers and see the verdict change. Runs are kept, and survive restarts.",
                        "The same over HTTP: /api/v1/openapi.json says how."),
                "",
                List.of(
                        HOST,
                        PORT,
                        STORE,
                        SCENARIOS,
                        OWN_RULES,
                        InjectVerb.TOKEN,
                        InjectVerb.CERTIFICATE,
                        InjectVerb.KEY,
                        InjectVerb.SECRET,
                        InjectVerb.ALLOW,
                        InjectVerb.LOG),
                List.of(
                        "./tenfold serve",
                        "./tenfold serve --port 9000 --store /var/lib/tenfold --token-file token.txt"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse {
        List<String> complaints = new ArrayList<>();
        Optional<Path> scenarios = scenarios(given, complaints);
        StationRequest request = new StationRequest(given, complaints);
        Entrance entrance = request.entrance(request.port(PORT).orElse(DEFAULT_PORT))
                .with(Limits.USUAL.withRate(REQUESTS_PER_SECOND, (int) (4 * REQUESTS_PER_SECOND)));
        Log log = request.log();
        Path directory = given.value(STORE).map(Path::of).orElse(Caches.state().resolve("runs"));
        Station.Settings settings = settings(given, request, entrance, log, scenarios.orElse(directory));
        if (!complaints.isEmpty()) {
            throw new Misuse(complaints);
        }
        try (Interruption interruption = Interruption.ofGameDay();
                RunService service = new RunService(service(given, directory, scenarios, log));
                Station station = Station.open(joined(settings, service))) {
            warmUp(given, station);
            service.ready();
            terminal.out()
                    .println("Tenfold is at " + station.root() + "/ and keeps its runs in " + directory
                            + ". Ctrl-C ends it.");
            terminal.out().flush();
            interruption.await();
            return Exit.HELD;
        } catch (IOException unusable) {
            throw new Misuse(unusable.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Exit.HELD;
        }
    }

    /** With TLS it would have to trust itself first: the first clients wait a little longer then. */
    private static void warmUp(Given given, Station station) throws IOException, InterruptedException {
        if (!given.has(InjectVerb.CERTIFICATE)) {
            Optional<String> token = given.value(InjectVerb.TOKEN).isPresent()
                    ? Optional.of(Files.readString(
                                    Path.of(given.value(InjectVerb.TOKEN).orElseThrow()))
                            .strip())
                    : Optional.empty();
            new WarmUp(station.root(), token).run();
        }
    }

    /** The folder that was named; else the one beside the launcher, or here, if there is one. */
    private static Optional<Path> scenarios(Given given, List<String> complaints) {
        if (given.has(SCENARIOS)) {
            Path named = Path.of(given.value(SCENARIOS).orElseThrow());
            if (!Files.isDirectory(named)) {
                complaints.add("--scenarios must name a directory, was " + named);
            }
            return Optional.of(named);
        }
        return List.of(System.getProperty("tenfold.root", "."), ".").stream()
                .map(root -> Path.of(root).resolve("scenarios"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static Station.Settings settings(
            Given given, StationRequest request, Entrance entrance, Log log, Path scenarios) {
        return new Station.Settings(
                Caches.state(),
                request.rules(),
                entrance,
                false,
                OptionalInt.empty(),
                Set.copyOf(given.values(InjectVerb.SECRET)),
                new ScenarioShelf(scenarios, Caches.formats(), InstantSource.system()),
                log,
                System.getenv(),
                Station.Annex.none());
    }

    private static RunService.Settings service(Given given, Path directory, Optional<Path> scenarios, Log log)
            throws IOException {
        return new RunService.Settings(
                RunStore.open(directory, Retention.USUAL),
                scenarios,
                given.has(OWN_RULES),
                Caches.formats(),
                RunLimits.USUAL,
                RunService.usualWorkers(),
                Version.current(),
                InstantSource.system(),
                log);
    }

    /** A station with the service's operations at its door, and its guard before game days. */
    static Station.Settings joined(Station.Settings settings, RunService service) {
        return new Station.Settings(
                settings.state(),
                settings.rules(),
                settings.entrance(),
                settings.otherPort(),
                settings.scaler(),
                settings.secrets(),
                service.guarded(settings.courses()),
                settings.log(),
                settings.environment(),
                service.annex());
    }
}
