package dev.tenfold.drive.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * A small process that starts another engine and holds its dead man's switch: it ends the engine at the planned end, or
 * as soon as the pipe from its parent ends, however that came about.
 */
public final class Keeper {
    /** First words of what it tells its parent, a line each. */
    static final String STARTED = "started ";

    static final String ENDED = "ended ";
    static final String FORCED = "forced ";
    static final String LEFT = "left ";
    static final String FAILED = "failed ";

    static final String PROCESS = "process";
    static final String RUN = "run";

    private static final long POLL_MILLIS = 100;

    private final Charge charge;
    private final long endNanos;
    private final PrintStream told;
    private volatile boolean alone;

    private Keeper(Charge charge, long plannedMillis, PrintStream told) {
        this.charge = charge;
        endNanos = System.nanoTime() + plannedMillis * 1_000_000;
        this.told = told;
    }

    /**
     * Keeps one engine.
     *
     * @param args milliseconds to the planned end; then {@code process}, a folder, a log and a command, or {@code run},
     *     a Hyperfoil controller and a benchmark that it has
     */
    public static void main(String[] args) throws InterruptedException {
        long planned = Long.parseLong(args[0]);
        List<String> words = List.of(args).subList(2, args.length);
        Charge charge = args[1].equals(RUN)
                ? new RunCharge(URI.create(words.get(0)), words.get(1))
                : new ProcessCharge(
                        words.subList(2, words.size()), Path.of(words.get(0)), Path.of(words.get(1)), planned);
        PrintStream told = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        new Keeper(charge, planned, told).keep(System.in);
    }

    private void keep(InputStream pipe) throws InterruptedException {
        Thread reader = new Thread(() -> drain(pipe), "pipe");
        reader.setDaemon(true);
        reader.start();
        try {
            told.println(STARTED + charge.begin());
        } catch (IOException refused) {
            told.println(FAILED + refused.getMessage());
            return;
        }
        OptionalInt code = charge.over();
        while (code.isEmpty() && !alone && System.nanoTime() < endNanos) {
            Thread.sleep(POLL_MILLIS);
            code = charge.over();
        }
        boolean late = code.isEmpty();
        boolean gone = charge.end();
        told.println(!gone ? LEFT + "something lives on" : late ? FORCED + why() : ENDED + code.getAsInt());
    }

    private String why() {
        return alone ? "its parent is gone" : "it did not end in time";
    }

    /** The end of the pipe is the end of the parent. */
    private void drain(InputStream pipe) {
        try {
            while (pipe.read() >= 0) {
                continue;
            }
        } catch (IOException broken) {
            // The same.
        }
        alone = true;
    }
}
