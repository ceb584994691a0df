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
public final class Run {
    private final int loops;
    private final Engine engine;
    private final Predicate<Second> goesOn;
    private final Machine machine = new Machine();
    private final Map<Long, List<Window>> partial = new TreeMap<>();
    private final List<Second> seconds = new ArrayList<>();
    private boolean stopped;

    /**
     * @param loops how many event loops share the work
     * @param goesOn asked after each second, on some event loop; once it says no the run is cut
     */
    public Run(Vertx vertx, LoadPlan plan, int loops, Predicate<Second> goesOn) {
        this.loops = loops;
        this.goesOn = goesOn;
        engine = new Engine(vertx, plan, loops);
    }

    /** Sends; completes when all is over. */
    public Future<Run> begin() {
        return engine.run(this::take).map(ended -> this);
    }

    /** Ends at once; what was measured stays. */
    public void stop() {
        engine.cut();
    }

    private synchronized void take(Window window) {
        List<Window> parts = partial.computeIfAbsent(window.endNanos(), any -> new ArrayList<>());
        parts.add(window);
        if (parts.size() < loops) {
            return;
        }
        partial.remove(window.endNanos());
        Second second = new Second(seconds.size() + 1, Second.together(parts), machine.read(loops));
        seconds.add(second);
        if (!stopped && !goesOn.test(second)) {
            stopped = true;
            engine.cut();
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

    /** Whether it was stopped before its end by whoever watched. */
    public synchronized boolean stopped() {
        return stopped;
    }
}
