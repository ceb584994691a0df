package dev.tenfold.trial;

import dev.tenfold.load.Profile;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The oracle's runs, each done once and kept while it is asked for: they are the same for all policies with the same
 * floors, and for all seeds where nothing in the world is left to chance.
 */
final class Oracles {
    /** So many histories fit into a few hundred megabytes. */
    private static final int MOST = 64;

    private final Map<Key, Run> runs = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Run> eldest) {
            return size() > MOST;
        }
    };

    /** What the oracle's run hangs on; a load is known by itself, since its levels may be many. */
    private record Key(Scenario scenario, Profile load, List<OptionalInt> floors) {
        static Key of(Script script) {
            return new Key(script.scenario(), script.profile(), Rehearsal.floorsOfOracle(script));
        }

        Key underAnySeed() {
            return new Key(scenario.seeded(0), load, floors);
        }
    }

    /** The oracle's run of a script; safe for many threads. */
    History of(Script script) {
        Key key = Key.of(script);
        Run run;
        synchronized (runs) {
            run = runs.get(key.underAnySeed());
            if (run == null || !run.holdsFor(key.scenario().seed())) {
                run = runs.computeIfAbsent(key, own -> new Run(script));
            }
        }
        History history = run.history();
        if (!run.askedChance) {
            synchronized (runs) {
                runs.put(key.underAnySeed(), run);
            }
        }
        return history;
    }

    /** One run, done by whoever asks first. */
    private static final class Run {
        private final Script script;
        private History history;
        private boolean askedChance;

        Run(Script script) {
            this.script = script;
        }

        synchronized History history() {
            if (history == null) {
                Rehearsal rehearsal =
                        Rehearsal.ofOracle(script.under(script.profile().copy()));
                history = rehearsal.run(share -> {});
                askedChance = rehearsal.worldAskedChance();
            }
            return history;
        }

        synchronized boolean holdsFor(long seed) {
            return history != null && !askedChance || script.scenario().seed() == seed;
        }
    }
}
