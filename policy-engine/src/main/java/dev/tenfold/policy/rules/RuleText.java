package dev.tenfold.policy.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a file of rules as Drools is given it: what every file would begin with is put in, on a line that is
 * there already, so that all lines keep their numbers.
 *
 * @param text the rules, complete
 */
record RuleText(String text) {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;?");
    private static final Pattern SCALE = Pattern.compile("\\bglobal\\s+[\\w.]+\\s+scale\\b");

    /** Where a part begins: on a line of its own, or after what was put in. */
    private static final Pattern PART =
            Pattern.compile("(?m)(?:^|(?<=\\.Scaling scale ))[ \\t]*(rule|query|declare|function)\\b");

    private static final String FACTS = "import " + ServiceFact.class.getPackageName() + ".*; ";
    private static final String GLOBAL = "global " + Scaling.class.getName() + " scale ";

    /** The rules of a file, as its author wrote them. */
    static RuleText of(String written) {
        String plain = written.startsWith("\ufeff") ? written.substring(1) : written;
        return new RuleText(headed(plain.replace("\r\n", "\n").replace('\r', '\n')));
    }

    private static String headed(String written) {
        String code = CodeText.withoutCommentsAndStrings(written);
        Matcher named = PACKAGE.matcher(code);
        boolean isNamed = named.find();
        int at = isNamed ? named.end() : 0;
        String head = (isNamed ? "; " : "package own; ")
                + (code.contains(FACTS.substring(0, FACTS.length() - 2)) ? "" : FACTS)
                + (SCALE.matcher(code).find() ? "" : GLOBAL);
        return written.substring(0, at).replaceFirst(";\\s*$", "") + head + written.substring(at);
    }

    /** The same rules in another package. */
    RuleText inPackage(String name) {
        Matcher named = PACKAGE.matcher(CodeText.withoutCommentsAndStrings(text));
        if (!named.find()) {
            throw new IllegalStateException("rules without a package");
        }
        return new RuleText(text.substring(0, named.start(1)) + name + text.substring(named.end(1)));
    }

    /** The rules, from their {@code rule} up to what follows, in order. */
    List<Range> rules() {
        String code = CodeText.withoutCommentsAndStrings(text);
        List<Range> parts = new ArrayList<>();
        List<Boolean> isRule = new ArrayList<>();
        Matcher part = PART.matcher(code);
        while (part.find()) {
            if (!parts.isEmpty()) {
                parts.set(parts.size() - 1, parts.get(parts.size() - 1).upTo(part.start()));
            }
            parts.add(new Range(part.start(), code.length()));
            isRule.add(part.group(1).equals("rule"));
        }
        List<Range> rules = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (isRule.get(i)) {
                rules.add(parts.get(i));
            }
        }
        return rules;
    }

    /** The same text without a part of it. */
    RuleText without(Range range) {
        return new RuleText(CodeText.blanked(text, range.from(), range.to()));
    }

    /** The line, counted from 1, of an offset. */
    int lineOf(int offset) {
        return CodeText.lineOf(text, offset);
    }

    /**
     * A part of the text.
     *
     * @param from offset of its first character
     * @param to offset after its last one
     */
    record Range(int from, int to) {
        Range upTo(int end) {
            return new Range(from, end);
        }

        boolean holds(int offset) {
            return from <= offset && offset < to;
        }
    }
}
