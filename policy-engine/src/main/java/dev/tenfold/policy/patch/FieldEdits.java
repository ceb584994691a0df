package dev.tenfold.policy.patch;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.emit.HpaDrafts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Gathers the edits of one object, field by field. */
final class FieldEdits {
    private final String of;
    private final Mapping document;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Edit> removals = new ArrayList<>();
    private final List<Edit> emptied = new ArrayList<>();

    /** @param document the object as it is written */
    FieldEdits(Mapping document) {
        this("", document);
    }

    /**
     * @param of see {@link Edit#of}
     * @param document the object as it is written
     */
    FieldEdits(String of, Mapping document) {
        this.of = of;
        this.document = document;
    }

    /** What comes before what goes, so that nothing is left empty in between and taken away with it. */
    List<Edit> edits() {
        return Stream.of(edits, removals, emptied).flatMap(List::stream).toList();
    }

    /** An object is to be there with nothing in it. */
    void empty(String path) {
        remove(path);
        emptied.add(new Edit.Set(of, path, Draft.fields().drafted()));
    }

    void set(String path, Draft value) {
        edits.add(new Edit.Set(of, path, value));
    }

    void add(String path, Draft item) {
        edits.add(new Edit.Add(of, path, item));
    }

    void remove(String path) {
        removals.add(new Edit.Remove(of, path));
    }

    void number(String path, OptionalInt before, OptionalInt wanted) {
        if (!before.equals(wanted)) {
            change(path, wanted.isPresent() ? Optional.of(Draft.of(wanted.getAsInt())) : Optional.empty());
        }
    }

    void number(String path, int before, int wanted) {
        number(path, OptionalInt.of(before), OptionalInt.of(wanted));
    }

    void number(String path, double before, double wanted) {
        number(path, OptionalDouble.of(before), OptionalDouble.of(wanted));
    }

    void number(String path, OptionalDouble before, OptionalDouble wanted) {
        if (!before.equals(wanted)) {
            change(path, wanted.isPresent() ? Optional.of(Draft.of(wanted.getAsDouble())) : Optional.empty());
        }
    }

    void seconds(String path, Optional<Duration> before, Optional<Duration> wanted) {
        if (!before.equals(wanted)) {
            change(path, wanted.map(time -> Draft.of(time.toSeconds())));
        }
    }

    void seconds(String path, Duration before, Duration wanted) {
        seconds(path, Optional.of(before), Optional.of(wanted));
    }

    void truth(String path, boolean before, boolean wanted) {
        if (before != wanted) {
            set(path, Draft.of(wanted));
        }
    }

    /** A text that must be there. */
    void word(String path, String before, String wanted) {
        text(path, Optional.of(before), Optional.of(wanted));
    }

    void text(String path, Optional<String> before, Optional<String> wanted) {
        if (!before.equals(wanted)) {
            change(path, wanted.map(Draft::of));
        }
    }

    /** A text of which an empty one counts as absent. */
    void text(String path, String before, String wanted) {
        text(
                path,
                Optional.of(before).filter(text -> !text.isEmpty()),
                Optional.of(wanted).filter(text -> !text.isEmpty()));
    }

    /** A quantity in thousandths, in the unit in which it is written. */
    void quantity(String path, OptionalLong before, OptionalLong wanted) {
        if (!before.equals(wanted)) {
            String old = document.find(path)
                    .map(node -> node instanceof Scalar scalar ? scalar.text() : "")
                    .orElse("");
            change(
                    path,
                    wanted.isPresent()
                            ? Optional.of(HpaDrafts.quantity(Numbers.quantity(old, wanted.getAsLong())))
                            : Optional.empty());
        }
    }

    private void change(String path, Optional<Draft> wanted) {
        if (wanted.isPresent()) {
            set(path, wanted.get());
        } else {
            remove(path);
        }
    }

    /** What is done with the items that both lists have, by their index. */
    interface Comparison<T> {
        void compare(String path, T before, T wanted) throws Refusal;
    }

    /** How an item that comes new is written. */
    interface Fresh<T> {
        Draft draft(T item);
    }

    /** Two lists: items change by their place, new ones come at the end, those too many go. */
    <T> void list(String path, List<T> before, List<T> wanted, Comparison<T> comparison, Fresh<T> fresh)
            throws Refusal {
        int both = Math.min(before.size(), wanted.size());
        for (int i = 0; i < both; i++) {
            if (!Objects.equals(before.get(i), wanted.get(i))) {
                comparison.compare(path + "[" + i + "]", before.get(i), wanted.get(i));
            }
        }
        for (int i = before.size() - 1; i >= both; i--) {
            remove(path + "[" + i + "]");
        }
        for (int i = both; i < wanted.size(); i++) {
            add(path, fresh.draft(wanted.get(i)));
        }
    }
}
