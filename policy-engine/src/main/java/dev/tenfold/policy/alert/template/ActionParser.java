package dev.tenfold.policy.alert.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the inside of an action, such as {@code $value | humanize}, as far as it is filled in. */
final class ActionParser {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<text>\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`)"
            + "|(?<number>[-+]?\\d+(?:\\.\\d+)?)(?=[\\s|)]|$)"
            + "|(?<path>(?:\\$\\w*|\\w+)(?:\\.\\w+)*|(?:\\.\\w+)+)(?=[\\s|()]|$)"
            + "|(?<mark>[|()]))");

    private static final Map<String, Function<Filling, Object>> VARIABLES = Map.of(
            "$labels", filling -> filling.element().labels(),
            ".Labels", filling -> filling.element().labels(),
            "$externalLabels", Filling::externalLabels,
            ".ExternalLabels", Filling::externalLabels,
            "$value", filling -> filling.element().value(),
            ".Value", filling -> filling.element().value());

    private final String text;
    private final Matcher tokens;
    private String token = "";
    private String kind = "end";

    private ActionParser(String text) {
        this.text = text;
        this.tokens = TOKEN.matcher(text);
        advance();
    }

    /** The value that an action prints; empty if it is of a kind that is left as written. */
    static Optional<Term> parse(String text) {
        try {
            ActionParser parser = new ActionParser(text);
            Term term = parser.pipeline();
            return parser.kind.equals("end") ? Optional.of(term) : Optional.empty();
        } catch (Unfilled asWritten) {
            return Optional.empty();
        }
    }

    /** Something else than values and the functions over them. */
    private static final class Unfilled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void advance() {
        int from = kind.equals("end") && token.isEmpty() ? 0 : tokens.end();
        if (text.substring(from).isBlank()) {
            kind = "end";
            token = "";
            return;
        }
        tokens.region(from, text.length());
        if (!tokens.lookingAt() || tokens.group().isBlank()) {
            throw new Unfilled();
        }
        for (String name : List.of("text", "number", "path", "mark")) {
            if (tokens.group(name) != null) {
                kind = name;
                token = tokens.group(name);
                return;
            }
        }
        throw new Unfilled();
    }

    private Term pipeline() {
        Term term = command();
        while (token.equals("|") && kind.equals("mark")) {
            advance();
            Term next = command();
            if (!(next instanceof Term.Invocation invocation)) {
                throw new Unfilled();
            }
            term = invocation.piped(term);
        }
        return term;
    }

    private Term command() {
        TemplateFunction function = kind.equals("path") ? TemplateFunction.FILLED.get(token) : null;
        if (function == null) {
            return operand();
        }
        advance();
        List<Term> arguments = new ArrayList<>();
        while (!kind.equals("end") && !token.equals("|") && !token.equals(")")) {
            arguments.add(operand());
        }
        return new Term.Invocation(function, arguments);
    }

    private Term operand() {
        String word = token;
        Term term = switch (kind) {
            case "text" -> new Term.Constant(word.startsWith("`") ? unquoted(word) : unescaped(unquoted(word)));
            case "number" -> new Term.Constant(number(word));
            case "path" -> path(word);
            case "mark" -> word.equals("(") ? nested() : null;
            default -> null;
        };
        if (term == null) {
            throw new Unfilled();
        }
        advance();
        return term;
    }

    private Term nested() {
        advance();
        Term term = pipeline();
        if (!token.equals(")")) {
            throw new Unfilled();
        }
        return term;
    }

    private static Object number(String word) {
        if (word.contains(".") || word.length() > 18) {
            return Double.valueOf(word);
        }
        return Long.valueOf(word);
    }

    private static Term path(String word) {
        int dot = word.indexOf('.', 1);
        String root = dot < 0 ? word : word.substring(0, dot);
        Function<Filling, Object> source = VARIABLES.get(root);
        if (source == null) {
            throw new Unfilled();
        }
        Term term = new Term.Variable(source);
        if (dot >= 0) {
            for (String name : word.substring(dot + 1).split("\\.")) {
                term = new Term.Field(term, name);
            }
        }
        return term;
    }

    private static String unquoted(String word) {
        return word.substring(1, word.length() - 1);
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
    }
}
