package dev.tenfold.policy.terraform;

import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.hcl.Body;
import dev.tenfold.policy.hcl.Body.Attribute;
import dev.tenfold.policy.hcl.Body.Block;
import dev.tenfold.policy.hcl.Scope;
import dev.tenfold.policy.resource.Resource;
import dev.tenfold.policy.resource.Unsettled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of one Terraform configuration, and the values of its variables. */
final class Module implements Scope {
    private static final Set<String> ELSEWHERE =
            Set.of("data", "module", "each", "count", "self", "path", "terraform", "provider");

    private final List<Body> files;
    private final Map<String, String> variables;
    private final Set<String> underway = new HashSet<>();
    private final List<Resource> resources = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    Module(List<Body> files, Map<String, String> variables) {
        this.files = files;
        this.variables = variables;
        files.forEach(file -> file.blocks().forEach(this::sort));
    }

    List<Resource> resources() {
        return resources;
    }

    List<String> others() {
        return others;
    }

    List<Warning> warnings() {
        return warnings;
    }

    private void sort(Block block) {
        if (block.type().equals("module")) {
            others.add("module " + block.label(0));
        }
        if (!block.type().equals("resource")) {
            return;
        }
        String address = block.label(0) + "." + block.label(1);
        Optional<ResourceKind> kind = ResourceKind.of(block.label(0));
        if (kind.isEmpty()) {
            others.add(address);
        } else if (isMade(block, address)) {
            resources.add(
                    kind.get().resource(address, block.place(), block.body().evaluate(this)));
        }
    }

    /** Whether there is any of a resource; if it may be many, it is read as one. */
    private boolean isMade(Block block, String address) {
        Optional<Node> count = block.body().value("count", this).findFirst();
        if (count.filter(node -> node instanceof Scalar scalar && scalar.text().equals("0"))
                .isPresent()) {
            others.add(address + " (not made: count is 0)");
            return false;
        }
        Optional<Node> each = block.body().value("for_each", this).findFirst();
        boolean one = count.filter(
                        node -> node instanceof Scalar scalar && scalar.text().equals("1"))
                .isPresent();
        String many = each.isPresent() ? "for_each" : "count";
        if (each.isPresent() || count.isPresent() && !one) {
            String on = count.filter(Unsettled::isOpen)
                    .or(() -> each.filter(Unsettled::isOpen))
                    .map(node -> " depends on " + ((Scalar) node).text())
                    .orElse("");
            warnings.add(new Warning(
                    block.place(), address + " is read as one: " + many + (on.isEmpty() ? " may make more" : on)));
        }
        return true;
    }

    @Override
    public Optional<Node> value(String root, String name, Place place) {
        if (ELSEWHERE.contains(root)) {
            return Optional.empty();
        }
        return switch (root) {
            case "var" ->
                Optional.ofNullable(variables.get(name))
                        .<Node>map(text -> given(place, text))
                        .or(() -> variable(name));
            case "local" -> local(name);
            default ->
                root.contains("_") ? Optional.of(Unsettled.reference(place, root + "." + name)) : Optional.empty();
        };
    }

    private static Node given(Place place, String text) {
        boolean truth = text.equals("true") || text.equals("false");
        return truth
                ? new Scalar(place, "", Scalar.Type.BOOLEAN, Scalar.Style.PLAIN, text)
                : Unsettled.text(place, text);
    }

    private Optional<Node> variable(String name) {
        return files.stream()
                .flatMap(file -> file.blocks("variable"))
                .filter(block -> block.label(0).equals(name))
                .flatMap(block -> block.body().value("default", Scope.NONE))
                .findFirst();
    }

    private Optional<Node> local(String name) {
        Optional<Attribute> attribute = files.stream()
                .flatMap(file -> file.blocks("locals"))
                .flatMap(block -> Optional.ofNullable(block.body().attributes().get(name)).stream())
                .findFirst();
        if (attribute.isEmpty() || !underway.add(name)) {
            return Optional.empty();
        }
        Node value = attribute.get().value().evaluate(this);
        underway.remove(name);
        return Optional.of(value);
    }
}
