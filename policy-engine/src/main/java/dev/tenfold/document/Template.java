package dev.tenfold.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place that some other program should have filled in before the file came here.
 *
 * @param language such as {@code Helm template}
 * @param action the action as written, such as {@code {{ .Values.replicas }}}
 * @param line where it stands
 * @param remedy what to do first
 */
public record Template(String language, String action, int line, String remedy) {
    private static final Pattern ACTION = Pattern.compile("\\{\\{.*?(}}|$)|\\{%.*?(%}|$)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}|\\$\\([^)]*\\)");
    private static final String HELM_WORDS = "\\{\\{[^}]*(\\.(Values|Release|Chart|Capabilities|Files|Template)\\b"
            + "|\\b(include|template|toYaml|tpl|nindent|define)\\b)";
    private static final Pattern HELM = Pattern.compile(HELM_WORDS);
    private static final Pattern GO =
            Pattern.compile("\\{\\{-|-}}|[.$]\\w|\\{\\{\\s*(if|else|end|range|with|define|/\\*)");

    /** An action that begins a line or a value, or that only Helm knows. */
    private static final Pattern UNQUOTED =
            Pattern.compile("^\\s*(- +)*(\\{\\{|\\{%)|^[^#\"'`|]*:\\s+(\\{\\{|\\{%)|" + HELM_WORDS);

    /** The first action of a text that does not stand in quotes, as templates do and alert texts do not. */
    static Optional<Template> unquotedIn(String text) {
        List<String> lines = lines(text);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.stripLeading().startsWith("#") && UNQUOTED.matcher(line).find()) {
                return actionIn(line, i + 1);
            }
        }
        return Optional.empty();
    }

    /** The first action on one line, counted from 1. */
    static Optional<Template> onLine(String text, int line) {
        List<String> lines = lines(text);
        return line <= lines.size() ? actionIn(lines.get(line - 1), line) : Optional.empty();
    }

    /** Actions that only Helm knows; blocks are left alone, since they may hold another program's template. */
    static Stream<Template> helmIn(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().values().stream().flatMap(entry -> helmIn(entry.value()));
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().flatMap(Template::helmIn);
        }
        Scalar scalar = (Scalar) node;
        boolean helm = scalar.style() != Scalar.Style.BLOCK
                && HELM.matcher(scalar.text()).find();
        return helm ? in(scalar).stream() : Stream.empty();
    }

    /** What is left to fill in of a value that is about to be read. */
    public static Optional<Template> in(Scalar scalar) {
        int line = scalar.place().line();
        Optional<Template> action = actionIn(scalar.text(), line);
        Matcher placeholder = PLACEHOLDER.matcher(scalar.text().strip());
        if (action.isEmpty() && placeholder.matches()) {
            String remedy = "fill it in first, e.g. envsubst < FILE | ./tenfold check -";
            return Optional.of(new Template("template", placeholder.group(), line, remedy));
        }
        return action;
    }

    private static Optional<Template> actionIn(String line, int number) {
        Matcher matcher = ACTION.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String action = matcher.group();
        boolean go = HELM.matcher(line).find() || GO.matcher(action).find();
        if (action.startsWith("{%") || !go) {
            String remedy = "render it first, e.g. jinja2 FILE | ./tenfold check -";
            return Optional.of(new Template("Jinja template", action, number, remedy));
        }
        String remedy = "render it first, e.g. helm template CHART | ./tenfold check -";
        return Optional.of(new Template("Helm template", action, number, remedy));
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\r\n|\n|\r", -1));
    }

    /** The complaint that refuses a file. */
    public Problem problem(String file) {
        String where = line == 0 ? "" : " at line " + line;
        String rule = "is an unrendered " + language + " (" + action + where + "): " + remedy;
        return new Problem(new Place(file, line), "", rule, "", "");
    }
}
