package dev.tenfold.drive;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One run of a plan with all that was seen of it, second by second; it can be watched and stopped while it lasts. */
public final class Run implements Engine.Watcher {
    private final Engine engine;
    private final Predicate<Second> goesOn;
    private final Machine machine = new Machine();
    private final TreeMap<Long, List<Window>> partial = new TreeMap<>();
    private final List<Second> seconds = new ArrayList<>();
    private int working;
    private boolean stopped;

    /**
     * @param loops how many event loops share the work
     * @param goesOn asked after each second, on some event loop; once it says no the run is cut
     */
    public Run(Vertx vertx, LoadPlan plan, int loops, Predicate<Second> goesOn) {
        this.goesOn = goesOn;
        working = loops;
        engine = new Engine(vertx, plan, loops);
    }

    /** Sends; completes when all is over. */
    public Future<Run> begin() {
        return engine.run(this).map(ended -> this);
    }

    /** Ends at once; what was measured stays. */
    public void stop() {
        synchronized (this) {
            stopped = true;
        }
        engine.cut();
    }

    /** A second is told when all who work have told theirs. */
    @Override
    public synchronized void window(Window window) {
        partial.computeIfAbsent(window.endNanos(), any -> new ArrayList<>()).add(window);
        tellWholeSeconds();
    }

    @Override
    public synchronized void finished() {
        working--;
        tellWholeSeconds();
    }

    private void tellWholeSeconds() {
        while (!partial.isEmpty() && partial.firstEntry().getValue().size() >= working) {
            Window whole = Window.together(partial.pollFirstEntry().getValue());
            Second second = new Second(seconds.size() + 1, whole, machine.read(whole.cpuNanos()));
            seconds.add(second);
            if (!stopped && !goesOn.test(second)) {
                stopped = true;
                engine.cut();
            }
        }
    }

    /** All seconds so far, in order. */
    public synchronized List<Second> seconds() {
        return List.copyOf(seconds);
    }

    /** Everything from one second to another together, by endpoint. */
    public synchronized Map<String, Score> scores(int fromSecond, int toSecond) {
        Map<String, Score> sums = new LinkedHashMap<>();
        for (Second second : seconds) {
            if (second.number() >= fromSecond && second.number() <= toSecond) {
                second.window()
                        .scores()
                        .forEach((name, score) ->
                                sums.computeIfAbsent(name, any -> new Score()).add(score));
            }
        }
        return Collections.unmodifiableMap(sums);
    }

    /** Everything together. */
    public Score all() {
        Score all = new Score();
        scores(1, Integer.MAX_VALUE).values().forEach(all::add);
        return all;
    }

    /** Whether it was stopped before its end. */
    public synchronized boolean stopped() {
        return stopped;
    }
}
