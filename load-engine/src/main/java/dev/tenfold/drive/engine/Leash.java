package dev.tenfold.drive.engine;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * This process's end of the pipe to a {@link Keeper}: closed, or ended with this process, the engine ends. Should the
 * keeper be lost, the engine is ended from here.
 */
public final class Leash implements AutoCloseable {
    private final Process keeper;
    private final BufferedReader told;
    private final boolean process;
    private final String id;

    private Leash(Process keeper, BufferedReader told, boolean process, String id) {
        this.keeper = keeper;
        this.told = told;
        this.process = process;
        this.id = id;
    }

    /**
     * How an engine ended.
     *
     * @param code its exit code; 0 is well; -1 if it was ended by force
     * @param trouble why it was ended, or that something is left; empty if it ended by itself
     */
    public record Ending(int code, String trouble) {}

    /**
     * Starts an engine as a process.
     *
     * @param command its program and arguments
     * @param folder where it runs
     * @param log what it prints
     * @param planned how long it may run
     */
    public static Leash process(List<String> command, Path folder, Path log, Duration planned) throws IOException {
        List<String> words = new ArrayList<>(List.of(Keeper.PROCESS, folder.toString(), log.toString()));
        words.addAll(command);
        return start(words, planned, true);
    }

    /**
     * Starts a benchmark that a Hyperfoil controller has.
     *
     * @param controller its address
     * @param benchmark name of the benchmark
     * @param planned how long it may run
     */
    public static Leash run(String controller, String benchmark, Duration planned) throws IOException {
        return start(List.of(Keeper.RUN, controller, benchmark), planned, false);
    }

    private static Leash start(List<String> words, Duration planned, boolean process) throws IOException {
        List<String> command = new ArrayList<>(ProcessCharge.program("setsid"));
        command.add(ProcessHandle.current()
                .info()
                .command()
                .orElseThrow(() -> new IOException("this process does not know its own program")));
        command.addAll(List.of("-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(classPath(Keeper.class, JsonFactory.class));
        command.add(Keeper.class.getName());
        command.add(Long.toString(planned.toMillis()));
        command.addAll(words);
        Process keeper =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        BufferedReader told =
                new BufferedReader(new InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8));
        String first = told.readLine();
        if (first == null || !first.startsWith(Keeper.STARTED)) {
            keeper.destroyForcibly();
            throw new IOException(
                    first == null ? "the engine's keeper does not start" : first.substring(Keeper.FAILED.length()));
        }
        return new Leash(keeper, told, process, first.substring(Keeper.STARTED.length()));
    }

    /** Where classes lie. */
    static String classPath(Class<?>... needed) throws IOException {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> each : needed) {
            try {
                places.add(Path.of(each.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
            } catch (URISyntaxException odd) {
                throw new IOException(odd);
            }
        }
        return String.join(File.pathSeparator, places);
    }

    /** Process id of the engine, or the id of its run. */
    public String id() {
        return id;
    }

    /** Process id of the keeper. */
    public long keeperPid() {
        return keeper.pid();
    }

    /** Waits until the engine and all that it started are gone. */
    public Ending await() throws IOException, InterruptedException {
        String last = told.readLine();
        if (last == null) {
            return orphaned();
        }
        if (last.startsWith(Keeper.ENDED)) {
            return new Ending(Integer.parseInt(last.substring(Keeper.ENDED.length())), "");
        }
        return new Ending(-1, last.replaceFirst("^\\w+ ", ""));
    }

    private Ending orphaned() throws InterruptedException {
        Optional<ProcessHandle> engine = process ? ProcessHandle.of(Long.parseLong(id)) : Optional.empty();
        boolean gone = engine.isEmpty() || ProcessCharge.end(new Pack(engine.get()));
        return new Ending(
                -1, gone && process ? "its keeper was lost" : "its keeper was lost, and " + id + " may go on");
    }

    /** Ends the engine if it has not ended. */
    @Override
    public void close() throws IOException {
        keeper.getOutputStream().close();
    }
}
