package dev.tenfold.policy.resource;

import dev.tenfold.document.Defaulted;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was found besides the policy while it was read: what it leaves out, what is open, what is wrong. */
final class Findings {
    private final Problems errors = new Problems();
    private final Set<Warning> warnings = new LinkedHashSet<>();
    private final List<Defaulted> defaulted = new ArrayList<>();
    private final Map<String, Set<String>> open = new LinkedHashMap<>();
    private final Set<String> parameters = new TreeSet<>();
    private Place firstOpen;

    void error(Place place, String path, String rule, String was) {
        errors.add(place, path, rule, was);
    }

    void error(Place place, String path, String rule, String was, String hint) {
        errors.add(place, path, rule, was, hint);
    }

    void warn(Place place, String sentence) {
        warnings.add(new Warning(place, sentence));
    }

    void leftOut(String path, String value) {
        defaulted.add(new Defaulted(path, value));
    }

    /** A value is needed that the file does not settle. */
    void open(Node value, String resource, String path) {
        if (value.tag().equals(Unsettled.MISSING)) {
            String rule = "refers to " + value.shown() + ", which is neither a resource nor a parameter of this file";
            errors.add(value.place(), resource + "." + path, rule, "");
            return;
        }
        firstOpen = firstOpen == null || value.place().line() < firstOpen.line() ? value.place() : firstOpen;
        open.computeIfAbsent(resource, unseen -> new LinkedHashSet<>())
                .add(path + " (" + Unsettled.described(value) + ")");
        parameters.addAll(Unsettled.parameters(value));
    }

    /** Adds what was found elsewhere. */
    void addAll(Findings other) {
        other.errors.all().forEach(errors::add);
        warnings.addAll(other.warnings);
        defaulted.addAll(other.defaulted);
        if (firstOpen == null || other.firstOpen != null && other.firstOpen.line() < firstOpen.line()) {
            firstOpen = other.firstOpen;
        }
        other.open.forEach((resource, values) ->
                open.computeIfAbsent(resource, unseen -> new LinkedHashSet<>()).addAll(values));
        parameters.addAll(other.parameters);
    }

    /** Whether everything that was asked for is settled and nothing would be refused. */
    boolean complete() {
        return open.isEmpty() && errors.isEmpty();
    }

    List<Problem> errors() {
        return errors.all();
    }

    List<Defaulted> defaulted() {
        return List.copyOf(defaulted);
    }

    /** What looks wrong in the order of its lines, and in one line what is open. */
    List<Warning> warnings() {
        List<Warning> all = new ArrayList<>(warnings);
        if (!open.isEmpty()) {
            String given = parameters.isEmpty()
                    ? "only a deployment knows: read what it made of this, such as a plan or what the cloud describes"
                    : "give " + (parameters.size() == 1 ? "parameter " : "parameters ") + String.join(", ", parameters);
            all.add(new Warning(firstOpen, "stays open in " + String.join("; in ", open()) + "; " + given));
        }
        all.sort(Comparator.comparingInt(warning -> warning.place().line()));
        return List.copyOf(all);
    }

    private List<String> open() {
        List<String> all = new ArrayList<>();
        open.forEach((resource, values) -> all.add(resource + ": " + String.join(", ", values)));
        return all;
    }

    /** Why there is nothing to work from; for whoever wants to run the policy. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        errors.all().forEach(problem -> reasons.add(problem.lines().get(0)));
        open().forEach(values -> reasons.add("stays open in " + values));
        return reasons;
    }
}
