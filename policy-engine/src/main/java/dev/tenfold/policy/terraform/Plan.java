package dev.tenfold.policy.terraform;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Mapping.Entry;
import dev.tenfold.document.Node;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.resource.Resource;
import dev.tenfold.policy.resource.Unsettled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A plan or a state as {@code terraform show -json} prints it. What only the deployment will know is not in it; the
 * configuration, which is, says what it refers to.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/internals/json-format">JSON output format</a>
 */
final class Plan {
    private final List<Resource> resources = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final Set<String> addresses = new LinkedHashSet<>();

    private Plan() {}

    static Plan of(Mapping document) {
        Plan plan = new Plan();
        Optional<Mapping> root = mapping(document, "planned_values")
                .or(() -> mapping(document, "values"))
                .flatMap(values -> mapping(values, "root_module"));
        Optional<Mapping> configuration =
                mapping(document, "configuration").flatMap(written -> mapping(written, "root_module"));
        root.ifPresent(plan::collectAddresses);
        root.ifPresent(module -> plan.add(module, configuration, ""));
        return plan;
    }

    List<Resource> resources() {
        return resources;
    }

    List<String> others() {
        return others;
    }

    private void collectAddresses(Mapping module) {
        items(module, "resources").forEach(resource -> addresses.add(text(resource, "address")));
        items(module, "child_modules").forEach(this::collectAddresses);
    }

    private void add(Mapping module, Optional<Mapping> configuration, String prefix) {
        for (Mapping resource : items(module, "resources")) {
            String type = text(resource, "type");
            String address = text(resource, "address");
            Optional<ResourceKind> kind = ResourceKind.of(type);
            if (kind.isEmpty() || text(resource, "mode").equals("data")) {
                others.add(address);
                continue;
            }
            Mapping values = mapping(resource, "values").orElse(new Mapping(resource.place(), "", Map.of()));
            String written = type + "." + text(resource, "name");
            Optional<Mapping> expressions = configuration.stream()
                    .flatMap(known -> items(known, "resources").stream())
                    .filter(known -> text(known, "address").equals(written))
                    .flatMap(known -> mapping(known, "expressions").stream())
                    .findFirst();
            String index = address.endsWith("]") ? address.substring(address.lastIndexOf('[')) : "";
            Mapping whole = expressions
                    .map(known -> completed(values, known, prefix, index))
                    .orElse(values);
            resources.add(kind.get().resource(address, resource.place(), whole));
        }
        for (Mapping child : items(module, "child_modules")) {
            String address = text(child, "address");
            String call = address.substring(address.lastIndexOf('.') + 1).replaceFirst("\\[.*]$", "");
            Optional<Mapping> called = configuration
                    .flatMap(known -> mapping(known, "module_calls"))
                    .flatMap(calls -> mapping(calls, call))
                    .flatMap(known -> mapping(known, "module"));
            add(child, called, address + ".");
        }
    }

    /** The values, and references where the configuration has an expression and the plan no value yet. */
    private Mapping completed(Mapping values, Mapping expressions, String prefix, String index) {
        Map<String, Entry> entries = new LinkedHashMap<>(values.entries());
        expressions.entries().forEach((key, entry) -> {
            boolean known =
                    entries.containsKey(key) && !(entries.get(key).value() instanceof Scalar scalar && scalar.isNull());
            if (!known && entry.value() instanceof Mapping expression) {
                List<Node> references = references(expression, prefix, index);
                if (!references.isEmpty()) {
                    Node value =
                            references.size() == 1 ? references.get(0) : new Sequence(entry.place(), "", references);
                    entries.put(key, new Entry(entry.place(), value));
                }
            }
        });
        return new Mapping(values.place(), "", entries);
    }

    private List<Node> references(Mapping expression, String prefix, String index) {
        Set<String> found = new LinkedHashSet<>();
        List<Node> written =
                expression.get("references").orElse(null) instanceof Sequence list ? list.items() : List.of();
        for (Node node : written) {
            String[] parts = node instanceof Scalar scalar ? scalar.text().split("\\.") : new String[0];
            String name = parts.length < 2 ? "" : prefix + parts[0] + "." + parts[1].replaceFirst("\\[.*$", "");
            addresses.stream()
                    .filter(address -> address.equals(name) || address.equals(name + index))
                    .findFirst()
                    .or(() -> addresses.stream()
                            .filter(address -> address.startsWith(name + "["))
                            .findFirst())
                    .filter(address -> !name.isEmpty())
                    .ifPresent(found::add);
        }
        return found.stream()
                .<Node>map(address -> Unsettled.reference(expression.place(), address))
                .toList();
    }

    private static Optional<Mapping> mapping(Mapping mapping, String key) {
        return mapping.get(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    private static List<Mapping> items(Mapping mapping, String key) {
        return mapping.get(key).orElse(null) instanceof Sequence list
                ? list.items().stream()
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .toList()
                : List.of();
    }

    private static String text(Mapping mapping, String key) {
        return mapping.get(key)
                .map(node -> node instanceof Scalar scalar ? scalar.text() : "")
                .orElse("");
    }
}
