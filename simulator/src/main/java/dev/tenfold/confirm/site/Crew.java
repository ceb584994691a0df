package dev.tenfold.confirm.site;

import dev.tenfold.confirm.worker.Job;
import dev.tenfold.confirm.worker.Stat;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * The replicas that run, and whoever keeps as many of them as are wanted: what is missing is started; of what is too
 * many those go first that are not ready, and the young before the old, as of a ReplicaSet.
 */
public final class Crew implements AutoCloseable {
    private static final long LOOK_NANOS = 10_000_000L;
    /** From when the balancer sends nothing more until a replica is told to end: what is on its way arrives. */
    private static final long ON_ITS_WAY_NANOS = 50_000_000L;

    private final Balancer balancer;
    private final IntFunction<Job> jobs;
    private final boolean[] taken;
    private final List<Member> members = new ArrayList<>();
    private final List<Member> leaving = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private Stat gone = Stat.NONE;
    private int born;
    private int wanted;
    private int peak;
    private boolean closed;
    private Optional<String> failure = Optional.empty();

    /**
     * Another number of replicas takes requests.
     *
     * @param atNanos when, on the clock of {@link System#nanoTime}
     * @param ready how many from then on
     */
    public record Change(long atNanos, int ready) {}

    /**
     * @param places the most replicas that there can be, those that end included
     * @param jobs what the replica of a number is
     */
    public Crew(Balancer balancer, int places, IntFunction<Job> jobs) {
        this.balancer = balancer;
        this.jobs = jobs;
        taken = new boolean[places];
    }

    /** As many are wanted from now on. */
    public synchronized void scaleTo(int count) {
        wanted = count;
        int missing = wanted - members.size();
        int together = starting() + missing;
        long now = System.nanoTime();
        for (int i = 0; i < missing; i++) {
            create(together, now);
        }
        peak = Math.max(peak, members.size());
        List<Member> young = new ArrayList<>(members);
        young.sort(Comparator.comparing(Member::ready)
                .thenComparing(
                        Comparator.comparing((Member member) -> member.shown().number())
                                .reversed()));
        for (int i = 0; i < -missing; i++) {
            release(young.get(i));
        }
    }

    private void create(int together, long nowNanos) {
        for (int place = 0; place < taken.length && !closed; place++) {
            if (!taken[place]) {
                try {
                    Member member = Member.start(born, place, together, nowNanos, jobs.apply(born));
                    taken[place] = true;
                    members.add(member);
                    born++;
                    thread(() -> boot(member));
                } catch (IOException unable) {
                    failure = Optional.of("a replica cannot be started: " + unable.getMessage());
                }
                return;
            }
        }
    }

    private void boot(Member member) {
        try {
            Optional<Integer> port = member.awaitPort();
            if (port.isEmpty()) {
                lost(member);
                return;
            }
            synchronized (this) {
                member.listens(port.get());
            }
            while (member.process().isAlive()
                    && Question.ask(port.get(), "/ready").isEmpty()) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            admit(member);
            member.process().waitFor();
        } catch (IOException | InterruptedException broken) {
            member.kill();
        }
        lost(member);
    }

    private synchronized void admit(Member member) throws IOException {
        if (members.contains(member) && member.process().isAlive()) {
            balancer.admit(member.place(), member.port());
            member.readyAt(System.nanoTime());
            note();
        }
    }

    /** A process has ended, of itself or as it was told. */
    private synchronized void lost(Member member) {
        if (members.remove(member) && !closed) {
            failure = Optional.of("a replica ended by itself");
            note();
        }
        leaving.remove(member);
        taken[member.place()] = false;
    }

    private void release(Member member) {
        members.remove(member);
        leaving.add(member);
        try {
            if (member.ready()) {
                balancer.dismiss(member.place());
                note();
            }
        } catch (IOException unable) {
            failure = Optional.of(unable.getMessage());
        }
        thread(() -> {
            LockSupport.parkNanos(ON_ITS_WAY_NANOS);
            Stat last = member.stat();
            synchronized (this) {
                gone = gone.plus(last);
            }
            member.end();
        });
    }

    private void note() {
        changes.add(new Change(System.nanoTime(), ready()));
    }

    /** Those that exist, but those that end. */
    public synchronized List<Replica> replicas() {
        return members.stream().map(Member::shown).toList();
    }

    /** How many were asked for last. */
    public synchronized int wanted() {
        return wanted;
    }

    /** How many take requests. */
    public synchronized int ready() {
        return (int) members.stream().filter(Member::ready).count();
    }

    private int starting() {
        return members.size() - ready();
    }

    /** The most that existed at once since this was asked last. */
    public synchronized int takePeak() {
        int most = peak;
        peak = members.size();
        return most;
    }

    /** When how many took requests, so far. */
    public synchronized List<Change> changes() {
        return List.copyOf(changes);
    }

    /** What each has done, by number; asks all of them. */
    public Map<Integer, Stat> stats() {
        List<Member> asked;
        synchronized (this) {
            asked = List.copyOf(members);
        }
        Map<Integer, Stat> stats = new TreeMap<>();
        asked.forEach(member -> stats.put(member.shown().number(), member.stat()));
        return stats;
    }

    /** What all have done, those too that have ended. */
    public Stat sum() {
        Stat now = stats().values().stream().reduce(Stat.NONE, Stat::plus);
        synchronized (this) {
            return now.plus(gone);
        }
    }

    /** What went wrong, if anything did. */
    public synchronized Optional<String> failure() {
        return failure;
    }

    /**
     * Waits until all that are wanted take requests and no other is left.
     *
     * @throws IOException if they do not in time
     */
    public void settle(Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!settled()) {
            if (failure().isPresent() || System.nanoTime() > deadline) {
                throw new IOException(failure()
                        .orElse(ready() + " of " + wanted() + " replicas are ready after " + patience.toSeconds()
                                + " s"));
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private synchronized boolean settled() {
        return ready() == wanted && members.size() == wanted && leaving.isEmpty();
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "tenfold-replica");
        thread.setDaemon(true);
        thread.start();
    }

    /** All end now. */
    @Override
    public void close() {
        List<Member> all = new ArrayList<>();
        synchronized (this) {
            closed = true;
            all.addAll(members);
            all.addAll(leaving);
        }
        all.forEach(member -> {
            try {
                member.process().getOutputStream().close();
            } catch (IOException broken) {
                // Then by force.
            }
        });
        all.forEach(Member::kill);
    }
}
