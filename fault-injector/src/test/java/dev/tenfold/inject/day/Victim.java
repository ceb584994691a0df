package dev.tenfold.inject.day;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Loop;
import dev.tenfold.inject.StraightCourse;
import dev.tenfold.inject.journal.Journal;
import dev.tenfold.inject.safety.Guard;
import dev.tenfold.inject.safety.PostingSinks;
import dev.tenfold.inject.safety.Rules;
import dev.tenfold.inject.safety.WardenOrder;
import dev.tenfold.inject.safety.Wardens;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that injects until it is killed: what tests do to it must leave nothing behind. */
public final class Victim {
    private Victim() {}

    /** @param args the journal, the server, {@code guarded}, {@code alone} or {@code idle} */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        Vertx vertx = Vertx.vertx();
        Journal journal = Journal.open(file, Duration.ofSeconds(20)).orElseThrow();
        Guard guard = args[2].equals("guarded")
                ? new Wardens(
                        Loop.of(vertx, Clock.systemUTC()),
                        WardenOrder.like(file, PostingSinks.class.getName()).within(Duration.ofSeconds(8)))
                : Guard.NONE;
        GameDays days = new GameDays(vertx, journal, Rules.loopback(), PostingSinks::open, guard);
        // As the command line does when it is told to end.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(days)));
        if (args[2].equals("idle")) {
            System.out.println("idle 0");
            return;
        }
        Destination server = new Destination("posting", URI.create(args[1]), Map.of());
        days.start(
                        Plan.until(Duration.ofMinutes(2)).to(server).at(5),
                        new StraightCourse("victim", Duration.ofSeconds(1)))
                .onSuccess(
                        day -> System.out.println("running " + (guard instanceof Wardens wardens ? wardens.pid() : 0)))
                .onFailure(failed -> System.out.println("failed " + failed));
    }

    private static void end(GameDays days) {
        try {
            days.close("told to end").toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException left) {
            System.out.println("left " + left);
        }
    }
}
