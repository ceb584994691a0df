package dev.tenfold.cli;

import dev.tenfold.inject.station.Station;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The emergency stop: all game days of this user on this machine. */
final class GameDayStop {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private GameDayStop() {}

    static Exit run(Given given, Terminal terminal) throws Misuse {
        if (!given.operands().isEmpty()) {
            throw new Misuse("--stop-all stops every game day, so it takes no SCENARIO, was "
                    + String.join(" ", given.operands()));
        }
        Path state = Caches.state();
        try {
            int left = Station.stopAll(state, PATIENCE);
            if (left == 0) {
                terminal.out().println("All game days have ended, and nothing of them is left.");
                return Exit.HELD;
            }
            terminal.err()
                    .println(left + (left == 1 ? " process has" : " processes have")
                            + " not ended after 30 s, or cannot undo what was injected. No game day begins while "
                            + Station.stopFile(state) + " is there.");
            return Exit.FAILED;
        } catch (IOException unusable) {
            throw new Misuse(state + ": " + unusable.getMessage());
        }
    }
}
