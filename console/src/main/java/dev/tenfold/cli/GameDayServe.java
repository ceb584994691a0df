package dev.tenfold.cli;

import dev.tenfold.inject.station.Station;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Game days of whoever asks for them over HTTP, until somebody ends the process. */
final class GameDayServe {
    private GameDayServe() {}

    static Exit run(Given given, Terminal terminal) throws Misuse {
        List<String> complaints = new ArrayList<>();
        if (!given.operands().isEmpty()) {
            complaints.add("--serve plays what it is asked for over HTTP, so it takes no SCENARIO, was "
                    + String.join(" ", given.operands()));
        }
        Path shelf = Path.of(given.value(InjectVerb.SERVE).orElseThrow());
        if (!Files.isDirectory(shelf)) {
            complaints.add("--serve must name a directory of scenarios, was " + shelf);
        }
        Station.Settings settings = new StationRequest(given, complaints).settings(shelf);
        if (!complaints.isEmpty()) {
            throw new Misuse(complaints);
        }
        try (Interruption interruption = Interruption.ofGameDay();
                Station station = Station.open(settings)) {
            new ScrapeLines(terminal.out(), given).print(station);
            terminal.out()
                    .println("Game days are started at " + station.root() + "/api/v1/game-days; " + station.root()
                            + "/api/v1/openapi.json says how. Ctrl-C ends and undoes them all.");
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
}
