package dev.tenfold.policy.patch;

import dev.tenfold.document.Part;
import dev.tenfold.document.Part.Entry;
import dev.tenfold.document.Part.Keyed;
import dev.tenfold.document.Part.Layout;
import dev.tenfold.document.Part.Listed;
import dev.tenfold.document.Part.Quotes;
import dev.tenfold.document.Part.Word;
import dev.tenfold.document.Span;
import dev.tenfold.document.draft.Draft;
import dev.tenfold.document.draft.YamlWriter;
import java.util.Optional;

/** YAML held together by indentation; what stands in brackets is left to {@link FlowNotation}. */
final class YamlNotation implements Notation {
    private final Lines lines;
    private final YamlWriter writer;
    private final FlowNotation flow;

    YamlNotation(String text, Part document) {
        this.lines = new Lines(text);
        Habits habits = Habits.of(document, lines);
        this.writer = new YamlWriter(habits.step(), habits.dashes(), lines.end());
        this.flow = new FlowNotation(lines, habits.step());
    }

    @Override
    public Splice replace(Word old, Draft value) throws Refusal {
        return flow.replace(old, value);
    }

    @Override
    public Splice fill(Entry entry, Draft value) throws Refusal {
        Span old = entry.value().span();
        String written = writer.after(value, lines.column(entry.key().start()));
        if (!written.startsWith(" ")) {
            // What needs lines of its own comes below a comment behind the key.
            return old.start() == old.end()
                    ? Splice.insert(lines.end(old.end()), written)
                    : new Splice(old, written.stripLeading());
        }
        return new Splice(old, old.start() == old.end() ? written : written.substring(1));
    }

    @Override
    public Splice insert(Keyed into, Optional<Entry> after, String name, Draft value) throws Refusal {
        if (into.layout() == Layout.FLOW) {
            return flow.insert(into, after, name, value);
        }
        int first = into.entries().get(0).key().start();
        int column = lines.column(first);
        String entry = writer.entry(name, value, column);
        String margin = " ".repeat(column);
        return after.map(before -> Splice.insert(lines.end(before.span().end()), lines.end() + margin + entry))
                .orElseGet(() -> Splice.insert(first, entry + lines.end() + margin));
    }

    @Override
    public Splice append(Listed list, Draft item) throws Refusal {
        if (list.layout() == Layout.FLOW) {
            return flow.append(list, item);
        }
        int column = lines.column(list.span().start());
        return Splice.insert(
                lines.end(list.span().end()), lines.end() + " ".repeat(column) + writer.item(item, column));
    }

    @Override
    public Splice remove(Keyed from, Entry entry) throws Refusal {
        if (from.layout() == Layout.FLOW) {
            return flow.remove(from, entry);
        }
        if (lines.begins(entry.key().start())) {
            return lines.without(entry.key().start(), entry.span().end());
        }
        // Behind the dash of an item, the next key moves up.
        int next = from.entries().indexOf(entry) + 1;
        return Splice.remove(entry.key().start(), from.entries().get(next).key().start());
    }

    @Override
    public Splice remove(Listed from, int index) throws Refusal {
        if (from.layout() == Layout.FLOW) {
            return flow.remove(from, index);
        }
        Span item = from.items().get(index).span();
        int dash = dash(from, index);
        if (!lines.begins(dash)) {
            throw new Refusal("stands behind another dash on its line");
        }
        return lines.without(dash, item.end());
    }

    private int dash(Listed list, int index) {
        int at = list.span().start();
        int column = lines.column(at);
        if (index > 0) {
            at = lines.next(list.items().get(index - 1).span().end());
            while (lines.margin(at).length() != column || lines.text().charAt(at + column) != '-') {
                at = lines.next(at);
            }
            at += column;
        }
        return at;
    }

    /** Whether a value is as good as not written. */
    static boolean isNothing(Part part) {
        return part instanceof Word word
                && word.tag().isEmpty()
                && word.quotes() == Quotes.NONE
                && (word.isNothing() || word.text().matches("~|null|Null|NULL"));
    }
}
