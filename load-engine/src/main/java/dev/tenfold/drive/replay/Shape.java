package dev.tenfold.drive.replay;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What JSON looks like without its values: which fields there are, and of which kind. Elements of a list count as one,
 * and what was null may be anything.
 *
 * @param kinds by path, such as {@code items.[].price}
 */
record Shape(SortedMap<String, Set<String>> kinds) {
    private static final int DEEPEST = 64;

    /** The shape of a text; empty if it is not JSON. */
    static Optional<Shape> of(String json) {
        try {
            Shape shape = new Shape(new TreeMap<>());
            shape.gather(Json.decodeValue(json), "", 0);
            return Optional.of(shape);
        } catch (DecodeException notJson) {
            return Optional.empty();
        }
    }

    private void gather(Object value, String path, int depth) {
        kinds.computeIfAbsent(path, any -> new TreeSet<>()).add(kind(value));
        if (depth == DEEPEST) {
            return;
        }
        if (value instanceof JsonObject object) {
            object.fieldNames()
                    .forEach(name ->
                            gather(object.getValue(name), path.isEmpty() ? name : path + "." + name, depth + 1));
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                gather(array.getValue(i), path.isEmpty() ? "[]" : path + ".[]", depth + 1);
            }
        }
    }

    private static String kind(Object value) {
        if (value instanceof JsonObject) {
            return "object";
        }
        if (value instanceof JsonArray) {
            return "list";
        }
        return value == null ? "null" : value instanceof Number ? "number" : value instanceof Boolean ? "flag" : "text";
    }

    /**
     * What another shape lacks of this one, or has of another kind; empty if it is like this one. New fields may come.
     */
    Optional<String> differenceOf(Shape other) {
        for (String path : kinds.keySet()) {
            Set<String> now = other.kinds.get(path);
            boolean emptied = now == null && other.lacksParent(path);
            if (now == null && !emptied) {
                return Optional.of("field " + path + " is missing");
            }
            if (now != null && !alike(kinds.get(path), now)) {
                return Optional.of((path.isEmpty() ? "body" : "field " + path) + " is " + String.join(" or ", now)
                        + ", was " + String.join(" or ", kinds.get(path)));
            }
        }
        return Optional.empty();
    }

    private static boolean alike(Set<String> then, Set<String> now) {
        return then.contains("null") || now.contains("null") || then.containsAll(now);
    }

    /** Whether the list or the object in which a path lies is empty or null here, so that nothing can be said of it. */
    private boolean lacksParent(String path) {
        int list = path.lastIndexOf("[]");
        if (list >= 0 && !kinds.containsKey(path.substring(0, list + 2))) {
            return true;
        }
        int dot = path.lastIndexOf('.');
        Set<String> parent = dot < 0 ? null : kinds.get(path.substring(0, dot));
        return dot >= 0 && (parent == null ? lacksParent(path.substring(0, dot)) : parent.contains("null"));
    }
}
