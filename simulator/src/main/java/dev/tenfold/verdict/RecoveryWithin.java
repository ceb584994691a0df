package dev.tenfold.verdict;

import dev.tenfold.rehearsal.History;
import dev.tenfold.spelling.Figure;
import java.util.List;
import java.util.OptionalDouble;

/** From the first window in which users are beyond the limits until all is normal again. */
final class RecoveryWithin implements Judgement {
    private static final Measured MEASURED =
            Measured.seconds("recovery-within", "users beyond the limits until all is normal");

    @Override
    public String name() {
        return MEASURED.name();
    }

    @Override
    public List<Finding> judge(History yours, History oracle) {
        return yours.script().scenario().expect().recoveryWithin().stream()
                .map(limit -> finding(yours, limit.toNanos() / 1e9))
                .toList();
    }

    private static Finding finding(History yours, double limit) {
        List<Harm> harms = Harm.of(yours);
        Harm longest = Harm.longest(harms);
        if (longest == null) {
            return MEASURED.notExercised("", limit, "users were never beyond the limits");
        }
        double end = yours.script().length().toNanos() / 1e9;
        boolean over = longest.until() < end;
        String evidence = longest.words() + "; " + Figure.plain(longest.area(), 1)
                + " s x s of latency beyond the limit" + (over ? "" : "; not over by the end");
        double number = over ? longest.seconds() : Double.POSITIVE_INFINITY;
        return MEASURED.atMost("", number, limit, OptionalDouble.of(longest.from()), evidence, List.of());
    }
}
