package dev.tenfold.confirm.site;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * HAProxy as Debian packages it: a template of servers whose addresses and states are set at its runtime socket. A
 * shell watches a pipe beside it and ends it when the pipe does, whatever became of whoever holds the other end.
 *
 * @see <a href="https://docs.haproxy.org/2.6/management.html#9.3">Unix socket commands</a>
 */
public final class Haproxy implements Balancer {
    private static final List<Path> WHERE =
            List.of(Path.of("/usr/sbin/haproxy"), Path.of("/usr/bin/haproxy"), Path.of("/usr/local/sbin/haproxy"));
    private static final String GUARD =
            "\"$0\" -db -f \"$1\" 2>\"$2\" & child=$!; cat >/dev/null; kill -9 $child; wait";
    private static final Duration START_WITHIN = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = 20_000_000L;
    private static final int LONGEST_ANSWER = 8192;

    private final Path folder;
    private final int port;
    private final Process guard;

    private Haproxy(Path folder, int port, Process guard) {
        this.folder = folder;
        this.port = port;
        this.guard = guard;
    }

    /** The program, where it is installed. */
    public static Optional<Path> program() {
        return WHERE.stream().filter(Files::isExecutable).findFirst();
    }

    /**
     * Starts one.
     *
     * @param most requests that one replica is sent at once; those beyond wait in one line
     * @param timeout of clients and of replicas
     * @throws IOException if it does not start
     */
    public static Haproxy start(Path program, Choice choice, int places, int most, Duration timeout)
            throws IOException {
        Path folder = Files.createTempDirectory("tenfold-haproxy");
        int port = freePort();
        Path file = folder.resolve("haproxy.cfg");
        Files.writeString(file, configuration(folder, port, choice, places, most, timeout));
        Path log = folder.resolve("log");
        Process guard = new ProcessBuilder("/bin/sh", "-c", GUARD, program.toString(), file.toString(), log.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Haproxy haproxy = new Haproxy(folder, port, guard);
        if (!haproxy.listens()) {
            String said = Files.exists(log) ? Files.readString(log).strip() : "nothing";
            haproxy.close();
            throw new IOException("haproxy does not start; it says " + said);
        }
        return haproxy;
    }

    private static String configuration(Path folder, int port, Choice choice, int places, int most, Duration timeout) {
        String way = switch (choice) {
            case POOLED -> "leastconn";
            case LEAST_REQUESTS -> "random(2)";
            case ROUND_ROBIN -> "roundrobin";
            case RANDOM -> "random(1)";
        };
        String limit = choice == Choice.POOLED ? " maxconn " + most : "";
        long patience = timeout.toMillis();
        return String.join(
                "\n",
                "global",
                "  stats socket " + folder.resolve("socket") + " mode 600 level admin",
                "  maxconn 8000",
                "  nbthread 1",
                "defaults",
                "  mode http",
                "  option redispatch",
                "  retries 2",
                "  http-reuse always",
                "  timeout connect 2s",
                "  timeout client " + (patience + 60_000) + "ms",
                "  timeout server " + patience + "ms",
                "  timeout queue " + patience + "ms",
                "frontend users",
                "  bind 127.0.0.1:" + port,
                "  default_backend replicas",
                "backend replicas",
                "  balance " + way,
                "  server-template r 0-" + (places - 1) + " 127.0.0.1:9 disabled" + limit,
                "");
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String name() {
        return "haproxy";
    }

    @Override
    public void admit(int place, int port) throws IOException {
        order("set server replicas/r" + place + " addr 127.0.0.1 port " + port);
        order("set server replicas/r" + place + " state ready");
    }

    @Override
    public void dismiss(int place) throws IOException {
        order("set server replicas/r" + place + " state drain");
    }

    private void order(String command) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(folder.resolve("socket")));
            OutputStream out = Channels.newOutputStream(channel);
            out.write((command + "\n").getBytes(StandardCharsets.US_ASCII));
            ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                // Until it hangs up.
            }
            String said = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII).strip();
            if (!said.isEmpty()
                    && !said.startsWith("IP changed")
                    && !said.startsWith("no need to change")
                    && !said.startsWith("port changed")) {
                throw new IOException("haproxy refuses " + command + ": " + said);
            }
        }
    }

    private boolean listens() {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (System.nanoTime() < deadline && guard.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return true;
            } catch (IOException notYet) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        return false;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            if (!guard.waitFor(2, TimeUnit.SECONDS)) {
                guard.descendants().forEach(ProcessHandle::destroyForcibly);
                guard.destroyForcibly();
            }
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        } catch (IOException leftBehind) {
            // A temporary folder is no harm.
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
    }
}
