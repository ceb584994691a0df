package dev.tenfold.promql.syntax;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a group of values becomes one, or fewer. */
public enum AggregateOp {
    SUM(null),
    AVG(null),
    COUNT(null),
    MIN(null),
    MAX(null),
    GROUP(null),
    STDDEV(null),
    STDVAR(null),
    TOPK(ValueType.SCALAR),
    BOTTOMK(ValueType.SCALAR),
    COUNT_VALUES(ValueType.STRING),
    QUANTILE(ValueType.SCALAR);

    private static final Map<String, AggregateOp> BY_SYMBOL =
            Stream.of(values()).collect(Collectors.toMap(AggregateOp::symbol, Function.identity()));

    private final ValueType parameter;

    AggregateOp(ValueType parameter) {
        this.parameter = parameter;
    }

    /** As PromQL spells it. */
    public String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its parameter must be; null if it takes none. */
    public ValueType parameter() {
        return parameter;
    }

    /** The operator of that name, in lower case; null if there is none. */
    static AggregateOp named(String symbol) {
        return BY_SYMBOL.get(symbol);
    }
}
