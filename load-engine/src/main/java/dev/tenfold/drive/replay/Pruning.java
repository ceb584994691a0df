package dev.tenfold.drive.replay;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Takes the values of secret fields out of JSON.
 *
 * @param secrets which those are
 */
record Pruning(Secrets secrets) {
    /** Whether anything was taken out of the value, which is changed. */
    boolean prune(Object value) {
        boolean changed = false;
        if (value instanceof JsonObject object) {
            for (String name : List.copyOf(object.fieldNames())) {
                Object below = object.getValue(name);
                if (below != null && secrets.names().give(name)) {
                    object.put(name, blank(below));
                    changed = true;
                } else {
                    Object clean = clean(below);
                    changed |= clean != below || prune(below);
                    object.put(name, clean);
                }
            }
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                Object below = array.getValue(i);
                Object clean = clean(below);
                changed |= clean != below || prune(below);
                if (clean != below) {
                    array.set(i, clean);
                }
            }
        }
        return changed;
    }

    /** Without any value, but of the same form: who reads it finds what it expects. */
    private static Object blank(Object value) {
        if (value instanceof JsonObject object) {
            JsonObject blank = new JsonObject();
            object.fieldNames().forEach(name -> blank.put(name, blank(object.getValue(name))));
            return blank;
        }
        if (value instanceof JsonArray array) {
            JsonArray blank = new JsonArray();
            for (int i = 0; i < array.size(); i++) {
                blank.add(blank(array.getValue(i)));
            }
            return blank;
        }
        return value == null || value instanceof Boolean ? value : value instanceof Number ? 0 : Secrets.REMOVED;
    }

    private Object clean(Object value) {
        if (value instanceof String text) {
            String clean = secrets.text(text);
            return clean.equals(text) ? text : clean;
        }
        return value;
    }
}
