package dev.tenfold.promql;

/** Computes a scalar. */
@FunctionalInterface
interface ScalarPlan extends Plan {
    ScalarPlan[] NONE = {};

    double at(Moment moment);

    @Override
    default QueryResult result(Moment moment) {
        return new QueryResult.Scalar(at(moment));
    }

    /** Fills an array with the values of as many plans. */
    static void evaluate(ScalarPlan[] plans, Moment moment, double[] values) {
        for (int i = 0; i < plans.length; i++) {
            values[i] = plans[i].at(moment);
        }
    }
}
