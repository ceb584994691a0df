package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.kernel.VirtualClock;
import java.util.function.BooleanSupplier;

/**
 * How long the steps of the world are: a tick, or up to five seconds of ticks while next to nothing changes, since
 * those come to the same in one step. Whatever happens, or is read, has a step of its own that ends at its instant;
 * after it steps are short until all is calm again.
 */
final class Stride {
    /** As long as a window of an hour's history, each of which has a step that ends with it. */
    static final long LONGEST_NANOS = 5_000_000_000L;

    /** Rates, numbers and times change by no more than this share in a step of several ticks. */
    private static final double EVEN = 0.005;

    /** Calm steps in a row before one of several ticks. */
    private static final int CALM_STEPS = 2;

    private final Agenda agenda;
    private final VirtualClock clock;
    private final long tickNanos;
    private final Runnable serve;
    private final Evenness flow;
    private final BooleanSupplier watchful;
    private boolean longer;
    /** When the next step ends that is here for no other reason than that time passes. */
    private long nextNanos;

    /** Where long steps end within their length. */
    private long phaseNanos;

    private long strideNanos;
    private int calm;

    /**
     * @param serve works up to now
     * @param flow whether an interval may be one step
     * @param watchful whether somebody has to know to the tick when something comes to pass
     */
    Stride(Agenda agenda, VirtualClock clock, long tickNanos, Runnable serve, Evenness flow, BooleanSupplier watchful) {
        this.agenda = agenda;
        this.clock = clock;
        this.tickNanos = tickNanos;
        this.serve = serve;
        this.flow = flow;
        this.watchful = watchful;
        longer = tickNanos < LONGEST_NANOS;
        strideNanos = tickNanos;
    }

    /** Steps of several ticks end so long after multiples of their length: where most is read. */
    void endAt(long phaseNanos) {
        if (phaseNanos % tickNanos == 0) {
            this.phaseNanos = phaseNanos;
        }
    }

    void book() {
        agenda.at(0, Phase.SERVE, this::pass);
    }

    /** From now on all steps are a tick at most. */
    void everyTick() {
        longer = false;
        stir();
    }

    /** Something has happened: what follows may be anything. */
    void stir() {
        calm = 0;
        if (strideNanos > tickNanos) {
            strideNanos = tickNanos;
            ahead();
        }
    }

    /** A step is over, whoever asked for it. */
    void stepped() {
        if (!longer) {
            return;
        }
        long now = clock.nowNanos();
        if (!flow.evenOver(now, now + longerNanos(), EVEN) || watchful.getAsBoolean()) {
            stir();
        } else {
            calm++;
        }
    }

    private void pass() {
        if (clock.nowNanos() != nextNanos) {
            return; // Others came to stand before it.
        }
        serve.run();
        if (calm >= CALM_STEPS) {
            strideNanos = longerNanos();
        }
        ahead();
    }

    private long longerNanos() {
        return Math.max(tickNanos, Math.min(2 * strideNanos, LONGEST_NANOS / tickNanos * tickNanos));
    }

    /** Steps end as windows and most rounds do, whatever was served between them. */
    private void ahead() {
        long now = clock.nowNanos();
        nextNanos = now - Math.floorMod(now - phaseNanos, strideNanos) + strideNanos;
        agenda.at(nextNanos, Phase.SERVE, this::pass);
    }

    /** Whether an interval may be one step. */
    @FunctionalInterface
    interface Evenness {
        boolean evenOver(long fromNanos, long toNanos, double share);
    }
}
