package dev.tenfold.trial;

import dev.tenfold.document.BadInput;
import dev.tenfold.scenario.Script;
import java.util.List;

/** Works on the points of a sweep: chunk by chunk, the same bytes whoever does it. */
public final class Sweeper {
    private final Manuscript manuscript;
    private final Sweep sweep;
    private final Trials trials;

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
     * @throws BadInput with the problems of the first such value
     */
    public void check() throws BadInput {
        for (Axis axis : sweep.axes()) {
            for (String value : axis.values()) {
                manuscript.with(List.of(new Setting(axis.path(), value)));
            }
        }
    }

    /**
     * Rehearses the points of a chunk.
     *
     * @return a line of JSON a point, in their order
     * @throws BadInput if values make no sense together
     */
    public String chunk(int number) throws BadInput {
        StringBuilder lines = new StringBuilder();
        List<Setting> settings = null;
        Script script = null;
        for (Sweep.Point point : sweep.chunk(number)) {
            if (!point.settings().equals(settings)) {
                settings = point.settings();
                script = manuscript.with(settings);
            }
            Trial trial = trials.of(script.drawnAgain(point.seed()));
            lines.append(Outcome.of(point, trial).line());
        }
        return lines.toString();
    }
}
