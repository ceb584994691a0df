package dev.tenfold.recording.text;

import java.util.regex.Pattern;

/**
 * Paths as routes: what looks like the name of one thing becomes {@code {id}}, so that {@code /users/123} and
 * {@code /users/124} count as {@code /users/{id}}.
 */
public final class PathTemplates {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("(?=.*[0-9])[0-9a-fA-F]{8,}");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern TOKEN = Pattern.compile("(?=.*[0-9])(?=.*[A-Za-z])[0-9A-Za-z_~=-]{20,}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String ID = "{id}";

    private PathTemplates() {}

    /** The route of a path without its query; {@code /} for an empty one. */
    public static String of(String path) {
        int query = path.indexOf('?');
        String bare = query < 0 ? path : path.substring(0, query);
        if (bare.isEmpty()) {
            return "/";
        }
        String[] parts = bare.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            if (isName(parts[i])) {
                parts[i] = ID;
            }
        }
        return String.join("/", parts);
    }

    private static boolean isName(String part) {
        return NUMBER.matcher(part).matches()
                || UUID.matcher(part).matches()
                || DATE.matcher(part).matches()
                || HEXADECIMAL.matcher(part).matches()
                || TOKEN.matcher(part).matches();
    }
}
