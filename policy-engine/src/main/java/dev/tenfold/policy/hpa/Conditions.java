package dev.tenfold.policy.hpa;

import java.util.ArrayList;
import java.util.List;

/** The conditions of one autoscaler: changed in place, a type not yet present goes to the end. */
final class Conditions {
    private final List<Condition> entries;
    private List<Condition> shown;

    Conditions(List<Condition> entries) {
        this.entries = new ArrayList<>(entries);
        this.shown = List.copyOf(entries);
    }

    void set(Condition condition) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).type().equals(condition.type())) {
                entries.set(i, condition);
                return;
            }
        }
        entries.add(condition);
    }

    void remove(String type) {
        entries.removeIf(condition -> condition.type().equals(type));
    }

    boolean isTrue(String type) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).type().equals(type)) {
                return entries.get(i).status().equals("True");
            }
        }
        return false;
    }

    /** The conditions as they are now; the same list as long as none of them changed. */
    List<Condition> list() {
        if (!shown.equals(entries)) {
            shown = List.copyOf(entries);
        }
        return shown;
    }
}
