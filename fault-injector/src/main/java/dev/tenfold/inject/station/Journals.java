package dev.tenfold.inject.station;

import dev.tenfold.inject.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The journals of one user, a file for each process that injects at the same time. */
final class Journals {
    private static final int MOST = 64;

    private final Path directory;

    Journals(Path directory) {
        this.directory = directory;
    }

    /**
     * One that no living process holds; first one in which something is left to be undone.
     *
     * @throws IOException if there is none, or it cannot be read
     */
    Journal take() throws IOException {
        Optional<Journal> empty = Optional.empty();
        for (int number = 0; number < MOST; number++) {
            boolean known = Files.exists(file(number));
            if (!known && empty.isPresent()) {
                continue;
            }
            Optional<Journal> free = Journal.open(file(number));
            if (free.isPresent() && !free.get().debts().isEmpty()) {
                if (empty.isPresent()) {
                    empty.get().close();
                }
                return free.get();
            }
            if (free.isPresent() && empty.isPresent()) {
                free.get().close();
            } else if (free.isPresent()) {
                empty = free;
            }
        }
        return empty.orElseThrow(() -> new IOException(
                directory + " holds the journals of " + MOST + " processes that inject at this moment"));
    }

    /** How many of them a living process holds, or have something left to be undone. */
    int busy() throws IOException {
        int busy = 0;
        for (int number = 0; number < MOST; number++) {
            if (Files.exists(file(number))) {
                Optional<Journal> free = Journal.open(file(number));
                busy += free.isEmpty() || !free.get().debts().isEmpty() ? 1 : 0;
                if (free.isPresent()) {
                    free.get().close();
                }
            }
        }
        return busy;
    }

    private Path file(int number) {
        return directory.resolve("inject-" + number + ".journal");
    }
}
