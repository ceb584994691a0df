package dev.tenfold.policy.alert.template;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a template: plain text, or an action between its braces.
 *
 * @param action whether it is an action
 * @param text the plain text, or what stands between the braces
 * @param written as it stands in the template, braces included
 */
record Piece(boolean action, String text, String written) {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    /**
     * Cuts a template up; {@code {{-} and {@code -}}} take away the white space around them, comments are left out.
     *
     * @throws TemplateFailure if an action or a text in quotes does not end
     */
    static List<Piece> of(String template) {
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        boolean trim = false;
        for (int open = template.indexOf(OPEN); open >= 0; open = template.indexOf(OPEN, done)) {
            int close = end(template, open + OPEN.length());
            String body = template.substring(open + OPEN.length(), close);
            boolean trimBefore = body.matches("(?s)-\\s.*");
            boolean trimAfter = body.matches("(?s).*\\s-");
            addText(template.substring(done, open), trim, trimBefore, pieces);
            String inner = body.substring(trimBefore ? 1 : 0, body.length() - (trimAfter ? 1 : 0))
                    .strip();
            if (!inner.startsWith("/*")) {
                pieces.add(new Piece(true, inner, template.substring(open, close + CLOSE.length())));
            }
            done = close + CLOSE.length();
            trim = trimAfter;
        }
        addText(template.substring(done), trim, false, pieces);
        return pieces;
    }

    private static void addText(String text, boolean trimStart, boolean trimEnd, List<Piece> pieces) {
        String trimmed = trimStart ? text.stripLeading() : text;
        trimmed = trimEnd ? trimmed.stripTrailing() : trimmed;
        if (!trimmed.isEmpty()) {
            pieces.add(new Piece(false, trimmed, text));
        }
    }

    /** Where the action's closing braces are; those within quotes do not count. */
    private static int end(String template, int from) {
        char quote = 0;
        for (int i = from; i < template.length(); i++) {
            char c = template.charAt(i);
            if (quote != 0) {
                if (c == '\\' && quote == '"') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '`') {
                quote = c;
            } else if (template.startsWith(CLOSE, i)) {
                return i;
            }
        }
        throw new TemplateFailure(quote == 0 ? "unclosed action" : "unterminated quoted string");
    }
}
