package dev.tenfold.policy.hcl;

import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.hcl.Body.Attribute;
import dev.tenfold.policy.hcl.Body.Block;
import dev.tenfold.policy.hcl.Token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads HCL files.
 *
 * @see <a href="https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md">HCL native syntax specification</a>
 */
public final class Hcl {
    private final Tokens tokens;

    private Hcl(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads a file.
     *
     * @param file its name, for complaints
     * @param bytes UTF-8
     * @param problems takes why the file cannot be read, if so
     * @return what it holds; empty if it cannot be read
     */
    public static Optional<Body> read(String file, byte[] bytes, Problems problems) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            Hcl parser = new Hcl(new Tokens(file, text, Lexer.tokens(text, 0, 1), 0));
            return Optional.of(parser.body(new Place(file, 1), Kind.END));
        } catch (HclError error) {
            problems.refuse(new Problem(new Place(file, error.line()), "", error.getMessage(), "", ""));
            return Optional.empty();
        }
    }

    /**
     * Reads a text that may hold expressions, such as a value of Terraform's JSON.
     *
     * @return empty if it is none
     */
    public static Optional<Expression> template(Place place, String text) {
        try {
            Token token = new Token(Kind.HEREDOC, text, 0, text.length(), Math.max(place.line(), 1));
            Tokens around = new Tokens(place.file(), " " + text, List.of(token), 0);
            return Optional.of(new TemplateParser(around).template(token));
        } catch (HclError error) {
            return Optional.empty();
        }
    }

    private Body body(Place place, Kind end) {
        tokens.deeper();
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        List<Block> blocks = new ArrayList<>();
        tokens.skipLines();
        while (end == Kind.END ? tokens.peek().kind() != Kind.END : !tokens.skip("}")) {
            Token name = tokens.next();
            if (name.kind() != Kind.WORD && name.kind() != Kind.STRING) {
                throw tokens.unexpected(name, "a name");
            }
            if (tokens.skip("=")) {
                attributes.put(name.text(), new Attribute(tokens.place(name), attribute()));
            } else {
                blocks.add(block(name));
            }
            boolean ended = tokens.skipLines()
                    || tokens.peek().kind() == Kind.END
                    || tokens.peek().is("}");
            if (!ended) {
                throw tokens.unexpected(tokens.peek(), "a new line");
            }
        }
        tokens.shallower();
        return new Body(place, attributes, blocks);
    }

    private Expression attribute() {
        return new ExpressionParser(tokens).expression();
    }

    private Block block(Token type) {
        List<String> labels = new ArrayList<>();
        while (tokens.peek().kind() == Kind.STRING || tokens.peek().kind() == Kind.WORD) {
            labels.add(tokens.next().text());
        }
        Token brace = tokens.next();
        if (!brace.is("{")) {
            throw tokens.unexpected(brace, labels.isEmpty() ? "`=` or `{`" : "`{`");
        }
        return new Block(tokens.place(type), type.text(), labels, body(tokens.place(type), Kind.SIGN));
    }
}
