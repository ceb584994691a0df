package dev.tenfold.drive.engine;

import dev.tenfold.spelling.Figure;

/** Words as the languages of other engines want them. */
final class Quoted {
    private static final int DECIMALS = 6;

    private Quoted() {}

    /** A text in double quotes that JavaScript, Java, Python and YAML read alike; control characters become blanks. */
    static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            if (each == '"' || each == '\\') {
                quoted.append('\\').append(each);
            } else {
                quoted.append(Character.isISOControl(each) ? ' ' : each);
            }
        }
        return quoted.append('"').toString();
    }

    /** A text for a comment of a line: no language may find its end, or an escape, in it. */
    static String comment(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").replace('\\', '/').replace("--", "- -");
    }

    /** A text between tags, or in an attribute. */
    static String xml(String text) {
        return text.replaceAll("\\p{Cntrl}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A number with as many decimals as matter. */
    static String number(double number) {
        return Figure.plain(number, DECIMALS);
    }

    /** The same, with a point even if it is whole. */
    static String decimal(double number) {
        String plain = number(number);
        return plain.contains(".") ? plain : plain + ".0";
    }
}
