package dev.tenfold.confirm.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The main of a replica. It listens at a port of 127.0.0.1, which it prints; it is ready when it says so at
 * {@code /ready}; told to end by SIGTERM, it takes no more and finishes what it holds. When the pipe to its standard
 * input ends, whoever started it is gone, and it ends at once.
 */
public final class Worker {
    private static final int BACKLOG = 4096;
    private static final long LOOK_NANOS = 2_000_000L;

    private final Job job;
    private final Bench bench;
    private final ServerSocket server;
    private final Instant readyAt;
    private volatile boolean draining;

    private Worker(Job job, Instant created) throws IOException {
        this.job = job;
        bench = new Bench(job);
        server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        readyAt = created.plus(Duration.ofNanos(job.readyNanos()));
    }

    /**
     * Runs one replica until it is told to end.
     *
     * @param args when it was created, milliseconds since 1970, and the words of a {@link Job}
     */
    public static void main(String[] args) throws IOException {
        Instant created = Instant.ofEpochMilli(Long.parseLong(args[0]));
        Worker worker = new Worker(Job.of(List.of(args).subList(1, args.length)), created);
        start("guard", Worker::endWithParent);
        Runtime.getRuntime().addShutdownHook(new Thread(worker::drain));
        System.out.println(worker.server.getLocalPort());
        System.out.flush();
        worker.listen();
    }

    private void listen() {
        while (!draining) {
            try {
                Socket socket = server.accept();
                start("connection", new Conversation(socket, bench, this::ready, () -> draining));
            } catch (IOException closed) {
                draining = true;
            }
        }
    }

    private boolean ready() {
        return !draining && !Instant.now().isBefore(readyAt);
    }

    private void drain() {
        draining = true;
        try {
            server.close();
        } catch (IOException closed) {
            // Nothing comes in either way.
        }
        long deadline = System.nanoTime() + job.graceNanos();
        while (bench.present() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Whatever is said is no order.
            }
        } catch (IOException broken) {
            // As good as an end.
        }
        Runtime.getRuntime().halt(0);
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0);
        thread.setDaemon(!name.equals("guard"));
        thread.start();
    }
}
