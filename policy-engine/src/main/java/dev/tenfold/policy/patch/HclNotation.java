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
import dev.tenfold.document.draft.HclWriter;
import java.util.List;
import java.util.Optional;

/** HCL: attributes on lines of their own, blocks between braces. */
final class HclNotation implements Notation {
    private final Lines lines;
    private final HclWriter writer;

    HclNotation(String text, Part file) {
        this.lines = new Lines(text);
        this.writer = new HclWriter(Habits.of(file, lines).step(), lines.end());
    }

    @Override
    public Splice replace(Word old, Draft value) throws Refusal {
        boolean single = value instanceof Draft.Plain || value instanceof Draft.Text;
        if (!single || old.quotes() == Quotes.BLOCK) {
            throw new Refusal("is a single value, and must stay one");
        }
        String text = value instanceof Draft.Plain plain
                ? Numbers.like(old.text(), plain.text())
                : ((Draft.Text) value).text();
        boolean quoted = old.quotes() == Quotes.DOUBLE || value instanceof Draft.Text;
        return new Splice(old.span(), quoted ? HclWriter.quoted(text) : text);
    }

    @Override
    public Splice fill(Entry entry, Draft value) {
        return new Splice(
                entry.value().span(),
                writer.expression(value, lines.margin(entry.key().start()).length()));
    }

    @Override
    public Splice insert(Keyed into, Optional<Entry> after, String name, Draft value) throws Refusal {
        if (into.layout() == Layout.FLOW) {
            throw new Refusal("would have to be added to an object in braces");
        }
        boolean block = !HclWriter.blocks(value).isEmpty();
        if (isOnOneLine(into)) {
            return unfolded(into, name, value);
        }
        List<Entry> attributes =
                into.entries().stream().filter(entry -> !isBlock(entry)).toList();
        Optional<Entry> before = block
                ? Optional.of(into.entries().get(into.entries().size() - 1))
                : after.filter(entry -> !isBlock(entry))
                        .or(() -> attributes.isEmpty()
                                ? Optional.empty()
                                : Optional.of(attributes.get(attributes.size() - 1)));
        int first = into.entries().get(0).key().start();
        String margin = lines.margin(first);
        if (before.isEmpty()) {
            return Splice.insert(
                    lines.start(first),
                    margin + attribute(name, value, name.length(), margin) + lines.end() + lines.end());
        }
        String gap = lines.end() + (block ? lines.end() : "");
        String written =
                block ? blocks(name, value, margin) : margin + attribute(name, value, width(before.get()), margin);
        return Splice.insert(lines.end(before.get().span().end()), gap + written);
    }

    private String attribute(String name, Draft value, int width, String margin) {
        String padding = " ".repeat(Math.max(0, width - name.length()));
        return name + padding + " = " + writer.expression(value, margin.length());
    }

    /** Characters before the blank that goes before the equals sign, so that a new line lines up with its neighbour. */
    private int width(Entry neighbour) {
        int equals = lines.text().indexOf('=', neighbour.key().end());
        return equals - neighbour.key().start() - 1;
    }

    private String blocks(String name, Draft value, String margin) {
        StringBuilder written = new StringBuilder();
        for (Draft.Keyed body : HclWriter.blocks(value)) {
            String between = written.isEmpty() ? "" : lines.end() + lines.end();
            written.append(between).append(writer.block(name, body, margin.length()));
        }
        return written.toString();
    }

    private static boolean isBlock(Entry entry) {
        return entry.value() instanceof Listed list && list.layout() == Layout.BODY;
    }

    private boolean isOnOneLine(Keyed body) {
        return body.entries().isEmpty()
                || body.span().start() > 0
                        && lines.together(
                                body.span().start(), body.entries().get(0).key().start());
    }

    /** A block that stands on one line can hold one attribute only, so it is opened. */
    private Splice unfolded(Keyed body, String name, Draft value) {
        String text = lines.text();
        int open = text.indexOf('{', body.span().start());
        int close = body.span().end() - 1;
        String margin = lines.margin(body.span().start());
        String inner = margin + " ".repeat(writer.step());
        String old = text.substring(open + 1, close).strip();
        String entry = HclWriter.blocks(value).isEmpty()
                ? inner + attribute(name, value, name.length(), inner)
                : blocks(name, value, inner);
        String before = old.isEmpty() ? "" : lines.end() + inner + old;
        return new Splice(new Span(open + 1, close), before + lines.end() + entry + lines.end() + margin);
    }

    @Override
    public Splice append(Listed list, Draft item) throws Refusal {
        if (list.layout() == Layout.FLOW) {
            String written = writer.expression(item, 0);
            return list.items().isEmpty()
                    ? new Splice(list.span(), "[" + written + "]")
                    : Splice.insert(last(list).span().end(), ", " + written);
        }
        if (!(item instanceof Draft.Keyed body)) {
            throw new Refusal("is made of blocks");
        }
        int start = list.items().get(0).span().start();
        String name = lines.text().substring(start, list.span().end()).split("[\\s{]", 2)[0];
        String gap = lines.end() + (isLoose(list) ? lines.end() : "");
        return Splice.insert(
                lines.end(list.span().end()),
                gap + writer.block(name, body, lines.margin(start).length()));
    }

    private static Part last(Listed list) {
        return list.items().get(list.items().size() - 1);
    }

    /** Whether blank lines stand between the blocks of a list. */
    private boolean isLoose(Listed list) {
        if (list.items().size() < 2) {
            return true;
        }
        int end = list.items().get(0).span().end();
        int next = list.items().get(1).span().start();
        return lines.text().substring(end, next).chars().filter(c -> c == '\n').count() > 1;
    }

    @Override
    public Splice remove(Keyed from, Entry entry) throws Refusal {
        boolean several = entry.value() instanceof Listed list
                && list.layout() == Layout.BODY
                && list.items().size() > 1;
        if (several || from.layout() == Layout.FLOW || isOnOneLine(from)) {
            throw new Refusal("does not stand on lines of its own");
        }
        return lines.without(entry.key().start(), entry.span().end());
    }

    @Override
    public Splice remove(Listed from, int index) throws Refusal {
        if (from.layout() == Layout.FLOW) {
            throw new Refusal("stands in a list of texts");
        }
        Span item = from.items().get(index).span();
        return lines.without(item.start(), item.end());
    }
}
