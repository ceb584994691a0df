package dev.tenfold.trial;

import dev.tenfold.document.BadInput;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.scenario.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Works on the points of a sweep: chunk by chunk, the same bytes whoever does it. */
public final class Sweeper {
    private static final int MOST_SCRIPTS = 64;

    private final Manuscript manuscript;
    private final Sweep sweep;
    private final Trials trials;
    private final Map<List<Setting>, Script> scripts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Setting>, Script> eldest) {
            return size() > MOST_SCRIPTS;
        }
    };

    /**
     * A worker on a sweep, for any number of threads.
     *
     * @param manuscript the scenario
     * @param sweep what is tried
     */
    public Sweeper(Manuscript manuscript, Sweep sweep) {
        this.manuscript = manuscript;
        this.sweep = sweep;
        trials = new Trials(new Workers(1));
    }

    /** What is tried. */
    public Sweep sweep() {
        return sweep;
    }

    /**
     * Reads the scenario with every value that is tried, one after another, so that nothing is rehearsed where one of
     * them makes no sense; which ones make sense together shows on the way.
     *
     * @throws BadInput with the problems of all such values
     */
    public void check() throws BadInput {
        Problems problems = new Problems();
        for (Axis axis : sweep.axes()) {
            for (String value : axis.values()) {
                Setting setting = new Setting(axis.path(), value);
                try {
                    manuscript.with(List.of(setting));
                } catch (BadInput senseless) {
                    senseless.problems().forEach(problem -> problems.add(asVaried(problem, setting)));
                }
            }
        }
        problems.throwIfAny();
    }

    /** Whoever varies a value did not set it. */
    private static Problem asVaried(Problem problem, Setting setting) {
        boolean ofSetting = problem.place().file().endsWith(setting.toString());
        Place place = ofSetting ? new Place("--vary " + setting, 0) : problem.place();
        return new Problem(place, problem.path(), problem.rule(), problem.was(), problem.hint());
    }

    /**
     * Rehearses the points of a chunk.
     *
     * @return a line of JSON a point, in their order
     * @throws BadInput if values make no sense together
     */
    public String chunk(int number) throws BadInput {
        StringBuilder lines = new StringBuilder();
        for (Sweep.Point point : sweep.chunk(number)) {
            Script script = script(point.settings());
            Trial trial = trials.of(script.drawnAgain(point.seed()));
            lines.append(Outcome.of(point, trial).line());
        }
        return lines.toString();
    }

    /** Read once, not once a chunk: then the oracle knows it again as well. */
    private Script script(List<Setting> settings) throws BadInput {
        synchronized (scripts) {
            Script script = scripts.get(settings);
            if (script == null) {
                script = manuscript.with(settings);
                scripts.put(settings, script);
            }
            return script;
        }
    }
}
