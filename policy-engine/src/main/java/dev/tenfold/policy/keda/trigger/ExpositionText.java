package dev.tenfold.policy.keda.trigger;

import dev.tenfold.metric.Labels;
import dev.tenfold.promql.syntax.Expr;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.ParseFailure;
import dev.tenfold.promql.syntax.Parser;
import dev.tenfold.promql.syntax.VectorSelector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text in which exporters show their metrics, as far as KEDA finds a number in it: counters, gauges and metrics of
 * no type, but neither histograms nor summaries.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">exposition formats</a>
 */
final class ExpositionText {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern TYPE = Pattern.compile("#[ \\t]+TYPE[ \\t]+(" + NAME + ")[ \\t]+(\\w+)[ \\t]*");
    private static final Pattern LABEL =
            Pattern.compile("[ \\t]*([a-zA-Z_][a-zA-Z0-9_]*)[ \\t]*=[ \\t]*\"((?:[^\"\\\\]|\\\\.)*)\"[ \\t]*(?:,|$)");
    private static final Pattern SAMPLE = Pattern.compile("(" + NAME + ")[ \\t]*"
            + "(?:\\{((?:[^\"}]|\"(?:[^\"\\\\]|\\\\.)*\")*)})?[ \\t]*(\\S+)(?:[ \\t]+-?\\d+)?[ \\t]*");
    private static final Pattern SUFFIX = Pattern.compile("(.+)_(?:bucket|count|sum)");
    private static final List<String> COMPOSITE = List.of("histogram", "summary");

    /** One line of the text. */
    private record Line(String name, Map<String, String> labels, double value) {}

    private ExpositionText() {}

    /**
     * The value of the first sample that a selector means. As in KEDA, every matcher asks for equality, whatever its
     * operator.
     */
    static Answer<Double> first(String body, String selector) {
        Optional<VectorSelector> wanted = selector(selector);
        if (wanted.isEmpty()) {
            return Answer.failed(selector + " is no selector of a metric");
        }
        Map<String, String> labels = new HashMap<>();
        wanted.get().matchers().forEach(matcher -> labels.put(matcher.name(), matcher.value()));
        String name = labels.getOrDefault(Labels.NAME, "");
        labels.remove(Labels.NAME);
        Map<String, String> types = new HashMap<>();
        Optional<Double> found = Optional.empty();
        for (String line : body.replace("\r\n", "\n").split("\n", -1)) {
            String text = line.strip();
            Matcher type = TYPE.matcher(text);
            if (type.matches()) {
                types.put(type.group(1), type.group(2));
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                Optional<Line> sample = sample(text);
                if (sample.isEmpty()) {
                    return Answer.failed("the text is not that of an exporter: " + text);
                }
                boolean meant = sample.get().name().equals(name)
                        && isPlain(name, types)
                        && sample.get().labels().entrySet().containsAll(labels.entrySet());
                found = found.isEmpty() && meant ? Optional.of(sample.get().value()) : found;
            }
        }
        return found.map(Answer::of).orElseGet(() -> Answer.failed("there is no " + selector));
    }

    private static Optional<VectorSelector> selector(String text) {
        try {
            Expr expr = Parser.parse(text, Generation.THREE);
            return expr instanceof VectorSelector selector ? Optional.of(selector) : Optional.empty();
        } catch (ParseFailure none) {
            return Optional.empty();
        }
    }

    /** Whether samples of a name are numbers of their own, not parts of a histogram or summary. */
    private static boolean isPlain(String name, Map<String, String> types) {
        Matcher part = SUFFIX.matcher(name);
        boolean partOfAnother = part.matches() && COMPOSITE.contains(types.getOrDefault(part.group(1), ""));
        return !partOfAnother && !COMPOSITE.contains(types.getOrDefault(name, ""));
    }

    private static Optional<Line> sample(String text) {
        Matcher sample = SAMPLE.matcher(text);
        if (!sample.matches()) {
            return Optional.empty();
        }
        Optional<Map<String, String>> labels = labels(sample.group(2) == null ? "" : sample.group(2));
        OptionalDouble value = GoText.number(sample.group(3));
        return labels.isPresent() && value.isPresent()
                ? Optional.of(new Line(sample.group(1), labels.get(), value.getAsDouble()))
                : Optional.empty();
    }

    private static Optional<Map<String, String>> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (!text.substring(end).isBlank()) {
            if (!label.find(end) || label.start() != end) {
                return Optional.empty();
            }
            labels.put(label.group(1), unescaped(label.group(2)));
            end = label.end();
        }
        return Optional.of(labels);
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean escape = text.charAt(i) == '\\' && i + 1 < text.length();
            char c = escape ? text.charAt(++i) : text.charAt(i);
            plain.append(escape && c == 'n' ? '\n' : c);
        }
        return plain.toString();
    }
}
