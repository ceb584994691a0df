package dev.tenfold.cli;

import dev.tenfold.cli.GameDayRequest.Overlaid;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.day.GameDay;
import dev.tenfold.inject.day.Preview;
import dev.tenfold.inject.overlay.Overlay;
import dev.tenfold.inject.overlay.PrometheusSeries;
import dev.tenfold.inject.station.Station;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A game day of real series with a fault on top. */
final class GameDayOverlay {
    private static final Duration START_WITHIN = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration UNDO_WITHIN = Duration.ofSeconds(15);

    private GameDayOverlay() {}

    static Exit run(Given given, Terminal terminal) throws Misuse {
        Overlaid asked = new GameDayRequest(given).overlaid();
        Overlay overlay = new Overlay(
                "overlay",
                new PrometheusSeries(asked.real(), Optional.empty()),
                asked.distortions(),
                asked.length(),
                asked.step());
        try (Interruption interruption = Interruption.ofGameDay();
                Station station = Station.open(asked.station())) {
            if (given.has(InjectVerb.DRY_RUN)) {
                return preview(station.preview(asked.plan(), overlay), terminal);
            }
            if (!given.has(Option.QUIET)) {
                new ScrapeLines(terminal.out(), given).print(station);
                terminal.out().flush();
            }
            GameDay day = station.start(asked.plan(), overlay, START_WITHIN);
            terminal.err().println("Game day " + day.id() + " has begun. Ctrl-C ends it and undoes it.");
            int told = 0;
            while (day.state().isLive() && !station.awaitEnd(day, LOOK_EVERY)) {
                told = tell(day, told, terminal);
                interruption.why().ifPresent(why -> station.stop(day, why));
            }
            boolean undone = station.awaitEnd(day, UNDO_WITHIN);
            tell(day, told, terminal);
            terminal.err()
                    .println("The game day has ended: " + day.why()
                            + (undone ? ". Nothing of it is left." : ". Not everything could be undone yet."));
            return day.why().equals(GameDayTold.RAN_ITS_LENGTH) ? Exit.HELD : Exit.FAILED;
        } catch (IOException | IllegalArgumentException unusable) {
            throw new Misuse(unusable.getMessage());
        }
    }

    private static int tell(GameDay day, int told, Terminal terminal) {
        List<Sighting> seen = day.sightings();
        seen.subList(told, seen.size()).forEach(each -> terminal.err().println(each.subject() + ": " + each.text()));
        terminal.err().flush();
        return seen.size();
    }

    private static Exit preview(Preview preview, Terminal terminal) {
        terminal.out().println("Would inject " + preview.series() + " series:");
        preview.families()
                .forEach(line -> terminal.out().println("  " + line.family() + ", of " + line.series() + " series"));
        preview.refusals().forEach(refusal -> terminal.out().println("It would be refused: " + refusal));
        terminal.out().println("Nothing was injected.");
        return preview.refusals().isEmpty() ? Exit.HELD : Exit.BAD_INPUT;
    }
}
