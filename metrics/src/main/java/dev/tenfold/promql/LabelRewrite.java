package dev.tenfold.promql;

import dev.tenfold.metric.LabelPattern;
import dev.tenfold.promql.syntax.Call;
import dev.tenfold.promql.syntax.Expr;
import dev.tenfold.promql.syntax.ParseFailure;
import dev.tenfold.promql.syntax.Problem;
import dev.tenfold.promql.syntax.StringLiteral;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code label_replace} and {@code label_join}. What is wrong with their texts Prometheus finds when it evaluates; here
 * it is found when the query is prepared, and pointed at.
 */
final class LabelRewrite {
    /**
     * Prometheus 3 lets these functions write any UTF-8 label; the classic names are all that policies have been seen
     * to use.
     */
    private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private final String query;
    private final Call call;

    LabelRewrite(String query, Call call) {
        this.query = query;
        this.call = call;
    }

    Relabel replace(VectorPlan inner) {
        String target = labelName(query, call.arguments().get(1));
        String template = text(2);
        String source = text(3);
        LabelPattern pattern = pattern(4);
        return new Relabel(inner, target, labels -> {
            String value = pattern.expand(template, labels.get(source));
            return value == null ? labels : labels.with(target, value);
        });
    }

    Relabel join(VectorPlan inner) {
        String target = labelName(query, call.arguments().get(1));
        String separator = text(2);
        List<String> sources = IntStream.range(3, call.arguments().size())
                .mapToObj(i -> labelName(query, call.arguments().get(i)))
                .toList();
        return new Relabel(
                inner,
                target,
                labels ->
                        labels.with(target, sources.stream().map(labels::get).collect(Collectors.joining(separator))));
    }

    private String text(int argument) {
        return ((StringLiteral) call.arguments().get(argument).unwrapped()).value();
    }

    private LabelPattern pattern(int argument) {
        try {
            return LabelPattern.compile(text(argument));
        } catch (IllegalArgumentException bad) {
            throw failure(query, call.arguments().get(argument), "invalid regular expression: " + bad.getMessage());
        }
    }

    /**
     * The label that a text names.
     *
     * @throws ParseFailure if it names none
     */
    static String labelName(String query, Expr argument) {
        String name = ((StringLiteral) argument.unwrapped()).value();
        if (!LABEL_NAME.matcher(name).matches()) {
            throw failure(query, argument, "invalid label name \"" + name + "\"");
        }
        return name;
    }

    private static ParseFailure failure(String query, Expr argument, String message) {
        return new ParseFailure(query, List.of(new Problem(argument.span(), message)));
    }
}
