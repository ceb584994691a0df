package dev.tenfold.inject.journal;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Loop;
import dev.tenfold.inject.Sink;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Undoes what the journal of a process that is no more has open. */
public final class Recovery {
    private final Loop loop;
    private final Journal journal;
    private final Loop.Worker clerk;
    private final Function<Destination, Sink> sinks;
    private final List<Undoing> pending = new CopyOnWriteArrayList<>();

    /**
     * @param clerk writes the journal
     * @param sinks makes a sink of a destination
     */
    public Recovery(Loop loop, Journal journal, Loop.Worker clerk, Function<Destination, Sink> sinks) {
        this.loop = loop;
        this.journal = journal;
        this.clerk = clerk;
        this.sinks = sinks;
    }

    /** On the loop: undoes all of it; done when nothing is left or a person gave up, and never fails. */
    public Future<Void> start() {
        for (Debt debt : journal.debts()) {
            pending.add(new Undoing(loop, journal, clerk, sinks, debt));
        }
        List<Future<?>> settled = new ArrayList<>();
        for (Undoing undoing : pending) {
            settled.add(undoing.start(null).onComplete(done -> pending.remove(undoing)));
        }
        return Future.join(settled).mapEmpty();
    }

    /** What is not undone yet; may be called from any thread. */
    public List<Undoing> pending() {
        return List.copyOf(pending);
    }

    /** On the loop: leaves what is not undone to somebody else; the journal still knows. */
    public void abandon() {
        pending.forEach(Undoing::abandon);
    }
}
