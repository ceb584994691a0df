package dev.tenfold.confirm.worker;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Where requests are worked: slots with a line before them, and in a slot cores with a line before them, first come,
 * first served.
 */
final class Bench {
    private final Job job;
    private final Law law;
    private final Semaphore slots;
    private final Semaphore cores;
    private final Gauge here = new Gauge();
    private final Gauge busy = new Gauge();
    private final AtomicInteger places;
    private final AtomicLong drawnNanos = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    Bench(Job job) {
        this.job = job;
        law = new Law(job.seed(), job.cpuNanos(), job.variability());
        slots = new Semaphore(job.slots(), true);
        cores = new Semaphore(job.cores(), true);
        places = new AtomicInteger((int) Math.min(Integer.MAX_VALUE, (long) job.slots() + job.queue()));
    }

    /**
     * Works a request.
     *
     * @param factor its CPU time beside the mean
     * @return false if there was no place for it
     */
    boolean work(double factor) {
        if (places.getAndDecrement() <= 0) {
            places.incrementAndGet();
            refused.incrementAndGet();
            return false;
        }
        here.enter();
        slots.acquireUninterruptibly();
        try {
            compute((long) (law.next() * factor));
            waitUntil(System.nanoTime() + job.latencyNanos());
        } finally {
            slots.release();
            here.leave();
            places.incrementAndGet();
            done.incrementAndGet();
        }
        return true;
    }

    private void compute(long nanos) {
        cores.acquireUninterruptibly();
        busy.enter();
        try {
            drawnNanos.addAndGet(nanos);
            if (job.mode() == Job.Mode.CPU) {
                burn(nanos);
            } else {
                waitUntil(System.nanoTime() + nanos);
            }
        } finally {
            busy.leave();
            cores.release();
        }
    }

    private static void burn(long nanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + nanos;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static void waitUntil(long deadline) {
        for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    int present() {
        return here.present();
    }

    /** What it has done so far, as {@link Stat} reads it. */
    String stat() {
        return "busy " + busyNanos() + "\ndrawn " + drawnNanos + "\nstayed " + here.nanos() + "\ndone " + done
                + "\nrefused " + refused + "\nheld " + here.present() + "\n";
    }

    private long busyNanos() {
        return job.mode() == Job.Mode.TIMED
                ? busy.nanos()
                : ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos();
    }
}
