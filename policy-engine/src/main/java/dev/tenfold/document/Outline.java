package dev.tenfold.document;

import dev.tenfold.document.Part.Alias;
import dev.tenfold.document.Part.Entry;
import dev.tenfold.document.Part.Keyed;
import dev.tenfold.document.Part.Layout;
import dev.tenfold.document.Part.Listed;
import dev.tenfold.document.Part.Quotes;
import dev.tenfold.document.Part.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Finds where each value of a YAML or JSON text stands. */
public final class Outline {
    private static final String CORE_TAGS = "tag:yaml.org,2002:";
    private static final int MOST_CODE_POINTS = 16 << 20;
    private static final int MOST_BLANKED_TABS = 100;

    private final String text;
    /** Characters before the parser's text: a byte order mark, which it must not see. */
    private final int skipped;

    /** Offset of each code point, where one takes two characters; empty where none does. */
    private final int[] offsets;

    private final Parser parser;
    private final Map<String, Part> anchors = new HashMap<>();

    private Outline(String text, int skipped) {
        this.text = text;
        this.skipped = skipped;
        this.offsets = offsets(text);
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MOST_CODE_POINTS);
        this.parser = new ParserImpl(new StreamReader(text), limits);
    }

    /**
     * The documents of a text, in order, empty ones too.
     *
     * @param text that {@link Documents} could read
     * @throws IllegalArgumentException if it is no YAML
     */
    public static List<Part> of(String text) {
        int skipped = text.startsWith("\ufeff") ? 1 : 0;
        String yaml = text.substring(skipped);
        for (int blanked = 0; ; blanked++) {
            try {
                return new Outline(yaml, skipped).documents();
            } catch (YAMLException refused) {
                Optional<String> without = SyntaxError.of(refused, yaml).withoutTab(yaml);
                if (without.isEmpty() || blanked == MOST_BLANKED_TABS) {
                    throw new IllegalArgumentException("text must be YAML", refused);
                }
                yaml = without.get();
            }
        }
    }

    private List<Part> documents() {
        List<Part> documents = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.StreamEnd)) {
            Event event = parser.getEvent();
            if (event.is(Event.ID.DocumentStart)) {
                anchors.clear();
                documents.add(part());
            }
        }
        return List.copyOf(documents);
    }

    private Part part() {
        Event event = parser.getEvent();
        if (event instanceof AliasEvent alias) {
            Span span = new Span(offset(event.getStartMark()), offset(event.getEndMark()));
            Part target = anchors.get(alias.getAnchor());
            if (target == null) {
                throw new IllegalArgumentException("text must have the anchor " + alias.getAnchor());
            }
            return new Alias(span, target);
        }
        Part part = event instanceof ScalarEvent scalar
                ? word(scalar)
                : event instanceof MappingStartEvent mapping ? keyed(mapping) : listed((SequenceStartEvent) event);
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, part);
        }
        return part;
    }

    private Word word(ScalarEvent event) {
        int start = offset(event.getStartMark());
        int end = offset(event.getEndMark());
        if (event.getAnchor() != null || event.getTag() != null) {
            start = Math.min(afterProperties(start), end);
        }
        Quotes quotes = switch (event.getScalarStyle()) {
            case SINGLE_QUOTED -> Quotes.SINGLE;
            case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Quotes.DOUBLE;
            case LITERAL, FOLDED -> Quotes.BLOCK;
            case PLAIN -> Quotes.NONE;
        };
        while (quotes == Quotes.BLOCK && end > start && Character.isWhitespace(text.charAt(end - skipped - 1))) {
            end--;
        }
        return new Word(new Span(start, end), tag(event.getTag()), quotes, event.getValue());
    }

    /** Goes past an anchor and a tag, which begin at an offset. */
    private int afterProperties(int offset) {
        int at = offset - skipped;
        while (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        return at + skipped;
    }

    private Keyed keyed(MappingStartEvent event) {
        List<Entry> entries = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Part key = part();
            Part value = part();
            String name = key instanceof Word word ? word.text() : "";
            entries.add(new Entry(key.span(), name, value));
        }
        Event last = parser.getEvent();
        Span span = event.isFlow()
                ? new Span(offset(event.getEndMark()) - 1, offset(last.getEndMark()))
                : entries.isEmpty()
                        ? Span.at(offset(event.getEndMark()))
                        : new Span(
                                entries.get(0).key().start(),
                                entries.get(entries.size() - 1).span().end());
        return new Keyed(span, tag(event.getTag()), layout(event), entries);
    }

    private Listed listed(SequenceStartEvent event) {
        List<Part> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(part());
        }
        Event last = parser.getEvent();
        int after = offset(event.getEndMark());
        Span span = event.isFlow()
                ? new Span(after - 1, offset(last.getEndMark()))
                : new Span(
                        text.startsWith("-", after - skipped) ? after : after - 1,
                        items.isEmpty()
                                ? after
                                : items.get(items.size() - 1).span().end());
        return new Listed(span, tag(event.getTag()), layout(event), items);
    }

    private static Layout layout(CollectionStartEvent event) {
        return event.isFlow() ? Layout.FLOW : Layout.BLOCK;
    }

    private static String tag(String tag) {
        return tag == null || tag.startsWith(CORE_TAGS) || tag.equals("!") ? "" : tag;
    }

    /** The parser counts code points. */
    private int offset(Mark mark) {
        int index = mark.getIndex();
        return skipped + (offsets.length == 0 ? index : offsets[index]);
    }

    private static int[] offsets(String text) {
        int points = text.codePointCount(0, text.length());
        if (points == text.length()) {
            return new int[0];
        }
        int[] offsets = new int[points + 1];
        for (int i = 0; i < points; i++) {
            offsets[i + 1] = text.offsetByCodePoints(offsets[i], 1);
        }
        return offsets;
    }
}
