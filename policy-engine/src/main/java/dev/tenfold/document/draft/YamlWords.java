package dev.tenfold.document.draft;

import dev.tenfold.document.Scalar;
import java.util.regex.Pattern;

/** Texts as YAML writes them on one line: bare where every reader takes them for text, else in quotes. */
final class YamlWords {
    /** Begins with nothing that YAML reads otherwise. */
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_/.$(<^~\\\\+=;-][^\\p{Cntrl}\\u007f-\\uffff]*");

    /** Numbers, dates, times and base-60 numbers, which one reader or another takes for more than text. */
    private static final Pattern NUMERIC = Pattern.compile("[-+.]?[0-9][-+0-9._:,TZeExXoO ]*");

    /** No reader stumbles over a cron expression, but people do. */
    private static final Pattern CRON = Pattern.compile("[0-9][^a-zA-Z]*\\*.*");

    private static final Pattern DASHED = Pattern.compile("-([-\\s].*)?");

    private YamlWords() {}

    /** The text, in quotes where it must be. */
    static String of(String text, boolean inBrackets) {
        return isBare(text, inBrackets) ? text : quoted(text);
    }

    /** Whether a text may stand without quotes. */
    static boolean isBare(String text, boolean inBrackets) {
        return BARE.matcher(text).matches()
                && Scalar.isText(text)
                && !NUMERIC.matcher(text).matches()
                && !DASHED.matcher(text).matches()
                && !CRON.matcher(text).matches()
                && !text.equals("=")
                && !text.equals("~")
                && !text.endsWith(" ")
                && !text.endsWith(":")
                && !text.contains(": ")
                && !text.contains(" #")
                // What looks like a template is one to some program or other.
                && !text.contains("{{")
                && !(inBrackets && text.matches(".*[,\\[\\]{}].*"));
    }

    private static String quoted(String text) {
        boolean awkward = text.contains("\"") || text.contains("\\");
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return awkward && printable ? "'" + text.replace("'", "''") + "'" : JsonWriter.quoted(text);
    }
}
