package dev.tenfold.policy.keda.trigger;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.quantity.Amount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A format of what an HTTP endpoint returns, and how a number is found in it.
 *
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/metrics_api_scaler.go">GetValueFromResponse</a>
 */
public enum MetricsApiFormat {
    /** JSON; the location is a path such as {@code queues.0.length}, with {@code *}, {@code ?} and {@code #}. */
    JSON("json") {
        @Override
        Answer<Double> value(String body, String location) {
            return document(body)
                    .flatMap(root -> JsonPath.parse(location).find(root))
                    .map(MetricsApiFormat::number)
                    .orElseGet(() -> Answer.failed("there is nothing at " + location));
        }
    },

    /** YAML; the location is a path of keys and indices, with a dot between. */
    YAML("yaml") {
        @Override
        Answer<Double> value(String body, String location) {
            Optional<Node> node = document(body).filter(Mapping.class::isInstance);
            for (String key : location.split("\\.", -1)) {
                if (node.isPresent() && node.get() instanceof Scalar) {
                    break;
                }
                node = node.flatMap(parent -> child(parent, key));
            }
            return node.map(MetricsApiFormat::number).orElseGet(() -> Answer.failed("there is nothing at " + location));
        }
    },

    /** The text that exporters show; the location is a selector, of which the first sample that fits counts. */
    PROMETHEUS("prometheus") {
        @Override
        Answer<Double> value(String body, String location) {
            return ExpositionText.first(body, location);
        }
    },

    /** XML, which KEDA accepts and cannot read: Go does not decode it into a map. */
    XML("xml") {
        @Override
        Answer<Double> value(String body, String location) {
            return Answer.failed("KEDA cannot read XML");
        }
    };

    private final String text;

    MetricsApiFormat(String text) {
        this.text = text;
    }

    /** The format of that name. */
    public static Optional<MetricsApiFormat> of(String text) {
        return Stream.of(values()).filter(format -> format.text.equals(text)).findFirst();
    }

    static List<String> texts() {
        return List.of("prometheus", "json", "xml", "yaml");
    }

    /** The number at a location of a text. */
    abstract Answer<Double> value(String body, String location);

    private static Optional<Node> document(String body) {
        Problems problems = new Problems();
        List<Node> documents = Documents.read("", body, problems, new Problems());
        return problems.isEmpty() ? documents.stream().findFirst() : Optional.empty();
    }

    private static Optional<Node> child(Node parent, String key) {
        if (parent instanceof Mapping mapping) {
            return mapping.get(key);
        }
        List<Node> items = ((Sequence) parent).items();
        boolean index = key.matches("0|[1-9][0-9]{0,8}") && Integer.parseInt(key) < items.size();
        return index ? Optional.of(items.get(Integer.parseInt(key))) : Optional.empty();
    }

    /** A number, or a quantity of Kubernetes in a text. */
    private static Answer<Double> number(Node node) {
        if (node instanceof Scalar scalar && scalar.number().isPresent()) {
            return Answer.of(scalar.number().get().doubleValue());
        }
        Optional<Amount> amount = node instanceof Scalar scalar && scalar.type() == Scalar.Type.TEXT
                ? Amount.parse(scalar.text())
                : Optional.empty();
        return amount.map(quantity -> Answer.of(approximate(quantity)))
                .orElseGet(() -> Answer.failed("there is no number but " + node.shown()));
    }

    /** As Kubernetes turns quantities into floating point: the digits times a power of ten. */
    private static double approximate(Amount amount) {
        BigDecimal digits = amount.value().stripTrailingZeros();
        int scale = digits.scale();
        return digits.unscaledValue().doubleValue() * Double.parseDouble("1e" + -scale);
    }
}
