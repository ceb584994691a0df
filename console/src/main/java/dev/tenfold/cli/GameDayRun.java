package dev.tenfold.cli;

import dev.tenfold.cli.GameDayRequest.Asked;
import dev.tenfold.document.BadInput;
import dev.tenfold.document.Problems;
import dev.tenfold.gameday.Logbook;
import dev.tenfold.gameday.ScenarioCourse;
import dev.tenfold.inject.ReplicaSource;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.day.GameDay;
import dev.tenfold.inject.day.Plan;
import dev.tenfold.inject.day.Preview;
import dev.tenfold.inject.day.State;
import dev.tenfold.inject.station.Station;
import dev.tenfold.rehearsal.History;
import dev.tenfold.report.Reports;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One game day from its words to its report. */
final class GameDayRun {
    private static final Duration START_WITHIN = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration UNDO_WITHIN = Duration.ofSeconds(15);

    private final Given given;
    private final Terminal terminal;
    private final Asked asked;
    private final GameDayTold told;

    private GameDayRun(Given given, Terminal terminal, Asked asked) {
        this.given = given;
        this.terminal = terminal;
        this.asked = asked;
        told = new GameDayTold(terminal, asked, given.has(Option.QUIET));
    }

    /** Reads what is asked, plays it, and judges it. */
    static Exit of(Given given, Terminal terminal) throws Misuse, BadInput {
        if (given.operands().size() > 1) {
            throw new Misuse("inject plays one SCENARIO, was " + String.join(" ", given.operands()));
        }
        Script script = read(given);
        GameDayRun run = new GameDayRun(given, terminal, new GameDayRequest(given).over(script));
        return given.has(InjectVerb.DRY_RUN) ? run.preview() : run.play();
    }

    private static Script read(Given given) throws Misuse, BadInput {
        List<String> overrides = new ArrayList<>(given.values(Option.SET));
        if (given.number(Option.SEED).isPresent()) {
            overrides.add("seed=" + given.number(Option.SEED).getAsLong());
        }
        Problems problems = new Problems();
        Path file = Path.of(given.operands().get(0));
        Optional<Script> script = ScenarioReader.read(file, Caches.formats(), overrides, problems);
        problems.throwIfAny();
        return script.orElseThrow();
    }

    /** A little of the scenario is run through for it: what is published shows with the first requests. */
    private Exit preview() throws Misuse {
        ScenarioCourse course = new ScenarioCourse(asked.script(), asked.course(), Logbook.none());
        course.advanceTo(asked.plan().from().plus(course.step().multipliedBy(2)));
        try (Station station = Station.open(asked.station())) {
            Preview preview = station.preview(plan(station), course);
            told.preview(preview);
            return preview.refusals().isEmpty() ? Exit.HELD : Exit.BAD_INPUT;
        } catch (IOException unusable) {
            throw new Misuse(unusable.getMessage());
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(wrong.getMessage());
        }
    }

    private Exit play() throws Misuse {
        Path out = Path.of(given.value(Option.OUT).orElse("out"));
        try {
            Files.createDirectories(out);
        } catch (IOException unwritable) {
            throw Misuse.file(out.toString(), unwritable);
        }
        Path record = out.resolve("record.jsonl");
        try (Interruption interruption = Interruption.ofGameDay();
                Logbook logbook = Logbook.in(record)) {
            ScenarioCourse course = new ScenarioCourse(asked.script(), asked.course(), logbook);
            String why = inject(course, interruption);
            Report report = judge(course.finish());
            List<Path> written = new ArrayList<>(Reports.write(report, out));
            written.add(record);
            boolean quiet = given.has(Option.QUIET) && report.held();
            if (!quiet) {
                terminal.out().print(dev.tenfold.report.Terminal.spell(report, terminal.colour(), written));
            }
            terminal.out().flush();
            boolean whole = why.equals(GameDayTold.RAN_ITS_LENGTH);
            return report.held() && whole ? Exit.HELD : Exit.FAILED;
        } catch (IOException | IllegalArgumentException unusable) {
            throw new Misuse(unusable.getMessage());
        }
    }

    /** With the sources of replicas, which only a station can open. */
    private Plan plan(Station station) {
        List<ReplicaSource> sources = new ArrayList<>();
        asked.sources().forEach((service, uri) -> sources.add(station.source(service, uri)));
        return asked.plan().reading(sources.toArray(ReplicaSource[]::new));
    }

    /** Returns why it ended, once nothing of it is left. */
    private String inject(ScenarioCourse course, Interruption interruption) throws IOException {
        try (Station station = Station.open(asked.station())) {
            course.injectedWhile(() -> station.all().stream().anyMatch(day -> day.state() != State.CHECKING));
            told.opened(station, given);
            GameDay day = station.start(plan(station), course, START_WITHIN);
            asked.prometheus().ifPresent(server -> station.watchAlerts(server, day));
            told.begun(day);
            while (day.state().isLive() && !station.awaitEnd(day, LOOK_EVERY)) {
                told.goesOn(day);
                interruption.why().ifPresent(why -> station.stop(day, why));
            }
            boolean ended = station.awaitEnd(day, UNDO_WITHIN);
            for (Sighting sighting : day.sightings()) {
                course.seen(sighting);
            }
            told.ended(day, ended);
            return day.why();
        }
    }

    private Report judge(History history) {
        String name = Path.of(asked.script().file()).getFileName().toString();
        String command = GameDayTold.command(given);
        if (given.has(Option.QUIET)) {
            return Verdict.ofGameDay(history, command, Version.current(), ProgressBar.silent());
        }
        try (ProgressBar bar = new ProgressBar(terminal, "Judging " + name)) {
            return Verdict.ofGameDay(history, command, Version.current(), bar);
        }
    }
}
