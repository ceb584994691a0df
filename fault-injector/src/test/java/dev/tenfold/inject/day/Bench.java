package dev.tenfold.inject.day;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.ManualLoop;
import dev.tenfold.inject.RecordingSink;
import dev.tenfold.inject.StraightCourse;
import dev.tenfold.inject.journal.Journal;
import dev.tenfold.inject.safety.Finding;
import dev.tenfold.inject.safety.Guard;
import dev.tenfold.inject.safety.HttpProbe;
import dev.tenfold.inject.safety.Probe;
import dev.tenfold.inject.safety.Rules;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Game days on a loop whose time the test lets pass, with one server, "here", that remembers. */
final class Bench implements AutoCloseable {
    static final Destination HERE = new Destination("memory", URI.create("http://127.0.0.1:9/here"), Map.of());
    static final Destination THERE = new Destination("memory", URI.create("http://127.0.0.1:9/there"), Map.of());
    static final Probe PROBE =
            new HttpProbe("errors", URI.create("http://127.0.0.1:9/ok"), Duration.ofSeconds(5), Map.of());

    final ManualLoop loop = new ManualLoop();
    final RecordingSink.Server server;
    final Map<String, RecordingSink.Server> servers;
    final Journal journal;
    final GameDays days;
    Future<Finding> finding = Future.succeededFuture(new Finding(Finding.Verdict.HOLDS, "errors is 0"));

    Bench(Path directory) throws IOException {
        this(directory, Rules.loopback(), Guard.NONE);
    }

    /** The next process, which meets the same servers. */
    Bench(Path directory, Bench before) throws IOException {
        this(directory, Rules.loopback(), Guard.NONE, before.servers);
    }

    Bench(Path directory, Rules rules, Guard guard) throws IOException {
        this(directory, rules, guard, new TreeMap<>());
    }

    private Bench(Path directory, Rules rules, Guard guard, Map<String, RecordingSink.Server> servers)
            throws IOException {
        this.servers = servers;
        server = serverOf(HERE);
        journal = Journal.open(directory.resolve("journal")).orElseThrow();
        days = new GameDays(new Gear(
                loop,
                loop.worker("clerk"),
                journal,
                rules,
                destination -> new RecordingSink(destination, serverOf(destination)),
                probe -> finding,
                new Claims(),
                guard));
    }

    final RecordingSink.Server serverOf(Destination destination) {
        return servers.computeIfAbsent(destination.uri().getPath(), path -> new RecordingSink.Server());
    }

    static Plan plan() {
        return Plan.until(Duration.ofMinutes(10)).to(HERE);
    }

    StraightCourse course() {
        return new StraightCourse("users x10", Duration.ofSeconds(1));
    }

    GameDay start(Plan plan) {
        return started(plan, course());
    }

    GameDay started(Plan plan, StraightCourse course) {
        Future<GameDay> start = days.start(plan, course);
        if (!start.succeeded()) {
            throw new AssertionError("not started", start.cause());
        }
        return start.result();
    }

    void pass(double seconds) {
        loop.pass(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** Values of the one series, in order. */
    List<Double> written() {
        return server.snapshots.stream()
                .map(each -> each.families().get(0).readings().get(0).value())
                .toList();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
