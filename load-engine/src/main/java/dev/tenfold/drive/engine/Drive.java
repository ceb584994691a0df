package dev.tenfold.drive.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One run of another engine, on a leash.
 *
 * @param leash that holds it
 * @param planned until when it is over, or ended
 * @param log what it prints; nothing of a controller
 */
public record Drive(Leash leash, Duration planned, Path log) {
    /** A controller is given this long beyond the planned end of the load. */
    private static final Duration CONTROLLER_GRACE = Duration.ofSeconds(5);

    /**
     * Starts an engine of this machine; its file is written into a folder, where its results will be.
     *
     * @param home where it is installed; empty to look on the path
     * @param path folders of programs, as shells have it
     * @throws IllegalStateException if it is not installed, with what to do
     */
    public static Drive start(Tool tool, Traffic traffic, Path folder, Optional<Path> home, String path)
            throws IOException {
        Launch launch = tool.launch(traffic, home, path);
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(tool.export().fileName(traffic)), tool.export().text(traffic));
        Path log = folder.resolve(tool.word() + ".log");
        Duration planned = traffic.length().plus(traffic.timeout()).plus(launch.startUp());
        return new Drive(
                Leash.process(launch.command(), folder.toAbsolutePath(), log.toAbsolutePath(), planned), planned, log);
    }

    /** Starts the load on a Hyperfoil controller. */
    public static Drive onController(URI controller, Traffic traffic, Path folder)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String yaml = Tool.HYPERFOIL.export().text(traffic);
        Files.writeString(folder.resolve(Tool.HYPERFOIL.export().fileName(traffic)), yaml);
        new Hyperfoil(controller).upload(yaml);
        Duration planned = traffic.length().plus(CONTROLLER_GRACE);
        return new Drive(
                Leash.run(controller.toString(), traffic.name(), planned), planned, folder.resolve("hyperfoil.json"));
    }

    /** Files of results of an engine of this machine that are in a folder. */
    public static List<Path> results(Tool tool, Traffic traffic, Path folder, Optional<Path> home, String path)
            throws IOException {
        return tool.launch(traffic, home, path).results(folder);
    }
}
