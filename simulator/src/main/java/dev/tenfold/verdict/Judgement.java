package dev.tenfold.verdict;

import dev.tenfold.rehearsal.History;
import java.util.List;

/**
 * One line of a scenario's expectations, put to a run. A new one is one class, a line in {@link Verdict}, and a
 * component of {@link dev.tenfold.scenario.Expectations} with its name.
 */
interface Judgement {
    /** Name of the line in scenarios. */
    String name();

    /** What came of it: one finding, or one a service. */
    List<Finding> judge(History yours, History oracle);
}
