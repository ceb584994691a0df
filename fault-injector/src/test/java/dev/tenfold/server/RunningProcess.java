package dev.tenfold.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs as a process of its own. */
final class RunningProcess implements Running {
    private final Path binary;
    private final Program program;
    private final Thread lastResort = new Thread(this::kill);
    private Process process;

    RunningProcess(Path binary, Program program) {
        this.binary = binary;
        this.program = program;
        // A test run that is cut short leaves no server behind.
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    @Override
    public void start() throws IOException {
        List<String> command = new ArrayList<>(program.arguments());
        command.add(0, binary.toString());
        process = new ProcessBuilder(command)
                .directory(program.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        program.directory().resolve("log").toFile()))
                .start();
    }

    @Override
    public void stop() {
        process.destroy();
        await();
    }

    @Override
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            await();
        }
    }

    private void await() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public void remove() {
        stop();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }
}
