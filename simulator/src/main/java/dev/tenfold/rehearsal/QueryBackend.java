package dev.tenfold.rehearsal;

import dev.tenfold.metric.SeriesStore;
import dev.tenfold.promql.Engine;
import dev.tenfold.promql.Queries;
import dev.tenfold.promql.syntax.Generation;

/** Who answers the PromQL of a rehearsal's policies. */
public interface QueryBackend {
    /** The engine that Tenfold brings along, which imitates either generation. */
    QueryBackend EMBEDDED = new QueryBackend() {
        @Override
        public Queries over(SeriesStore store, Generation wanted) {
            return new Engine(store, wanted);
        }

        @Override
        public boolean knowsWeights() {
            return true;
        }
    };

    /**
     * Answers over a store that is empty still.
     *
     * @param store what the rehearsal's exporters and rules will fill
     * @param wanted the Prometheus that the scenario means; a real one answers as it is
     */
    Queries over(SeriesStore store, Generation wanted);

    /** Whether it counts a series by its {@linkplain dev.tenfold.metric.Series#weight weight}. */
    default boolean knowsWeights() {
        return false;
    }

    /**
     * When the rehearsal begins, by the clock of whoever answers.
     *
     * @param wantedMillis what the scenario says, milliseconds since 1970
     */
    default long startMillis(long wantedMillis) {
        return wantedMillis;
    }
}
