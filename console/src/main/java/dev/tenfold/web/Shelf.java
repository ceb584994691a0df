package dev.tenfold.web;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.inject.gate.Complaint;
import dev.tenfold.inject.gate.Problem;
import dev.tenfold.inject.gate.Refusal;
import dev.tenfold.scenario.Bundle;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Scenarios that clients may choose from: those of one folder. They are read once, when the service starts, so that
 * what a run names stays what it was.
 */
final class Shelf {
    private final Map<String, Bundle> bundles;
    private final boolean trusting;
    private final Set<String> ownRules = new TreeSet<>();

    private Shelf(Map<String, Bundle> bundles, boolean trusting) {
        this.bundles = new TreeMap<>(bundles);
        this.trusting = trusting;
        bundles.values().forEach(bundle -> ownRules.addAll(rules(bundle).values()));
    }

    /**
     * The scenarios of a folder.
     *
     * @param folder none if empty
     * @param trusting whether clients may send rules of their own, which are code
     */
    static Shelf of(Optional<Path> folder, boolean trusting) throws IOException {
        Map<String, Bundle> bundles = new TreeMap<>();
        if (folder.isPresent()) {
            try (Stream<Path> files = Files.list(folder.get())) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*\\.ya?ml") && Files.isRegularFile(file)) {
                        bundles.put(name, Bundle.of(folder.get(), name));
                    }
                }
            }
        }
        return new Shelf(bundles, trusting);
    }

    private static Map<String, String> rules(Bundle bundle) {
        Map<String, String> rules = new TreeMap<>(bundle.files());
        rules.keySet().removeIf(file -> !file.endsWith(".drl"));
        return rules;
    }

    /** All of them, by name. */
    Collection<Bundle> all() {
        return bundles.values();
    }

    /**
     * One of them.
     *
     * @throws Refusal if there is none of that name
     */
    Bundle named(String name) {
        return Optional.ofNullable(bundles.get(name))
                .orElseThrow(() -> new Refusal(Problem.missing("There is no scenario " + name + ".")));
    }

    /** Its title, for a list; its name where it has none. */
    static String title(Bundle bundle) {
        return Documents.read(bundle.name(), bundle.text(), new Problems()).stream()
                .flatMap(root -> root instanceof Mapping mapping ? mapping.get("title").stream() : Stream.empty())
                .map(title -> title instanceof Scalar scalar ? scalar.text() : bundle.name())
                .findFirst()
                .orElse(bundle.name());
    }

    /**
     * What a client asks for: a scenario that it sends, or one that is here.
     *
     * @param scenario {@code {name, text, files, overrides}}
     * @throws Refusal of all that is wrong with it
     */
    Order order(JsonObject scenario) {
        String text = scenario.getString("text", "");
        Bundle bundle = text.isEmpty()
                ? named(scenario.getString("name"))
                : new Bundle(scenario.getString("name"), text, Order.texts(scenario.getJsonObject("files")));
        checkRules(bundle.files());
        return new Order(bundle, Order.texts(scenario.getJsonObject("overrides")));
    }

    /**
     * Keeps strangers' code out.
     *
     * @throws Refusal if a file holds rules that are not of this folder
     */
    void checkRules(Map<String, String> files) {
        if (trusting) return;
        List<Complaint> complaints = new ArrayList<>();
        files.forEach((file, text) -> {
            if (file.endsWith(".drl") && !ownRules.contains(text)) {
                complaints.add(new Complaint(
                        file,
                        "",
                        "must not be sent: own rules are code, which this service runs only if it is started with"
                                + " --own-rules",
                        "",
                        ""));
            }
        });
        if (!complaints.isEmpty()) throw Order.refusal(complaints);
    }
}
