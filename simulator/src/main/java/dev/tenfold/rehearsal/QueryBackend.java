package dev.tenfold.rehearsal;

import dev.tenfold.metric.SeriesStore;
import dev.tenfold.promql.Engine;
import dev.tenfold.promql.Queries;

/** Who answers the PromQL of a rehearsal's policies. */
public interface QueryBackend {
    /** The engine that Tenfold brings along. */
    QueryBackend EMBEDDED = Engine::new;

    /**
     * Answers over a store that is empty still.
     *
     * @param store what the rehearsal's exporters and rules will fill
     */
    Queries over(SeriesStore store);

    /**
     * When the rehearsal begins, by the clock of whoever answers.
     *
     * @param wantedMillis what the scenario says, milliseconds since 1970
     */
    default long startMillis(long wantedMillis) {
        return wantedMillis;
    }
}
