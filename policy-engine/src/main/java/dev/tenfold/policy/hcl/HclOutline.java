package dev.tenfold.policy.hcl;

import dev.tenfold.document.Part;
import dev.tenfold.document.Part.Entry;
import dev.tenfold.document.Part.Keyed;
import dev.tenfold.document.Part.Layout;
import dev.tenfold.document.Part.Listed;
import dev.tenfold.document.Part.Quotes;
import dev.tenfold.document.Part.Word;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Span;
import dev.tenfold.policy.hcl.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds where each value of an HCL text stands. A block is called by its type and its labels, with dots between, such
 * as {@code resource.aws_autoscaling_group.web}; blocks of one name are a list.
 */
public final class HclOutline {
    private final Tokens tokens;
    private final String text;

    private HclOutline(String text) {
        this.text = text;
        this.tokens = new Tokens("", text, Lexer.tokens(text, 0, 1), 0);
    }

    /**
     * The whole file.
     *
     * @param text that {@link Hcl} could read
     * @throws IllegalArgumentException if it is no HCL
     */
    public static Keyed of(String text) {
        try {
            HclOutline outline = new HclOutline(text);
            return outline.body(0, Kind.END);
        } catch (HclError refused) {
            throw new IllegalArgumentException("text must be HCL", refused);
        }
    }

    /** Blocks of one name, while they are gathered among the attributes. */
    private record Blocks(Span key, List<Part> bodies) {}

    private Keyed body(int start, Kind end) {
        Map<String, Entry> attributes = new LinkedHashMap<>();
        Map<String, Blocks> blocks = new LinkedHashMap<>();
        List<String> order = new ArrayList<>();
        tokens.skipLines();
        while (end == Kind.END ? tokens.peek().kind() != Kind.END : !tokens.skip("}")) {
            Token name = tokens.next();
            Span key = new Span(name.start(), name.end());
            if (tokens.skip("=")) {
                attributes.put(name.text(), new Entry(key, name.text(), value()));
                order.add(name.text());
            } else {
                StringBuilder head = new StringBuilder(name.text());
                while (!tokens.peek().is("{")) {
                    Token label = tokens.next();
                    if (label.kind() != Kind.STRING && label.kind() != Kind.WORD) {
                        throw tokens.unexpected(label, "`{`");
                    }
                    head.append('.').append(label.text());
                }
                tokens.next();
                Keyed body = body(name.start(), Kind.SIGN);
                Blocks known = blocks.get(head.toString());
                if (known == null) {
                    known = new Blocks(key, new ArrayList<>());
                    blocks.put(head.toString(), known);
                    order.add(head.toString());
                }
                known.bodies().add(body);
            }
            tokens.skipLines();
        }
        List<Entry> entries = new ArrayList<>();
        order.forEach(name ->
                entries.add(attributes.containsKey(name) ? attributes.get(name) : entry(name, blocks.get(name))));
        return new Keyed(new Span(start, end == Kind.END ? text.length() : tokens.end()), "", Layout.BODY, entries);
    }

    private static Entry entry(String name, Blocks blocks) {
        List<Part> bodies = blocks.bodies();
        Span span = new Span(
                bodies.get(0).span().start(),
                bodies.get(bodies.size() - 1).span().end());
        return new Entry(blocks.key(), name, new Listed(span, "", Layout.BODY, bodies));
    }

    private Part value() {
        Token first = tokens.peek();
        int mark = tokens.mark();
        Expression expression = new ExpressionParser(tokens).expression();
        Span span = new Span(first.start(), tokens.end());
        if (expression instanceof Expression.ListOf && first.is("[")) {
            tokens.back(mark);
            return list();
        }
        if (expression instanceof Expression.ObjectOf && first.is("{")) {
            tokens.back(mark);
            return object();
        }
        String source = span.of(text);
        if (expression instanceof Expression.Literal literal && first.end() == span.end()) {
            Scalar value = literal.value();
            Quotes quotes = first.kind() == Kind.STRING
                    ? Quotes.DOUBLE
                    : first.kind() == Kind.HEREDOC ? Quotes.BLOCK : Quotes.NONE;
            return new Word(span, "", quotes, value.text());
        }
        boolean negative = source.matches("-[0-9.]+");
        return new Word(span, "", negative ? Quotes.NONE : Quotes.EXPRESSION, source);
    }

    private Listed list() {
        int start = tokens.next().start();
        List<Part> items = new ArrayList<>();
        tokens.skipLines();
        while (!tokens.skip("]")) {
            items.add(value());
            tokens.skipLines();
            tokens.skip(",");
            tokens.skipLines();
        }
        return new Listed(new Span(start, tokens.end()), "", Layout.FLOW, items);
    }

    private Keyed object() {
        int start = tokens.next().start();
        List<Entry> entries = new ArrayList<>();
        tokens.skipLines();
        while (!tokens.skip("}")) {
            Token key = tokens.peek();
            new ExpressionParser(tokens).expression();
            Span span = new Span(key.start(), tokens.end());
            tokens.next();
            tokens.skipLines();
            entries.add(new Entry(span, key.text(), value()));
            tokens.skipLines();
            tokens.skip(",");
            tokens.skipLines();
        }
        return new Keyed(new Span(start, tokens.end()), "", Layout.FLOW, entries);
    }
}
