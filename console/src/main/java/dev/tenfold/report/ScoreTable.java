package dev.tenfold.report;

import dev.tenfold.verdict.Elasticity;
import dev.tenfold.verdict.Score;
import java.util.List;

/** How elastic services were, alike in the terminal and on the page. */
final class ScoreTable {

    /** Headings of the columns, as {@link Table} takes them. */
    static final List<String> HEADS = List.of(
            "elasticity", ">theta_U", ">theta_O", ">tau_U", ">tau_O", ">upsilon", ">sigma", ">oracle sigma", ">eta");

    private ScoreTable() {}

    /** A row a service. */
    static List<List<String>> rows(List<Score> scores) {
        return scores.stream().map(ScoreTable::cells).toList();
    }

    private static List<String> cells(Score score) {
        Elasticity yours = score.yours();
        return List.of(
                score.service(),
                percent(yours.thetaU()),
                percent(yours.thetaO()),
                percent(yours.tauU()),
                percent(yours.tauO()),
                percent(yours.upsilon()),
                percent(yours.deviation()),
                percent(score.oracle().deviation()),
                Figures.fixed(score.speedup(), 2));
    }

    private static String percent(double number) {
        return Figures.fixed(number, 1) + " %";
    }
}
