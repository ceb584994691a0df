package dev.tenfold.policy.alert.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Go would refuse in a template: blocks that do not close, functions and variables that nobody defined. */
final class ActionCheck {
    private static final Set<String> BLOCKS = Set.of("if", "range", "with", "define", "block");
    private static final Set<String> WORDS = Set.of("else", "end", "template", "break", "continue");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern DECLARED = Pattern.compile("(\\$\\w+)(?:\\s*,\\s*(\\$\\w+))?\\s*:?=");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.$])(\\$?[A-Za-z_]\\w*)");

    private final List<String> complaints = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> variables =
            new HashSet<>(Set.of("$", "$labels", "$externalLabels", "$externalURL", "$value"));

    ActionCheck(List<Piece> pieces) {
        for (Piece piece : pieces) {
            if (piece.action()) {
                check(piece.text());
            }
        }
        if (!open.isEmpty()) {
            complaints.add("unexpected EOF: {{" + open.peek() + "}} has no {{end}}");
        }
    }

    List<String> complaints() {
        return complaints;
    }

    private void check(String action) {
        String bare = QUOTED.matcher(action).replaceAll("\"\"");
        if (bare.isBlank()) {
            complaints.add("missing value for command");
            return;
        }
        String first = bare.split("[\\s(]", 2)[0];
        if (BLOCKS.contains(first)) {
            open.push(first);
        } else if (first.equals("end") && open.poll() == null) {
            complaints.add("unexpected {{end}}");
        } else if (first.equals("else") && open.isEmpty()) {
            complaints.add("unexpected {{else}}");
        }
        Matcher declared = DECLARED.matcher(bare);
        while (declared.find()) {
            variables.add(declared.group(1));
            variables.add(declared.group(2) == null ? declared.group(1) : declared.group(2));
        }
        Matcher names = NAME.matcher(bare);
        while (names.find()) {
            checkName(names.group(1));
        }
    }

    private void checkName(String name) {
        if (name.startsWith("$")) {
            if (!variables.contains(name)) {
                complaints.add("undefined variable \"" + name + "\"");
            }
        } else if (!TemplateFunction.KNOWN.contains(name) && !BLOCKS.contains(name) && !WORDS.contains(name)) {
            complaints.add("function \"" + name + "\" not defined");
        }
    }
}
