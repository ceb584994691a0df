package dev.tenfold.policy.alert.paging;

import dev.tenfold.metric.Matcher;
import dev.tenfold.metric.Matcher.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Matchers as an Alertmanager's configuration writes them: {@code severity="page"}, {@code team=~core|web} or several
 * in braces.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#matcher">the reference</a>
 */
final class MatcherText {
    private static final Pattern ONE =
            Pattern.compile("\\s*(?<name>\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s=!~,{}\"]+)\\s*(?<op>=~|!~|!=|=)\\s*"
                    + "(?<value>\"(?:[^\"\\\\]|\\\\.)*\"|[^,{}\"]*?)\\s*(?<end>,|$)");

    private MatcherText() {}

    /**
     * Reads matchers.
     *
     * @throws IllegalArgumentException if they are none; the message is what does not hold
     */
    static List<Matcher> parse(String text) {
        String inner = text.strip();
        if (inner.startsWith("{") != inner.endsWith("}") || inner.length() == 1) {
            throw new IllegalArgumentException("must close the braces that it opens");
        }
        inner = inner.startsWith("{") ? inner.substring(1, inner.length() - 1) : inner;
        List<Matcher> matchers = new ArrayList<>();
        java.util.regex.Matcher each = ONE.matcher(inner);
        int done = 0;
        while (done < inner.length()) {
            each.region(done, inner.length());
            if (!each.lookingAt()) {
                throw new IllegalArgumentException("must be a matcher such as severity=\"page\"");
            }
            matchers.add(
                    new Matcher(unquoted(each.group("name")), op(each.group("op")), unquoted(each.group("value"))));
            done = each.end();
        }
        return matchers;
    }

    private static Op op(String symbol) {
        for (Op op : Op.values()) {
            if (op.symbol().equals(symbol)) {
                return op;
            }
        }
        throw new IllegalStateException(symbol);
    }

    private static String unquoted(String text) {
        return text.startsWith("\"")
                ? text.substring(1, text.length() - 1)
                        .replace("\\n", "\n")
                        .replace("\\\"", "\"")
                        .replace("\\\\", "\\")
                : text;
    }
}
