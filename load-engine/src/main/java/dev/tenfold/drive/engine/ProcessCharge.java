package dev.tenfold.drive.engine;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * An engine as a process. It has a session of its own, so that all that it starts can be found, and where the system
 * has {@code timeout}, a second deadline that holds even if the keeper is killed too.
 */
final class ProcessCharge implements Charge {
    private static final long GENTLE_MILLIS = 2_000;
    private static final long FORCED_MILLIS = 3_000;
    private static final long POLL_MILLIS = 50;
    private static final long SECONDS_OF_GRACE = 7;

    private final List<String> command;
    private final Path folder;
    private final Path log;
    private final long plannedMillis;
    private Process process;
    private Pack pack;

    /**
     * @param command the program and its arguments
     * @param folder where it runs
     * @param log what it prints
     * @param plannedMillis how long it may run
     */
    ProcessCharge(List<String> command, Path folder, Path log, long plannedMillis) {
        this.command = command;
        this.folder = folder;
        this.log = log;
        this.plannedMillis = plannedMillis;
    }

    @Override
    public String begin() throws IOException {
        List<String> whole = new ArrayList<>();
        whole.addAll(program("setsid"));
        List<String> timeout = program("timeout");
        if (!timeout.isEmpty()) {
            whole.addAll(timeout);
            whole.add("--signal=KILL");
            whole.add(Long.toString(plannedMillis / 1000 + SECONDS_OF_GRACE));
        }
        whole.addAll(command);
        process = new ProcessBuilder(whole)
                .directory(folder.toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        pack = new Pack(process.toHandle());
        return Long.toString(process.pid());
    }

    /** A program of the system, if it is there. */
    static List<String> program(String name) {
        return List.of(Path.of("/usr/bin", name), Path.of("/bin", name)).stream()
                .filter(Files::isExecutable)
                .map(Path::toString)
                .limit(1)
                .toList();
    }

    @Override
    public OptionalInt over() {
        pack.look();
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    @Override
    public boolean end() throws InterruptedException {
        return end(pack);
    }

    /** Ends all of a pack, again and again: those who die may start others. */
    static boolean end(Pack pack) throws InterruptedException {
        pack.living().forEach(ProcessHandle::destroy);
        for (long waited = 0; waited < GENTLE_MILLIS && !pack.living().isEmpty(); waited += POLL_MILLIS) {
            Thread.sleep(POLL_MILLIS);
        }
        for (long waited = 0; waited < FORCED_MILLIS && !pack.living().isEmpty(); waited += POLL_MILLIS) {
            pack.living().forEach(ProcessHandle::destroyForcibly);
            Thread.sleep(POLL_MILLIS);
        }
        return pack.living().isEmpty();
    }
}
