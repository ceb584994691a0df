package dev.tenfold.drive.engine;

import java.io.IOException;
import java.net.URI;
import java.util.OptionalInt;

/**
 * A run of a Hyperfoil controller, which goes on by itself whoever asked for it: it is over when the controller says
 * so, and is killed until it does.
 */
final class RunCharge implements Charge {
    private static final long END_WITHIN_MILLIS = 9_000;
    private static final long POLL_MILLIS = 250;

    private final Hyperfoil controller;
    private final String benchmark;
    private String run = "";

    RunCharge(URI controller, String benchmark) {
        this.controller = new Hyperfoil(controller);
        this.benchmark = benchmark;
    }

    @Override
    public String begin() throws IOException, InterruptedException {
        run = controller.start(benchmark);
        return run;
    }

    /** A controller that does not answer for a moment is asked again. */
    @Override
    public OptionalInt over() throws InterruptedException {
        try {
            Hyperfoil.RunState state = controller.state(run);
            return state.terminated() ? OptionalInt.of(state.well() ? 0 : 1) : OptionalInt.empty();
        } catch (IOException silent) {
            return OptionalInt.empty();
        }
    }

    @Override
    public boolean end() throws InterruptedException {
        long begin = System.nanoTime();
        while ((System.nanoTime() - begin) / 1_000_000 < END_WITHIN_MILLIS) {
            if (over().isPresent()) {
                return true;
            }
            try {
                controller.kill(run);
            } catch (IOException silent) {
                // Asked again below.
            }
            Thread.sleep(POLL_MILLIS);
        }
        return over().isPresent();
    }
}
