package dev.tenfold.verdict;

import dev.tenfold.rehearsal.History;
import dev.tenfold.spelling.Figure;
import java.util.List;
import java.util.OptionalDouble;

/** What the run cost, nodes and replicas that are on none; only where a scenario asks for it. */
final class Cost implements Judgement {
    private static final Measured MEASURED =
            new Measured("cost", "what the run cost", "price", number -> Figure.plain(number, 2));

    @Override
    public String name() {
        return MEASURED.name();
    }

    @Override
    public List<Finding> judge(History yours, History oracle) {
        return yours.script().scenario().expect().cost().stream()
                .map(limit -> finding(yours, limit))
                .toList();
    }

    private static Finding finding(History yours, double limit) {
        Bill bill = Bounds.of("yours", yours).bill();
        String evidence = yours.script().scenario().price().currency() + ": on demand "
                + Figure.plain(bill.onDemand(), 2) + ", reserved " + Figure.plain(bill.reserved(), 2) + ", spot "
                + Figure.plain(bill.spot(), 2);
        return MEASURED.atMost("", bill.total(), limit, OptionalDouble.empty(), evidence, List.of());
    }
}
