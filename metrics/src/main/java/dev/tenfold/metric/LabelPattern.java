package dev.tenfold.metric;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression over label values: anchored at both ends, the dot matching every character, in the RE2 dialect
 * that Prometheus speaks.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2 syntax</a>
 */
public final class LabelPattern {
    /** Beyond this many values remembered answers are dropped: a long rehearsal names ever new pods. */
    private static final int REMEMBERED = 10_000;

    private final Pattern pattern;
    private final Map<String, Boolean> answers = new HashMap<>();

    private LabelPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException if RE2 would refuse the expression */
    public static LabelPattern compile(String expression) {
        try {
            return new LabelPattern(Pattern.compile(Re2Dialect.toJava(expression), Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "error parsing regexp: " + e.getDescription() + ": `" + expression + "`", e);
        }
    }

    /** Whether the whole of the value matches. */
    public boolean matches(String value) {
        Boolean known = answers.get(value);
        if (known != null) {
            return known;
        }
        if (answers.size() >= REMEMBERED) {
            answers.clear();
        }
        boolean answer = pattern.matcher(value).matches();
        answers.put(value, answer);
        return answer;
    }

    /**
     * What the template becomes when its {@code $1}, {@code ${1}} and {@code $name} are replaced by what the groups
     * captured, or null if the value does not match. A group that does not exist or captured nothing is empty;
     * {@code $$} is a dollar.
     *
     * @see <a href="https://pkg.go.dev/regexp#Regexp.Expand">Regexp.Expand</a>
     */
    public String expand(String template, String value) {
        Matcher matcher = pattern.matcher(value);
        return matcher.matches() ? expand(template, matcher.toMatchResult(), matcher) : null;
    }

    private static final Pattern REFERENCE = Pattern.compile("\\$(?:(\\$)|(\\w+)|\\{(\\w+)})");

    private String expand(String template, MatchResult match, Matcher named) {
        StringBuilder text = new StringBuilder();
        Matcher references = REFERENCE.matcher(template);
        int done = 0;
        while (references.find()) {
            text.append(template, done, references.start());
            done = references.end();
            String reference = references.group(2) != null ? references.group(2) : references.group(3);
            text.append(references.group(1) != null ? "$" : captured(reference, match, named));
        }
        return text.append(template, done, template.length()).toString();
    }

    private static String captured(String reference, MatchResult match, Matcher named) {
        String group = null;
        if (reference.chars().allMatch(Character::isDigit)) {
            int number = reference.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(reference);
            group = number <= match.groupCount() ? match.group(number) : null;
        } else {
            try {
                group = named.group(reference);
            } catch (IllegalArgumentException noSuchGroup) {
                return "";
            }
        }
        return group == null ? "" : group;
    }
}
