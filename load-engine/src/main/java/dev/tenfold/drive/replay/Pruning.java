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
                    object.put(name, Secrets.REMOVED);
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

    private Object clean(Object value) {
        if (value instanceof String text) {
            String clean = secrets.text(text);
            return clean.equals(text) ? text : clean;
        }
        return value;
    }
}
