package dev.tenfold.policy.manifest;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.document.Warning;
import java.util.List;
import java.util.Optional;

/**
 * The objects of a file of Kubernetes manifests, one after another: single, as several documents, in a {@code List} or
 * in a {@code Template} of OpenShift.
 */
public final class KubernetesObjects {
    private final Taker taker;
    private final Problems problems;

    private KubernetesObjects(Taker taker, Problems problems) {
        this.taker = taker;
        this.problems = problems;
    }

    /** Takes one object after another. */
    @FunctionalInterface
    public interface Taker {

        /**
         * Takes an object.
         *
         * @param kind its kind; empty if it says none
         * @return why the whole file must be refused, such as a template that is not rendered; empty if it need not
         */
        Optional<Problem> take(String kind, Mapping object);
    }

    /**
     * Goes through a file.
     *
     * @param file its name, for complaints
     * @param bytes YAML or JSON
     * @param problems takes what keeps the file from being read
     * @param taker takes the objects, until it refuses one
     * @return what looks wrong with the file rather than with one object
     */
    public static List<Warning> read(String file, byte[] bytes, Problems problems, Taker taker) {
        Problems repeatedKeys = new Problems();
        List<Node> documents = Documents.read(file, bytes, problems, repeatedKeys);
        KubernetesObjects walk = new KubernetesObjects(taker, problems);
        for (Node document : documents) {
            Optional<Problem> refusal = walk.object(document, "");
            if (refusal.isPresent()) {
                problems.refuse(refusal.get());
                return List.of();
            }
        }
        return repeatedKeys.all().stream()
                .map(key -> new Warning(key.place(), key.path() + " " + key.rule() + ": Kubernetes takes the last one"))
                .toList();
    }

    private Optional<Problem> object(Node node, String expectedKind) {
        if (!(node instanceof Mapping object)) {
            problems.add(node.place(), "", "must hold Kubernetes objects", node.shown());
            return Optional.empty();
        }
        String kind = object.get("kind")
                .map(value -> value instanceof Scalar scalar ? scalar.text() : "")
                .orElse(expectedKind);
        Optional<Sequence> items = items(kind, object);
        if (items.isEmpty()) {
            return taker.take(kind, object);
        }
        String kindOfItems = kind.replaceFirst("(List|Template)$", "");
        return items.get().items().stream()
                .flatMap(item -> object(item, kindOfItems).stream())
                .findFirst();
    }

    /** What a {@code List}, or a {@code Template} of OpenShift, is made of. */
    private static Optional<Sequence> items(String kind, Mapping object) {
        String key = kind.endsWith("List") ? "items" : kind.equals("Template") ? "objects" : "";
        return object.get(key).filter(Sequence.class::isInstance).map(Sequence.class::cast);
    }
}
