package dev.tenfold.policy.rules;

import dev.tenfold.document.Names;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Drools says about a part of a rule, in words that fit what was written, at the line where it was. */
final class RuleComplaint {
    private static final Pattern METHOD =
            Pattern.compile("(?:Method (\\w+) on class ([\\w.$]+) with arguments \\[(.*)] is missing)|"
                    + "(?:The method (\\w+)\\((.*)\\) is undefined for the type (\\w+))");
    private static final Pattern ARGUMENTS = Pattern.compile(
            "The method (\\w+)\\(.*\\) in the type (\\w+) " + "is not applicable for the arguments \\((.*)\\)");
    private static final Pattern FACT = Pattern.compile("Unable to find class: ([\\w.$]+)");
    private static final Pattern FIELD = Pattern.compile("Unknown field (\\w+) on ([\\w.$]+)");
    private static final Pattern EXPRESSION =
            Pattern.compile("(?s)Unable to (?:parse left part of expression|Analyse Expression):? ?(.*?):?");
    private static final Pattern VARIABLE = Pattern.compile("(\\S+) cannot be resolved(?: to a (?:variable|type))?");
    private static final Pattern BOOLEAN = Pattern.compile("Predicate '(.*)' must be a Boolean expression");
    private static final Pattern CONSEQUENCE =
            Pattern.compile("(?s)Unable to parse consequence caused by: \\(line (\\d+),col \\d+\\) "
                    + "Parse error. Found (.*?), expected.*");
    private static final Pattern WORD = Pattern.compile("(?<![\\w.$\"'])([a-zA-Z_]\\w*)(?!\\w|\\s*\\()");

    private static final Pattern BINDING = Pattern.compile("\\$\\w+");

    private final FactNames names;
    private final RulePart part;
    private final RuleBuild.Complaint complaint;
    private final String said;
    private int line;
    private String what;
    private String hint = "";

    RuleComplaint(FactNames names, RulePart part, RuleBuild.Complaint complaint) {
        this.names = names;
        this.part = part;
        this.complaint = complaint;
        this.said = complaint.text().lines().findFirst().orElse("").strip();
        this.line = complaint.java().isEmpty() ? part.line() : lineOf(complaint.java());
        this.what = "cannot be compiled: " + said;
        understand();
    }

    int line() {
        return line;
    }

    String what() {
        return what;
    }

    String hint() {
        return hint;
    }

    /** Equal for two complaints about the same thing. */
    String key() {
        return line + " " + what;
    }

    private void understand() {
        Matcher words;
        if (said.contains("DSL")) {
            what = "has a condition that Drools cannot turn into Java";
            hint = "getters of a bound fact, such as `$s.getDesired() * $s.getCores()`";
        } else if ((words = METHOD.matcher(said)).matches()) {
            boolean isCondition = words.group(1) != null;
            method(
                    words.group(isCondition ? 1 : 4),
                    simple(words.group(isCondition ? 2 : 6)),
                    words.group(isCondition ? 3 : 5));
        } else if ((words = ARGUMENTS.matcher(said)).find()) {
            method(words.group(1), words.group(2), words.group(3));
        } else if ((words = FACT.matcher(said)).matches()) {
            fact(words.group(1));
        } else if ((words = FIELD.matcher(said)).matches()) {
            field(words.group(1), simple(words.group(2)));
        } else if ((words = EXPRESSION.matcher(said)).matches()) {
            expression(words.group(1));
        } else if ((words = VARIABLE.matcher(said)).matches()) {
            variable(words.group(1));
        } else if ((words = BOOLEAN.matcher(said)).matches()) {
            notBoolean(words.group(1));
        } else if ((words = CONSEQUENCE.matcher(complaint.text())).matches()) {
            consequence(Integer.parseInt(words.group(1)), words.group(2));
        } else if (complaint.path().isEmpty()) {
            what = "cannot be compiled: Drools fails over it (" + said + ")";
        } else if (!part.fact().isEmpty()) {
            what = "has a condition that does not fit: " + said;
        }
    }

    private void method(String name, String type, String arguments) {
        String shown = arguments.replaceAll("class |interface |java\\.lang\\.|dev\\.tenfold\\.policy\\.rules\\.", "");
        String given = shown.isEmpty() ? "no argument" : shown;
        Optional<String> meant = names.nearestMethod(type, name);
        boolean known = meant.isPresent() && meant.get().startsWith(name + "(");
        what = known
                ? "calls `" + name + "` of " + type + " with other arguments than it takes: " + given
                : "calls `" + name + "`, which " + type + " does not have";
        hint = meant.map(found -> "`" + found + "`").orElse("");
    }

    private void fact(String name) {
        line = RuleDiagnosis.lineOfFact(part, name);
        what = "asks for a fact that does not exist: " + name;
        hint = Names.nearest(name, names.facts())
                .or(() -> Names.nearest(name + "Fact", names.facts()))
                .map(found -> "`" + found + "`")
                .orElse("one of " + String.join(", ", names.facts()));
    }

    private void field(String name, String type) {
        what = "asks for `" + name + "`, which " + type + " does not have";
        hint = names.nearestProperty(type, name).map(found -> "`" + found + "`").orElse("");
    }

    /** Drools quotes the expression only: the word in it that is no property is the one it does not know. */
    private void expression(String expression) {
        Matcher binding = BINDING.matcher(expression);
        while (binding.find()) {
            if (!part.text().text().matches("(?s).*" + Pattern.quote(binding.group()) + "\\s*:.*")) {
                variable(binding.group());
                return;
            }
        }
        Matcher word = WORD.matcher(CodeText.withoutCommentsAndStrings(expression));
        while (word.find()) {
            String name = word.group(1);
            if (!names.properties(part.fact()).contains(name) && !name.matches("this|true|false|null|new|instanceof")) {
                unknown(name, word.start() > 0);
                return;
            }
        }
        what = "has a condition that cannot be understood: " + expression;
    }

    private void unknown(String name, boolean mayBeText) {
        what = "asks for `" + name + "`, which " + part.fact() + " does not have";
        hint = names.nearestProperty(part.fact(), name)
                .map(found -> "`" + found + "`")
                .orElse(mayBeText ? "`\"" + name + "\"`, in quotes" : "");
    }

    private void variable(String name) {
        boolean quoted = part.code().contains("\"" + name + "\"");
        what = quoted && !part.fact().isEmpty()
                ? "compares a number with the text \"" + name + "\""
                : "does not know `" + name + "`";
        hint = name.matches("scal\\w*|Scal\\w*") && !name.equals("scale") ? "`scale`" : "";
    }

    private void notBoolean(String expression) {
        what = "has a condition that is neither true nor false: " + expression;
        hint = expression.matches("\\d+") ? "a point instead of the comma of a number" : "";
    }

    private void consequence(int row, String found) {
        // Drools puts a line with a brace before the consequence.
        int last = part.line()
                + (int) part.code()
                        .stripTrailing()
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        line = Math.max(part.line(), Math.min(last, part.line() + row - 2));
        boolean atEnd = found.contains("EOF");
        what = atEnd
                ? "does not close a `{` after `then`"
                : "cannot be read after `then`, at " + found.replace('"', '`');
        hint = complaint.text().contains("\";\"") ? "`;` at the end of the line" : atEnd ? "`}`" : "";
    }

    /** The line of the rule that a line of Java was made of; spaces may differ. */
    private int lineOf(String java) {
        String wanted = java.replaceAll("\\s", "");
        if (wanted.isEmpty() || !part.fact().isEmpty()) {
            return part.line();
        }
        // The line begins where as many letters are left as the search found before it.
        int before = part.code().replaceAll("\\s", "").indexOf(wanted);
        int at = 0;
        for (int letters = 0; at < part.code().length() && letters <= before; at++) {
            letters += Character.isWhitespace(part.code().charAt(at)) ? 0 : 1;
        }
        return before < 0 ? part.line() : part.line() + CodeText.lineOf(part.code(), at - 1) - 1;
    }

    private static String simple(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }
}
