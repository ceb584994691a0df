package dev.tenfold.policy.keda.formula;

import java.util.Map;
import java.util.TreeMap;

/**
 * What names stand for at one place of a formula.
 *
 * @param names values by name
 * @param element what {@code #} stands for; nil outside of a predicate
 */
record Scope(Map<String, Value> names, Value element) {

    Scope with(String name, Value value) {
        Map<String, Value> more = new TreeMap<>(names);
        more.put(name, value);
        return new Scope(more, element);
    }

    Scope at(Value item) {
        return new Scope(names, item);
    }
}
