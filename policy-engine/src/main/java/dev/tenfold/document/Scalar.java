package dev.tenfold.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;

/**
 * A single value: its text as written and what YAML takes it for.
 *
 * @param place where it begins
 * @param tag see {@link Node#tag()}
 * @param type what YAML takes it for
 * @param style how it is written
 * @param text the text, without quotes
 */
public record Scalar(Place place, String tag, Type type, Style style, String text) implements Node {
    private static final int LONGEST_SHOWN = 60;

    public Scalar {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(style, "style");
        Objects.requireNonNull(text, "text");
    }

    /** What YAML 1.1 takes a value for, as Kubernetes reads it. */
    public enum Type {
        TEXT,
        BOOLEAN,
        INTEGER,
        FLOAT,
        NULL
    }

    /** How a value is written. */
    public enum Style {
        PLAIN,
        QUOTED,
        /** A block after {@code |} or {@code >}. */
        BLOCK
    }

    /** Whether a text that stands without quotes is taken for a text, and not for a number, a truth or nothing. */
    public static boolean isText(String plain) {
        return CoreSchema.typeOf(plain) == Type.TEXT;
    }

    /** Whether there is no value: {@code null}, {@code ~} or nothing at all. */
    public boolean isNull() {
        return type == Type.NULL;
    }

    /** The truth value, if it is one: {@code true}, {@code yes}, {@code on} and their opposites. */
    public Optional<Boolean> truth() {
        return type == Type.BOOLEAN ? Optional.of(CoreSchema.truth(text)) : Optional.empty();
    }

    /** The whole number, if it is written as one: decimal, {@code 0x1f}, {@code 0b11} or octal {@code 017}. */
    public Optional<BigInteger> whole() {
        return type == Type.INTEGER ? Optional.of(CoreSchema.whole(text)) : Optional.empty();
    }

    /** The number, if it is a finite one, exactly as written. */
    public Optional<BigDecimal> number() {
        return switch (type) {
            case INTEGER -> Optional.of(new BigDecimal(CoreSchema.whole(text)));
            case FLOAT -> CoreSchema.fraction(text);
            default -> Optional.empty();
        };
    }

    @Override
    public Node at(Place elsewhere) {
        return new Scalar(elsewhere, tag, type, style, text);
    }

    @Override
    public String shown() {
        if (isNull()) {
            return text.isEmpty() ? "nothing" : text;
        }
        String line = text.lines().findFirst().orElse("");
        int end = Math.min(line.length(), LONGEST_SHOWN);
        if (end > 0 && end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        String shown = end < text.length() ? line.substring(0, end) + "..." : line;
        return style == Style.PLAIN ? shown : '"' + shown + '"';
    }
}
