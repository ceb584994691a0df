package dev.tenfold.drive.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A process and all that it started, also what has lost its parent since: on Linux those of its session are found by
 * their mark, elsewhere those that were seen below it.
 */
final class Pack {
    private static final int SESSION_FIELD = 3;

    private final ProcessHandle leader;
    private final Set<ProcessHandle> seen = new LinkedHashSet<>();

    Pack(ProcessHandle leader) {
        this.leader = leader;
        seen.add(leader);
    }

    /** Remembers who is there now, lest they be lost when those between end. */
    void look() {
        leader.descendants().forEach(seen::add);
    }

    /** Those who live. A number that another process has by now is not taken for it: handles know when theirs began. */
    List<ProcessHandle> living() {
        look();
        ProcessHandle.allProcesses()
                .filter(process ->
                        session(process.pid()).filter(id -> id == leader.pid()).isPresent())
                .forEach(seen::add);
        return seen.stream().filter(ProcessHandle::isAlive).toList();
    }

    /** The session of a process: behind its name, which may hold anything, stand state, parent, group and session. */
    private static Optional<Long> session(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields[0].equals("Z") ? Optional.empty() : Optional.of(Long.parseLong(fields[SESSION_FIELD]));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException gone) {
            return Optional.empty();
        }
    }
}
