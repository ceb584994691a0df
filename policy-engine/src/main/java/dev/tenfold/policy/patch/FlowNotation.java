package dev.tenfold.policy.patch;

import dev.tenfold.document.Part.Entry;
import dev.tenfold.document.Part.Keyed;
import dev.tenfold.document.Part.Listed;
import dev.tenfold.document.Part.Quotes;
import dev.tenfold.document.Part.Word;
import dev.tenfold.document.Span;
import dev.tenfold.document.draft.Draft;
import dev.tenfold.document.draft.JsonWriter;
import dev.tenfold.document.draft.YamlWriter;
import java.util.Optional;

/**
 * JSON, and YAML in brackets.
 *
 * @param lines of the file
 * @param step blanks by which it indents
 */
record FlowNotation(Lines lines, int step) implements Notation {

    private boolean isJson() {
        String text = lines.text().replaceFirst("^\ufeff", "").stripLeading();
        return text.startsWith("{") || text.startsWith("[");
    }

    /** Whether what stands in these brackets is spelled as JSON spells it. */
    private boolean isJson(Keyed keyed) {
        return keyed.entries().isEmpty()
                ? isJson()
                : lines.text().charAt(keyed.entries().get(0).key().start()) == '"';
    }

    @Override
    public Splice replace(Word old, Draft value) throws Refusal {
        return new Splice(old.span(), written(old, value));
    }

    private String written(Word old, Draft value) throws Refusal {
        String text = value instanceof Draft.Plain plain
                ? Numbers.like(old.text(), plain.text())
                : value instanceof Draft.Text words ? words.text() : "";
        if (!(value instanceof Draft.Plain || value instanceof Draft.Text) || old.quotes() == Quotes.BLOCK) {
            throw new Refusal("is a single value, and must stay one");
        }
        return switch (old.quotes()) {
            case DOUBLE -> JsonWriter.quoted(text);
            case SINGLE -> "'" + text.replace("'", "''") + "'";
            default ->
                value instanceof Draft.Plain
                        ? text
                        : isJson() ? JsonWriter.quoted(text) : YamlWriter.inline(Draft.of(text));
        };
    }

    @Override
    public Splice fill(Entry entry, Draft value) {
        Span old = entry.value().span();
        String written = isJson() ? JsonWriter.inline(value) : YamlWriter.inline(value);
        return new Splice(old, old.start() == old.end() ? " " + written : written);
    }

    @Override
    public Splice insert(Keyed into, Optional<Entry> after, String name, Draft value) {
        boolean json = isJson(into);
        if (into.entries().isEmpty()) {
            return new Splice(
                    into.span(),
                    json
                            ? JsonWriter.inline(Draft.fields().put(name, value).drafted())
                            : YamlWriter.inline(Draft.fields().put(name, value).drafted()));
        }
        int first = into.entries().get(0).key().start();
        boolean spread = !lines.together(into.span().start(), first);
        String margin = lines.margin(first);
        String key = json ? JsonWriter.quoted(name) : name;
        String entry = key + ": "
                + (json && spread
                        ? new JsonWriter(step, lines.end()).value(value, margin.length())
                        : json ? JsonWriter.inline(value) : YamlWriter.inline(value));
        String gap = spread ? lines.end() + margin : " ";
        return after.map(before -> Splice.insert(before.span().end(), "," + gap + entry))
                .orElseGet(() -> Splice.insert(first, entry + "," + gap));
    }

    @Override
    public Splice append(Listed list, Draft item) {
        if (list.items().isEmpty()) {
            String one = isJson() ? JsonWriter.inline(item) : YamlWriter.inline(item);
            return new Splice(list.span(), "[" + one + "]");
        }
        Span last = list.items().get(list.items().size() - 1).span();
        boolean spread =
                !lines.together(list.span().start(), list.items().get(0).span().start());
        String margin = lines.margin(list.items().get(0).span().start());
        String written = isJson()
                ? spread ? new JsonWriter(step, lines.end()).value(item, margin.length()) : JsonWriter.inline(item)
                : YamlWriter.inline(item);
        return Splice.insert(last.end(), "," + (spread ? lines.end() + margin : " ") + written);
    }

    @Override
    public Splice remove(Keyed from, Entry entry) {
        int index = from.entries().indexOf(entry);
        return index > 0
                ? Splice.remove(
                        from.entries().get(index - 1).span().end(), entry.span().end())
                : Splice.remove(entry.key().start(), from.entries().get(1).key().start());
    }

    @Override
    public Splice remove(Listed from, int index) {
        return index > 0
                ? Splice.remove(
                        from.items().get(index - 1).span().end(),
                        from.items().get(index).span().end())
                : Splice.remove(
                        from.items().get(0).span().start(),
                        from.items().get(1).span().start());
    }
}
