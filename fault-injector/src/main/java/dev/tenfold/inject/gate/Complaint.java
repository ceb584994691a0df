package dev.tenfold.inject.gate;

import io.vertx.core.json.JsonObject;
import java.util.Objects;

/**
 * One thing wrong with what was sent.
 *
 * @param place where it stands, {@code file:line} for what was written in a file; empty for the request itself
 * @param path which value it is, such as {@code plan.destinations[0].uri}; empty for the whole
 * @param rule what does not hold, to be read after the path, such as {@code must be >= 0}
 * @param was the value as sent, shortened; empty if there is none to show
 * @param hint what was probably meant; empty if there is no guess
 */
public record Complaint(String place, String path, String rule, String was, String hint) {
    private static final int LONGEST = 80;

    public Complaint {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(hint, "hint");
        was = was.length() > LONGEST ? was.substring(0, LONGEST) + "..." : was;
        if (rule.isBlank()) {
            throw new IllegalArgumentException("rule must not be empty");
        }
    }

    /** A complaint about the request itself. */
    static Complaint about(String path, String rule, Object was) {
        return new Complaint("", path, rule, was == null ? "" : String.valueOf(was), "");
    }

    /** {@code file:line: path rule, was value}. */
    public String line() {
        return (place.isEmpty() ? "" : place + ": ")
                + (path.isEmpty() ? "" : path + " ")
                + rule
                + (was.isEmpty() ? "" : ", was " + was);
    }

    JsonObject json() {
        JsonObject json = new JsonObject().put("message", line());
        for (String[] part :
                new String[][] {{"place", place}, {"path", path}, {"rule", rule}, {"was", was}, {"hint", hint}}) {
            if (!part[1].isEmpty()) json.put(part[0], part[1]);
        }
        return json;
    }
}
