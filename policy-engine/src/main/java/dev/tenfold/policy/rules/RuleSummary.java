package dev.tenfold.policy.rules;

import java.util.List;
import java.util.Objects;

/**
 * One own rule, as its file shows it.
 *
 * @param name its name
 * @param line of the file, counted from 1
 * @param thenLine line of its {@code then}
 * @param salience as written; empty where none is
 * @param acts what it can do, in the words of the global {@code scale}, such as {@code veto}, in the order written
 * @param services services that it names
 */
public record RuleSummary(
        String name, int line, int thenLine, String salience, List<String> acts, List<String> services) {
    public RuleSummary {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(salience, "salience");
        acts = List.copyOf(acts);
        services = List.copyOf(services);
    }

    /** Such as {@code "freeze on Fridays" (salience 10): veto}. */
    @Override
    public String toString() {
        return "\"" + name + "\"" + (salience.isEmpty() ? "" : " (salience " + salience + ")") + ": "
                + (acts.isEmpty() ? "notes" : String.join(", ", acts));
    }
}
