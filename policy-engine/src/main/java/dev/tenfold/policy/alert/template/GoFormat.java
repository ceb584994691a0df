package dev.tenfold.policy.alert.template;

import dev.tenfold.metric.FloatText;
import dev.tenfold.metric.Labels;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values as Go's fmt prints them, from exact decimals.
 *
 * @see <a href="https://pkg.go.dev/fmt">fmt</a>
 */
final class GoFormat {
    private static final Pattern VERB = Pattern.compile("%([-+ 0]*)(\\d{1,3})?(?:\\.(\\d{1,3}))?(.)", Pattern.DOTALL);

    /** From this power of ten on, numbers whose precision nobody asked for are printed with an exponent. */
    private static final int LONG_EXPONENT = 6;

    private static final int SHORT_EXPONENT = -4;

    private GoFormat() {}

    /** A value as {@code %v} prints it. */
    static String plain(Object value) {
        if (value instanceof Labels labels) {
            StringJoiner map = new StringJoiner(" ", "map[", "]");
            labels.forEach((name, text) -> map.add(name + ":" + text));
            return map.toString();
        }
        if (!(value instanceof Double number)) {
            return String.valueOf(value);
        }
        if (!Double.isFinite(number) || number == 0) {
            return FloatText.shortest(number);
        }
        return general(new BigDecimal(FloatText.shortest(number)), LONG_EXPONENT);
    }

    /** A number as {@code %.4g} prints it, with so many significant digits. */
    static String significant(double number, int digits) {
        if (!Double.isFinite(number) || number == 0) {
            return FloatText.shortest(number);
        }
        int kept = Math.max(digits, 1);
        return general(new BigDecimal(number).round(new MathContext(kept, RoundingMode.HALF_EVEN)), kept);
    }

    private static String general(BigDecimal number, int mostExponent) {
        BigDecimal stripped = number.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        if (exponent >= SHORT_EXPONENT && exponent < mostExponent) {
            return stripped.toPlainString();
        }
        String sign = exponent < 0 ? "-" : "+";
        String power = String.valueOf(Math.abs(exponent));
        return stripped.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + sign
                + (power.length() < 2 ? "0" + power : power);
    }

    /** A text with its verbs filled in. */
    static String printf(String format, List<Object> values) {
        StringBuilder text = new StringBuilder();
        Matcher verb = VERB.matcher(format);
        int done = 0;
        int next = 0;
        while (verb.find()) {
            text.append(format, done, verb.start());
            done = verb.end();
            if (verb.group(4).equals("%")) {
                text.append('%');
            } else if (next < values.size()) {
                text.append(padded(verb, shown(verb, values.get(next++))));
            } else {
                text.append("%!").append(verb.group(4)).append("(MISSING)");
            }
        }
        return text.append(format.substring(done)).toString();
    }

    private static String shown(Matcher verb, Object value) {
        int precision = verb.group(3) == null ? -1 : Integer.parseInt(verb.group(3));
        String kind = verb.group(4);
        if (kind.equals("v")) {
            return value instanceof Double number && precision >= 0 ? significant(number, precision) : plain(value);
        }
        if (value instanceof Double number && kind.equals("f")) {
            return fixed(number, precision < 0 ? 6 : precision);
        }
        if (value instanceof Double number && kind.equals("g")) {
            return precision < 0 ? plain(number) : significant(number, precision);
        }
        boolean fits = kind.equals("s") && value instanceof String || kind.equals("d") && value instanceof Long;
        return fits ? plain(value) : "%!" + kind + "(" + goType(value) + "=" + plain(value) + ")";
    }

    private static String goType(Object value) {
        return value instanceof Double ? "float64" : value instanceof Long ? "int" : "string";
    }

    private static String fixed(double number, int decimals) {
        if (!Double.isFinite(number)) {
            return FloatText.shortest(number);
        }
        String digits = new BigDecimal(number)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .abs()
                .toPlainString();
        return (number < 0 || 1 / number < 0 ? "-" : "") + digits;
    }

    private static String padded(Matcher verb, String shown) {
        String flags = verb.group(1);
        String signed = flags.contains("+") && shown.matches("\\d.*") ? "+" + shown : shown;
        int missing = verb.group(2) == null ? 0 : Integer.parseInt(verb.group(2)) - signed.length();
        if (missing <= 0) {
            return signed;
        }
        if (flags.contains("-")) {
            return signed + " ".repeat(missing);
        }
        boolean zeros = flags.contains("0") && signed.matches("[-+]?\\d.*");
        int sign = zeros && !Character.isDigit(signed.charAt(0)) ? 1 : 0;
        return signed.substring(0, sign) + (zeros ? "0" : " ").repeat(missing) + signed.substring(sign);
    }
}
