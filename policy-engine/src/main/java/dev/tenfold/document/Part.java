package dev.tenfold.document;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of a document as it stands in its text, character by character: for those who change a file and must leave the
 * rest of it alone. What it means is told by {@link Node}, which follows aliases and merges; a part does neither.
 */
public sealed interface Part {

    /** Its characters, without an anchor or a tag before them. What has no brackets ends with its last value. */
    Span span();

    /** The application's own tag before it, such as {@code !Ref}; empty if it has none. */
    String tag();

    /** How a part with other parts in it is held together. */
    enum Layout {
        /** By indentation, as YAML does. */
        BLOCK,
        /** By brackets and commas, as JSON does. */
        FLOW,
        /** By braces and line ends, as HCL does; the file itself has no braces. */
        BODY
    }

    /** What stands around a text. */
    enum Quotes {
        /** Nothing. */
        NONE,
        SINGLE,
        DOUBLE,
        /** It is a block after {@code |} or {@code >}, or between marks. */
        BLOCK,
        /** It is no text but an expression, which is worked out. */
        EXPRESSION
    }

    /**
     * A single value.
     *
     * @param span with its quotes
     * @param tag see {@link Part#tag}
     * @param quotes around it
     * @param text without them; of an expression as written
     */
    record Word(Span span, String tag, Quotes quotes, String text) implements Part {
        public Word {
            Objects.requireNonNull(span, "span");
            Objects.requireNonNull(tag, "tag");
            Objects.requireNonNull(quotes, "quotes");
            Objects.requireNonNull(text, "text");
        }

        /** Whether nothing is written: {@code key:} and no more. */
        public boolean isNothing() {
            return span.start() == span.end();
        }
    }

    /**
     * A key and its value.
     *
     * @param key the characters of the key, with its quotes
     * @param name the key itself
     * @param value what it holds
     */
    record Entry(Span key, String name, Part value) {
        public Entry {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }

        /** Key and value. */
        public Span span() {
            return new Span(key.start(), Math.max(key.end(), value.span().end()));
        }
    }

    /**
     * Keys and values.
     *
     * @param span with its brackets, if it has any
     * @param tag see {@link Part#tag}
     * @param layout how it is held together
     * @param entries in the order written; a key may stand more than once
     */
    record Keyed(Span span, String tag, Layout layout, List<Entry> entries) implements Part {
        public Keyed {
            Objects.requireNonNull(span, "span");
            Objects.requireNonNull(tag, "tag");
            Objects.requireNonNull(layout, "layout");
            entries = List.copyOf(entries);
        }

        /** The entry in force of a name: the last one. */
        public Optional<Entry> entry(String name) {
            return entries.stream().filter(entry -> entry.name().equals(name)).reduce((first, second) -> second);
        }

        /** All entries of a name, as blocks of HCL repeat. */
        public List<Entry> all(String name) {
            return entries.stream().filter(entry -> entry.name().equals(name)).toList();
        }

        /** The value of a name, if it stands here. */
        public Optional<Part> get(String name) {
            return entry(name).map(Entry::value);
        }

        /** The text of a single value; empty if there is none. */
        public String text(String name) {
            return get(name)
                    .map(part -> part instanceof Word word ? word.text() : "")
                    .orElse("");
        }
    }

    /**
     * A list.
     *
     * @param span with its brackets, or from the first dash on
     * @param tag see {@link Part#tag}
     * @param layout how it is held together
     * @param items in the order written, without their dashes
     */
    record Listed(Span span, String tag, Layout layout, List<Part> items) implements Part {
        public Listed {
            Objects.requireNonNull(span, "span");
            Objects.requireNonNull(tag, "tag");
            Objects.requireNonNull(layout, "layout");
            items = List.copyOf(items);
        }
    }

    /**
     * An alias of YAML.
     *
     * @param span of {@code *name}
     * @param target what it stands for, where that is written
     */
    record Alias(Span span, Part target) implements Part {
        public Alias {
            Objects.requireNonNull(span, "span");
            Objects.requireNonNull(target, "target");
        }

        @Override
        public String tag() {
            return "";
        }
    }
}
