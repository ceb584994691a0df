package dev.tenfold.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What an unquoted value is taken for: YAML 1.1 as Kubernetes reads it. It differs from the parser's own reading:
 * {@code y} is a truth value, {@code 1:30} is text, {@code 08} is the number 8.
 *
 * @see <a href="https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go">goyaml.v2/resolve.go</a>
 */
final class CoreSchema extends Resolver {
    private static final Set<String> TRUE =
            Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Pattern WHOLE =
            Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))");
    private static final int[] RADIX_OF_GROUP = {0, 0, 16, 2, 8, 10};
    private static final Pattern FRACTION = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    /** No sensible number needs more digits, and long ones are slow to convert. */
    private static final int MOST_DIGITS = 400;

    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
        if (kind != NodeId.scalar || !implicit) {
            return super.resolve(kind, value, implicit);
        }
        return value.equals("<<") ? Tag.MERGE : tagOf(typeOf(value));
    }

    private static Tag tagOf(Scalar.Type type) {
        return switch (type) {
            case TEXT -> Tag.STR;
            case BOOLEAN -> Tag.BOOL;
            case INTEGER -> Tag.INT;
            case FLOAT -> Tag.FLOAT;
            case NULL -> Tag.NULL;
        };
    }

    /** What an unquoted text is taken for. */
    static Scalar.Type typeOf(String plain) {
        if (NULL.contains(plain)) {
            return Scalar.Type.NULL;
        }
        if (TRUE.contains(plain) || FALSE.contains(plain)) {
            return Scalar.Type.BOOLEAN;
        }
        char first = plain.charAt(0);
        boolean numeric = first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
        if (!numeric || plain.length() > MOST_DIGITS) {
            return Scalar.Type.TEXT;
        }
        String digits = plain.replace("_", "");
        if (WHOLE.matcher(digits).matches()) {
            return Scalar.Type.INTEGER;
        }
        if (NOT_FINITE.matcher(plain).matches()) {
            return Scalar.Type.FLOAT;
        }
        boolean fraction = FRACTION.matcher(digits).matches() && Double.isFinite(Double.parseDouble(digits));
        return fraction ? Scalar.Type.FLOAT : Scalar.Type.TEXT;
    }

    /** Whether a text that is a truth value means true. */
    static boolean truth(String text) {
        return TRUE.contains(text);
    }

    /** The value of a text that is a whole number. */
    static BigInteger whole(String text) {
        Matcher matcher = WHOLE.matcher(text.replace("_", ""));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("text must be a whole number, was " + text);
        }
        for (int group = 2; group < RADIX_OF_GROUP.length; group++) {
            if (matcher.group(group) != null) {
                BigInteger magnitude = new BigInteger(matcher.group(group), RADIX_OF_GROUP[group]);
                return matcher.group(1).equals("-") ? magnitude.negate() : magnitude;
            }
        }
        throw new IllegalStateException(text);
    }

    /** The value of a text that is a number with a fraction or exponent; empty for infinity and not-a-number. */
    static Optional<BigDecimal> fraction(String text) {
        if (NOT_FINITE.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
        BigDecimal value = new BigDecimal(digits);
        // A double tells 1e-999999999 from zero as little as the API server does; an exact one would be unusable.
        return Optional.of(value.doubleValue() == 0 ? BigDecimal.ZERO : value);
    }
}
