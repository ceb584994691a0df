package dev.tenfold.policy.rules;

import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * A file of rules as the parser understands it. Rules that cannot be read are reported and left out, so that the others
 * can be looked at too.
 *
 * @param text what could be read
 * @param tree the same as a tree
 */
record RuleParse(RuleText text, PackageDescr tree) {
    private static final int MOST_ROUNDS = 100;
    private static final Pattern RULE = Pattern.compile("(?s)^(.*?)(?: in rule (\".*\"|\\S+))?$");
    private static final Pattern FOUND = Pattern.compile("(?:input|found) '(.*?)'");
    private static final Pattern NUMBERED = Pattern.compile("^(?:\\[ERR \\d+] )?(?:Line \\d+:\\d+ )?(.*)$");

    /** Reads rules; what is wrong with their syntax goes to {@code problems}. Empty if nothing is left. */
    static Optional<RuleParse> of(String file, RuleText written, Problems problems) {
        RuleText text = written;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
            PackageDescr tree = parse(parser, text.text());
            List<ParserError> errors = parser.getErrors().stream()
                    .filter(ParserError.class::isInstance)
                    .map(ParserError.class::cast)
                    .toList();
            if (errors.isEmpty()) {
                return tree == null || tree.getRules().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new RuleParse(text, tree));
            }
            RuleText rest = text;
            for (ParserError error : errors) {
                problems.add(problem(file, error));
                rest = withoutRuleAt(
                        rest, Math.max(1, error.getRow()), tokenOf(error).equals("rule"));
            }
            if (rest.equals(text)) {
                return Optional.empty();
            }
            text = rest;
        }
        return Optional.empty();
    }

    private static PackageDescr parse(DrlParser parser, String text) {
        try {
            return parser.parse(false, text);
        } catch (DroolsParserException | RuntimeException unreadable) {
            // What is wrong is among the errors of the parser.
            return null;
        }
    }

    /** A rule that was not closed is found wrong where the next one begins: then it is the one before. */
    private static RuleText withoutRuleAt(RuleText text, int line, boolean isOpen) {
        int begin = CodeText.offsetOf(text.text(), line);
        int end = CodeText.offsetOf(text.text(), line + 1);
        RuleText.Range last = null;
        for (RuleText.Range rule : text.rules()) {
            if (rule.from() < end) {
                last = isOpen && rule.from() >= begin && last != null ? last : rule;
            }
        }
        return last == null ? text : text.without(last);
    }

    private static Problem problem(String file, ParserError error) {
        Matcher numbered =
                NUMBERED.matcher(error.getMessage().lines().findFirst().orElse(""));
        Matcher told = RULE.matcher(numbered.matches() ? numbered.group(1) : error.getMessage());
        String message = told.matches() ? told.group(1).replaceFirst("\\.$", "") : error.getMessage();
        String rule = told.matches() && told.group(2) != null ? told.group(2) : "";
        String token = tokenOf(error);
        String what = token.isEmpty()
                ? "cannot be read: " + message
                : token.equals("<eof>") ? "ends too early" : "cannot be read from `" + token + "` on";
        String path = rule.isEmpty() ? "" : "rule " + rule.replaceFirst("^(?!\")(.*)$", "\"$1\"");
        return new Problem(new Place(file, Math.max(1, error.getRow())), path, what, "", hint(token));
    }

    /** The word at which the parser gave up; empty if it does not say. */
    private static String tokenOf(ParserError error) {
        Matcher found = FOUND.matcher(error.getMessage());
        return found.find() ? found.group(1) : "";
    }

    private static String hint(String token) {
        return switch (token) {
            case "<eof>" -> "`end` after the last rule";
            case "=" -> "`==`, `>=` or `<=`";
            case "then", "end" -> "a `)` or `\"` that is missing before";
            case "rule" -> "`end` after the rule before";
            case "when" -> "quotes around the name of the rule";
            case "&", "and" -> "`,` or `&&` between two conditions";
            case "or", "|" -> "`||` between two conditions";
            default -> token.startsWith("$") ? "`then` between the conditions and what to do" : "";
        };
    }
}
