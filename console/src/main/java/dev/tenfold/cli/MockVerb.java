package dev.tenfold.cli;

import dev.tenfold.drive.mock.Choice;
import dev.tenfold.drive.mock.Faults;
import dev.tenfold.drive.mock.LiveMock;
import dev.tenfold.drive.mock.MockBook;
import dev.tenfold.drive.mock.MockCounts;
import dev.tenfold.drive.mock.MockPlan;
import dev.tenfold.drive.mock.MockServer;
import dev.tenfold.drive.replay.Secrets;
import dev.tenfold.recording.RecordedTraffic;
import dev.tenfold.spelling.Size;
import dev.tenfold.spelling.Span;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code ./tenfold mock}: the dependencies found in a recording, as a server that answers as they did. */
final class MockVerb implements Verb {
    private static final Option PORT =
            Option.value("--port", "PORT", "Listen there on 127.0.0.1 (default: any that is free).");
    private static final Option ALL =
            Option.flag("--all", "", "Answer for the recording's own host too, not only for what it depends on.");
    private static final Option ONLY = new Option(
            "--only", "", "NAME", true, "Answer only for this dependency: a host, or a server behind. Repeatable.");
    private static final Option FAULT = new Option(
            "--fault",
            "",
            "FAULT",
            true,
            "Do this wrong: " + Faults.SYNTAX + ". Repeatable, and switched while it runs.");
    private static final Option BY_CHANCE = Option.flag(
            "--by-chance", "", "Of several recorded answers give any, as often as recorded; else one after the other.");
    private static final Option SPEED =
            Option.value("--speed", "K", "Answer K times as fast as recorded; 0 for at once (default: 1).");
    private static final Option BODIES = Option.value(
            "--bodies", "SIZE", "Answer with at most so much where no body was recorded, but a size (default: 1Mi).");
    private static final Option FOR = Option.value("--for", "TIME", "End after this time (default: by Ctrl-C).");
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    @Override
    public Usage usage() {
        return new Usage(
                "mock",
                "Answer for the dependencies found in a recording",
                List.of(
                        "Finds what a recorded system depended on: hosts of an HTTP archive that are not its own, and"
                                + " the servers behind the proxy that wrote a log. Listens on this machine and gives"
                                + " their recorded answers, as slowly as they came, by path and query or else by route."
                                + " Without dependencies it answers for the recording itself.",
                        "GET " + MockServer.CONTROL + " tells what was called; PUT of latency=200ms,errors=10% to "
                                + MockServer.CONTROL + "/faults switches faults, DELETE ends them."),
                "RECORDING",
                List.of(
                        PORT,
                        ALL,
                        ONLY,
                        ReplayRequest.HOST,
                        FAULT,
                        BY_CHANCE,
                        SPEED,
                        BODIES,
                        Option.SEED,
                        ReplayRequest.SECRET,
                        ReplayRequest.NO_EMAILS,
                        ReplayRequest.LOG_FORMAT,
                        FOR,
                        Option.QUIET),
                List.of(
                        "./tenfold mock scenarios/traces/shop.har --port 9090 --for 1s",
                        "./tenfold mock shop.har --port 9090 --fault latency=200ms,errors=10%",
                        "curl -X PUT -d down http://127.0.0.1:9090/_tenfold/mock/faults"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse {
        if (given.operands().size() > 1) {
            throw new Misuse("mock answers for one RECORDING, was " + String.join(" ", given.operands()));
        }
        MockPlan plan = plan(given);
        Faults faults;
        Optional<Duration> length;
        int bodies;
        try {
            faults = Faults.parse(String.join(",", given.values(FAULT)));
            length = given.value(FOR).map(text -> Span.parse(text).most());
            bodies =
                    (int) Math.min(Size.parse(given.value(BODIES).orElse("1Mi")).bytes(), 1 << 30);
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(List.of(wrong.getMessage().split("\n")));
        }
        int port = ReplayRequest.port(given, PORT);
        MockBook book = book(given, bodies);
        try (Interruption interruption = Interruption.open();
                LiveMock mock = LiveMock.listen(book, plan, faults, port)) {
            tell(mock, book, terminal, given);
            wait(interruption, length);
            MockCounts counts = mock.counts();
            terminal.out()
                    .println(counts.calls() + " calls: " + counts.exact() + " as recorded, " + counts.like()
                            + " by route, " + counts.unknown() + " unknown; " + counts.errors() + " errors and "
                            + counts.resets() + " broken connections on purpose");
            terminal.out().flush();
            return Exit.HELD;
        } catch (IOException taken) {
            throw new Misuse(taken.getMessage());
        }
    }

    private static MockPlan plan(Given given) throws Misuse {
        String text = given.value(SPEED).orElse("1");
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,6})?")) {
            throw new Misuse(SPEED.name() + " must be a number >= 0, was " + text);
        }
        double speed = Double.parseDouble(text);
        Choice choice = given.has(BY_CHANCE) ? Choice.CHANCE : Choice.SEQUENCE;
        return new MockPlan(
                choice,
                speed == 0 ? Double.POSITIVE_INFINITY : speed,
                given.number(Option.SEED).orElse(1));
    }

    private static MockBook book(Given given, int bodies) throws Misuse {
        Secrets secrets = ReplayRequest.secrets(given);
        RecordedTraffic traffic = ReplayVerb.read(given, secrets);
        String main = given.value(ReplayRequest.HOST).orElse("");
        Set<String> known = MockBook.dependencies(traffic, main);
        Set<String> only = Set.copyOf(given.values(ONLY));
        if (!known.containsAll(only)) {
            throw new Misuse(ONLY.name() + " must be one of " + String.join(", ", known) + ", was "
                    + String.join(", ", given.values(ONLY)));
        }
        boolean whole = given.has(ALL) || known.isEmpty();
        return whole
                ? MockBook.ofAll(traffic, secrets, bodies)
                : MockBook.ofDependencies(traffic, main, only, secrets, bodies);
    }

    private static void tell(LiveMock mock, MockBook book, Terminal terminal, Given given) {
        terminal.out().println("listening on http://127.0.0.1:" + mock.port() + " with " + book.answers() + " answers");
        if (!given.has(Option.QUIET)) {
            book.hosts().forEach((host, many) -> terminal.out().println("  " + host + ": " + many));
        }
        terminal.out().flush();
    }

    private static void wait(Interruption interruption, Optional<Duration> length) {
        long began = System.nanoTime();
        try {
            while (interruption.why().isEmpty()
                    && length.map(each -> System.nanoTime() - began < each.toNanos())
                            .orElse(true)) {
                Thread.sleep(LOOK_EVERY.toMillis());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
