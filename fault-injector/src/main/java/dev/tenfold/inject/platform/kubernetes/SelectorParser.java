package dev.tenfold.inject.platform.kubernetes;

import dev.tenfold.inject.platform.kubernetes.Requirement.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads label selectors, with the grammar and the rules for names of Kubernetes. */
final class SelectorParser {
    private static final String SPECIAL = "!=<>(),";
    private static final int LONGEST_NAME = 63;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?");
    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    /** What a metric's label may be called beyond a pod's: the metric selectors name labels of Prometheus. */
    private static final Pattern METRIC_LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private final String text;
    private int at;

    SelectorParser(String text) {
        this.text = text;
    }

    List<Requirement> requirements() {
        List<Requirement> found = new ArrayList<>();
        if (end()) {
            return found;
        }
        found.add(requirement());
        while (!end()) {
            expect(",");
            found.add(requirement());
        }
        return found;
    }

    private Requirement requirement() {
        if (accept("!")) {
            return new Requirement(key(), Op.MISSING, Set.of());
        }
        String key = key();
        if (end() || peek() == ',') {
            return new Requirement(key, Op.EXISTS, Set.of());
        }
        if (accept("!=")) {
            return new Requirement(key, Op.NOT_IN, Set.of(value()));
        }
        if (accept("==") || accept("=")) {
            return new Requirement(key, Op.IN, Set.of(value()));
        }
        if (accept(">")) {
            return new Requirement(key, Op.GREATER, Set.of(value()));
        }
        if (accept("<")) {
            return new Requirement(key, Op.LESS, Set.of(value()));
        }
        String word = word();
        return switch (word) {
            case "in" -> new Requirement(key, Op.IN, set());
            case "notin" -> new Requirement(key, Op.NOT_IN, set());
            default -> throw wrong("found '" + word + "', expected: in, notin, =, ==, !=, gt, lt");
        };
    }

    private Set<String> set() {
        expect("(");
        Set<String> values = new TreeSet<>();
        values.add(value());
        while (accept(",")) {
            values.add(value());
        }
        expect(")");
        return values;
    }

    private String key() {
        String key = word();
        int slash = key.indexOf('/');
        String name = key.substring(slash + 1);
        boolean prefixed = slash < 0 || PREFIX.matcher(key.substring(0, slash)).matches();
        boolean named = name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
        if (!(prefixed && named) && !METRIC_LABEL.matcher(key).matches()) {
            throw wrong(key.isEmpty() ? "expected a label's name" : "'" + key + "' is no label's name");
        }
        return key;
    }

    /** A value may be empty: {@code a=} asks for the empty value. */
    private String value() {
        return word();
    }

    private String word() {
        skipSpace();
        int from = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && SPECIAL.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean accept(String symbol) {
        skipSpace();
        boolean there = text.startsWith(symbol, at);
        // "!=" is no "!" before a name.
        if (there && symbol.equals("!") && text.startsWith("!=", at)) {
            return false;
        }
        at += there ? symbol.length() : 0;
        return there;
    }

    private void expect(String symbol) {
        if (!accept(symbol)) {
            throw wrong(
                    (end() ? "found the end" : "found '" + text.substring(at) + "'") + ", expected: '" + symbol + "'");
        }
    }

    private char peek() {
        skipSpace();
        return text.charAt(at);
    }

    private boolean end() {
        skipSpace();
        return at == text.length();
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Refusal wrong(String message) {
        return Refusal.badRequest("unable to parse requirement: " + message);
    }
}
