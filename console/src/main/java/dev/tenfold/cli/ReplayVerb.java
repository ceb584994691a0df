package dev.tenfold.cli;

import dev.tenfold.drive.replay.LivePlayback;
import dev.tenfold.drive.replay.Outcome;
import dev.tenfold.drive.replay.OutcomeReport;
import dev.tenfold.drive.replay.Playback;
import dev.tenfold.drive.replay.ReplayPlan;
import dev.tenfold.drive.replay.Secrets;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.RecordedTraffic;
import dev.tenfold.recording.file.Recordings;
import dev.tenfold.spelling.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ./tenfold replay}: recorded traffic, sent again and compared. */
final class ReplayVerb implements Verb {
    private static final Option DRY_RUN =
            Option.flag("--dry-run", "", "Say what would be sent where, and send nothing.");
    private static final Option JSON = Option.value("--json", "FILE", "Write the result there too, as JSON.");
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    @Override
    public Usage usage() {
        return new Usage(
                "replay",
                "Send recorded traffic again and compare the answers",
                List.of(
                        "Reads an HTTP archive (HAR) or an access log (common, combined, nginx, ALB, CloudFront,"
                                + " Envoy, Caddy, Traefik, HAProxy, JSON) and sends its requests when they came,"
                                + " faster, or for more users. Tells how many were answered well, and how many match"
                                + " the recorded ones: status class, size, fields of JSON.",
                        "Nothing is sent to a host that is not named here, and nothing beyond this machine without"
                                + " --allow. Passwords, tokens, cookies and keys are taken out of headers, addresses"
                                + " and bodies before they are sent; docs/replay.md has the list."),
                "RECORDING",
                options(),
                List.of(
                        "./tenfold replay scenarios/traces/shop.har --target http://127.0.0.1:8080 --dry-run",
                        "./tenfold replay shop.har --target http://127.0.0.1:8080 --map '*=http://127.0.0.1:9090'",
                        "./tenfold replay access.log.gz --target http://127.0.0.1:8080 --speed 10 --times 5",
                        "./tenfold replay access.log --target https://qa.example --allow qa.example --harmless"));
    }

    private static List<Option> options() {
        List<Option> options = new ArrayList<>(ReplayRequest.options());
        options.addAll(List.of(DRY_RUN, JSON, Option.QUIET));
        return options;
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse {
        if (given.operands().size() > 1) {
            throw new Misuse("replay plays one RECORDING, was " + String.join(" ", given.operands()));
        }
        ReplayPlan plan = ReplayRequest.plan(given);
        double success = ReplayRequest.share(given, ReplayRequest.SUCCESS);
        double match = ReplayRequest.share(given, ReplayRequest.MATCH);
        Playback playback = new Playback(read(given, plan.secrets()), plan);
        if (given.has(DRY_RUN)) {
            preview(playback, terminal);
            return Exit.HELD;
        }
        Outcome outcome = play(playback, given, terminal);
        OutcomeReport report = new OutcomeReport(outcome);
        boolean held = outcome.all().count() == outcome.planned()
                && 1 - outcome.all().errorRate() >= success
                && !(outcome.matches().rate() < match);
        if (!given.has(Option.QUIET) || !held) {
            report.lines().forEach(terminal.out()::println);
        }
        if (given.value(JSON).isPresent()) {
            write(given.value(JSON).get(), report);
        }
        return held ? Exit.HELD : Exit.FAILED;
    }

    /** What is wrong with a file is told without what looks like a secret in it. */
    static RecordedTraffic read(Given given, Secrets secrets) throws Misuse {
        Path file = Path.of(given.operands().get(0));
        try {
            return Recordings.traffic(
                    file, given.value(ReplayRequest.LOG_FORMAT).orElse(""));
        } catch (BadRecording unreadable) {
            throw new Misuse(unreadable.problems().stream()
                    .map(problem -> file + (problem.line() > 0 ? ":" : ": ") + secrets.text(problem.text()))
                    .toList());
        }
    }

    private static void preview(Playback playback, Terminal terminal) {
        terminal.out()
                .println("would send " + playback.planned() + " requests in "
                        + Figure.time(playback.length().toNanos() / 1e9));
        playback.targets().forEach((server, many) -> terminal.out().println("to " + server + ": " + many));
        playback.playlist()
                .leftOut()
                .forEach((reason, many) -> terminal.out().println("left out: " + many + ", " + reason));
    }

    private static Outcome play(Playback playback, Given given, Terminal terminal) {
        if (!given.has(Option.QUIET)) {
            terminal.err()
                    .println("sending " + playback.planned() + " requests in "
                            + Figure.time(playback.length().toNanos() / 1e9)
                            + "; Ctrl-C ends it with the result so far");
            terminal.err().flush();
        }
        try (Interruption interruption = Interruption.open();
                LivePlayback live = LivePlayback.begin(playback)) {
            Optional<Outcome> outcome = live.await(LOOK_EVERY);
            while (outcome.isEmpty()) {
                interruption.why().ifPresent(why -> live.cut());
                outcome = live.await(LOOK_EVERY);
            }
            return outcome.get();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", ended);
        }
    }

    private static void write(String file, OutcomeReport report) throws Misuse {
        try {
            Files.writeString(Path.of(file), report.jsonText() + "\n");
        } catch (IOException unwritable) {
            throw Misuse.file(file, unwritable);
        }
    }
}
