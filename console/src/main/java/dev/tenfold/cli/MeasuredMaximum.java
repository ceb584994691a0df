package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.plan.Plan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads what {@code ./tenfold max-tps} found of a real system. */
final class MeasuredMaximum {
    private MeasuredMaximum() {}

    static Plan.Measured read(Path file) throws Misuse, BadInput {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw Misuse.file(file.toString(), unreadable);
        }
        Problems problems = new Problems();
        List<Node> documents = Documents.read(file.toString(), bytes, problems, problems);
        problems.throwIfAny();
        if (documents.size() != 1
                || !(documents.get(0) instanceof Mapping found)
                || found.get("rate").isEmpty()) {
            throw new Misuse(file + " is not the JSON of ./tenfold max-tps: it has no rate");
        }
        if (text(found, "confirmed").filter("true"::equals).isEmpty()) {
            problems.add(found.placeOf("confirmed"), "confirmed", "must be true: no rate held for long", "");
        }
        Optional<Double> rate = number(found, "rate");
        if (rate.isEmpty() || rate.get() <= 0) {
            problems.add(found.placeOf("rate"), "rate", "must be a number above 0", "");
        }
        problems.throwIfAny();
        return new Plan.Measured(
                ScenarioFiles.shown(file),
                rate.orElseThrow(),
                number(found, "low").orElse(rate.get()),
                number(found, "high").orElse(Double.POSITIVE_INFINITY),
                text(found, "limit").orElse("unknown"));
    }

    private static Optional<Double> number(Mapping found, String key) {
        return scalar(found, key).flatMap(Scalar::number).map(BigDecimal::doubleValue);
    }

    private static Optional<String> text(Mapping found, String key) {
        return scalar(found, key).map(Scalar::text);
    }

    private static Optional<Scalar> scalar(Mapping found, String key) {
        return found.get(key).filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }
}
