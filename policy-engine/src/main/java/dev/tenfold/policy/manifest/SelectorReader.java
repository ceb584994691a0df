package dev.tenfold.policy.manifest;

import dev.tenfold.document.Fields;
import dev.tenfold.policy.hpa.LabelSelector;
import dev.tenfold.policy.hpa.LabelSelector.Operator;
import dev.tenfold.policy.hpa.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a label selector: {@code matchLabels} and {@code matchExpressions}. */
final class SelectorReader {
    private SelectorReader() {}

    static LabelSelector read(Fields selector) {
        List<Requirement> requirements = new ArrayList<>(
                LabelSelector.ofLabels(selector.texts("matchLabels")).requirements());
        for (Fields expression : selector.objects("matchExpressions")) {
            Optional<Operator> operator = expression.text("operator").flatMap(SelectorReader::operator);
            if (operator.isEmpty()) {
                expression.problem("operator", "must be one of In, NotIn, Exists, DoesNotExist", "");
            }
            String key = MetricReader.required(expression, "key");
            List<String> values = expression.listOfTexts("values");
            operator.ifPresent(known -> requirements.add(new Requirement(key, known, values)));
        }
        return new LabelSelector(requirements);
    }

    private static Optional<Operator> operator(String written) {
        return switch (written) {
            case "In" -> Optional.of(Operator.IN);
            case "NotIn" -> Optional.of(Operator.NOT_IN);
            case "Exists" -> Optional.of(Operator.EXISTS);
            case "DoesNotExist" -> Optional.of(Operator.DOES_NOT_EXIST);
            default -> Optional.empty();
        };
    }
}
