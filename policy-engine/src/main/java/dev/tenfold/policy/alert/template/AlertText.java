package dev.tenfold.policy.alert.template;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A label or annotation of an alert: text with values to fill in, such as {@code {{ $labels.pod }} is at {{ $value |
 * humanizePercentage }}}. Values, and the functions over them, are filled in. What runs queries or loops is left as it
 * is written, and named by {@link #unfilled}.
 */
public final class AlertText {
    private final List<Piece> pieces;
    private final List<Optional<Term>> terms;
    private final List<String> complaints;

    private AlertText(List<Piece> pieces, List<String> complaints) {
        this.pieces = pieces;
        this.complaints = List.copyOf(complaints);
        this.terms = pieces.stream()
                .map(piece -> piece.action() ? ActionParser.parse(piece.text()) : Optional.<Term>empty())
                .toList();
    }

    /** Reads a text; what is wrong with it is among its {@link #complaints}. */
    public static AlertText parse(String text) {
        try {
            List<Piece> pieces = Piece.of(text);
            return new AlertText(pieces, new ActionCheck(pieces).complaints());
        } catch (TemplateFailure broken) {
            return new AlertText(List.of(new Piece(false, text, text)), List.of(broken.getMessage()));
        }
    }

    /** Whether it is the same for each element. */
    public boolean isConstant() {
        return pieces.stream().noneMatch(Piece::action);
    }

    /** Why Prometheus would refuse it, in the order of the text. */
    public List<String> complaints() {
        return complaints;
    }

    /** The actions that are left as they are written, in the order of the text. */
    public List<String> unfilled() {
        List<String> unfilled = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).action() && terms.get(i).isEmpty()) {
                unfilled.add(pieces.get(i).written());
            }
        }
        return unfilled;
    }

    /** The text for one element of the alert's expression; a value that cannot be had makes it an error, as in Go. */
    public String fill(Sample element, Labels externalLabels) {
        Filling filling = new Filling(element, externalLabels);
        StringBuilder text = new StringBuilder();
        try {
            for (int i = 0; i < pieces.size(); i++) {
                Piece piece = pieces.get(i);
                Optional<Term> term = terms.get(i);
                String asWritten = piece.action() ? piece.written() : piece.text();
                text.append(term.map(present -> GoFormat.plain(present.value(filling)))
                        .orElse(asWritten));
            }
            return text.toString();
        } catch (TemplateFailure failure) {
            return "<error expanding template: " + failure.getMessage() + ">";
        }
    }
}
