package dev.tenfold.promql;

import dev.tenfold.metric.Matcher;
import dev.tenfold.promql.function.Calendar;
import dev.tenfold.promql.function.ElementFunction;
import dev.tenfold.promql.function.ElementFunctions;
import dev.tenfold.promql.function.RangeFunction;
import dev.tenfold.promql.function.RangeFunctions;
import dev.tenfold.promql.syntax.Call;
import dev.tenfold.promql.syntax.Expr;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.MatrixSelector;
import dev.tenfold.promql.syntax.StringLiteral;
import dev.tenfold.promql.syntax.ValueType;
import dev.tenfold.promql.syntax.VectorSelector;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Turns a function call into what computes it. */
final class CallPlanner {
    private final String query;
    private final Planner planner;
    private final Generation generation;

    CallPlanner(String query, Planner planner, Generation generation) {
        this.query = query;
        this.planner = planner;
        this.generation = generation;
    }

    Plan plan(Call call) {
        RangeFunction ofRange = RangeFunctions.named(call.name(), generation);
        if (ofRange != null) {
            RangePlan range = planner.range(first(call, ValueType.MATRIX));
            return new RangeCall(range, ofRange, scalars(call), RangeFunctions.keepsName(call.name()));
        }
        ElementFunction ofElement = ElementFunctions.named(call.name());
        if (ofElement != null) {
            return call.arguments().isEmpty() ? nowIn(call.name()) : ofElements(call, ofElement);
        }
        DoubleBinaryOperator ofTwo = ElementFunctions.ofTwo(call.name());
        if (ofTwo != null) {
            ScalarPlan[] two = scalars(call);
            return (ScalarPlan) moment -> ofTwo.applyAsDouble(two[0].at(moment), two[1].at(moment));
        }
        return special(call);
    }

    private Plan special(Call call) {
        return switch (call.name()) {
            case "time" -> (ScalarPlan) moment -> moment.nowMillis() / 1000.0;
            case "pi" -> (ScalarPlan) moment -> Math.PI;
            case "vector" -> new ConstantVector(planner.scalar(call.arguments().get(0)));
            case "scalar" -> scalarOf(vector(call));
            case "timestamp" -> new TimestampCall(vector(call), call.arguments().get(0));
            case "absent" -> AbsentCall.of(vector(call), asked(call.arguments().get(0)));
            case "absent_over_time" ->
                AbsentCall.of(
                        planner.range(call.arguments().get(0)),
                        asked(call.arguments().get(0)));
            case "sort", "sort_desc" ->
                new SortCall(vector(call), SortCall.byValue(call.name().equals("sort_desc")));
            case "sort_by_label", "sort_by_label_desc" ->
                new SortCall(
                        vector(call), SortCall.byLabels(texts(call), call.name().endsWith("desc")));
            case "label_replace" -> new LabelRewrite(query, call).replace(vector(call));
            case "label_join" -> new LabelRewrite(query, call).join(vector(call));
            case "histogram_quantile" ->
                new HistogramCall(vector(call), (buckets, q) -> buckets.quantile(q[0]), generation, scalars(call));
            case "histogram_fraction" -> fraction(call);
            default -> throw new IllegalStateException("function " + call.name() + " has a signature but no plan");
        };
    }

    private Plan ofElements(Call call, ElementFunction function) {
        return new ElementCall(vector(call), function, scalars(call));
    }

    /** A field of the date without an argument is of now; parts of a second do not count. */
    private static Plan nowIn(String function) {
        Calendar field = Calendar.named(function);
        return new ConstantVector(moment -> field.of(moment.nowMillis() / 1000));
    }

    private static ScalarPlan scalarOf(VectorPlan vector) {
        return moment -> {
            Elements elements = vector.at(moment);
            return elements.size() == 1 ? elements.value(0) : Double.NaN;
        };
    }

    /** Generation 2 knows fractions of native histograms only, and finds none of those. */
    private Plan fraction(Call call) {
        VectorPlan histograms = vector(call);
        if (generation == Generation.TWO) {
            return new ElementCall(histograms, (value, unused) -> RangeFunction.NOTHING);
        }
        return new HistogramCall(
                histograms, (buckets, bounds) -> buckets.fraction(bounds[0], bounds[1]), generation, scalars(call));
    }

    private VectorPlan vector(Call call) {
        return planner.vector(first(call, ValueType.VECTOR));
    }

    private static Expr first(Call call, ValueType type) {
        return call.arguments().stream()
                .filter(argument -> argument.type() == type)
                .findFirst()
                .orElseThrow();
    }

    private ScalarPlan[] scalars(Call call) {
        return call.arguments().stream()
                .filter(argument -> argument.type() == ValueType.SCALAR)
                .map(planner::scalar)
                .toArray(ScalarPlan[]::new);
    }

    private static List<String> texts(Call call) {
        return call.arguments().stream()
                .map(Expr::unwrapped)
                .filter(StringLiteral.class::isInstance)
                .map(text -> ((StringLiteral) text).value())
                .toList();
    }

    /** What a bare selector asks for; of anything else nothing is known. */
    private static List<Matcher> asked(Expr argument) {
        Expr bare = argument.unwrapped();
        if (bare instanceof VectorSelector selector) {
            return selector.matchers();
        }
        return bare instanceof MatrixSelector matrix ? matrix.selector().matchers() : List.of();
    }
}
