package dev.tenfold.server;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A program that runs in a container, in the network of this machine: it listens on, and reaches, the same loopback
 * addresses as a process would, so that tests need not know the difference.
 */
final class RunningContainer implements Running {
    private final GenericContainer<?> container;
    private final DockerClient docker = DockerClientFactory.instance().client();

    RunningContainer(Program program) {
        String directory = program.directory().toString();
        container = new GenericContainer<>(DockerImageName.parse(program.image()))
                .withNetworkMode("host")
                .withFileSystemBind(directory, directory, BindMode.READ_WRITE)
                .withWorkingDirectory(directory)
                .withCommand(program.arguments().toArray(String[]::new))
                .withCreateContainerCmdModifier(command -> command.withUser(owner(program)));
    }

    /** Whether an engine answers. */
    static boolean possible() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /** The user who made the directory, so that both may write and delete there. */
    private static String owner(Program program) {
        try {
            return Files.getAttribute(program.directory(), "unix:uid") + ":"
                    + Files.getAttribute(program.directory(), "unix:gid");
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    @Override
    public void start() {
        if (container.getContainerId() == null) {
            container.start();
        } else {
            docker.startContainerCmd(container.getContainerId()).exec();
        }
    }

    @Override
    public void stop() {
        docker.stopContainerCmd(container.getContainerId()).withTimeout(20).exec();
    }

    @Override
    public void kill() {
        docker.killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public long pid() {
        return docker.inspectContainerCmd(container.getContainerId())
                .exec()
                .getState()
                .getPidLong();
    }

    @Override
    public boolean alive() {
        return Boolean.TRUE.equals(docker.inspectContainerCmd(container.getContainerId())
                .exec()
                .getState()
                .getRunning());
    }

    @Override
    public void remove() {
        container.stop();
    }
}
