package dev.tenfold.document.draft;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A value that is to be written, free of the format it is written in. */
public sealed interface Draft {

    /**
     * A number or a truth value, which stands without quotes in every format.
     *
     * @param text as written
     */
    record Plain(String text) implements Draft {
        public Plain {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A text.
     *
     * @param text without quotes; lines end with a line feed
     */
    record Text(String text) implements Draft {
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * What another resource of the same file is known by once it is made.
     *
     * @param id of the resource, as the file calls it
     * @param attribute which of its attributes, where the format wants to know: {@code name}, {@code arn}
     */
    record Reference(String id, String attribute) implements Draft {
        public Reference {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(attribute, "attribute");
        }
    }

    /**
     * A list.
     *
     * @param items in order
     */
    record Listed(List<Draft> items) implements Draft {
        public Listed {
            items = List.copyOf(items);
        }
    }

    /**
     * A key with its value.
     *
     * @param name the key
     * @param value what it holds
     * @param remark what is said about it in a comment before it, lines and all; empty for nothing. JSON has no
     *     comments
     */
    record Entry(String name, Draft value, String remark) {
        public Entry {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(remark, "remark");
        }
    }

    /**
     * Keys and values.
     *
     * @param entries in order
     * @param names whether the keys are names that somebody chose, such as labels, rather than fields of the format
     */
    record Keyed(List<Entry> entries, boolean names) implements Draft {
        public Keyed {
            entries = List.copyOf(entries);
        }
    }

    /** A whole number. */
    static Draft of(long number) {
        return new Plain(Long.toString(number));
    }

    /** A number with as few digits as tell it from every other: the same on every machine. */
    static Draft of(double number) {
        return new Plain(number(number));
    }

    /** A truth value. */
    static Draft of(boolean truth) {
        return new Plain(Boolean.toString(truth));
    }

    /** A text. */
    static Draft of(String text) {
        return new Text(text);
    }

    /** A list of texts. */
    static Draft texts(List<String> texts) {
        return new Listed(texts.stream().map(Draft::of).toList());
    }

    /** Keys and values, one after the other. */
    static Fields fields() {
        return new Fields();
    }

    /** The digits of {@link #of(double)}. */
    static String number(double number) {
        for (int digits = 1; ; digits++) {
            BigDecimal rounded = new BigDecimal(number).round(new MathContext(digits));
            if (rounded.doubleValue() == number) {
                return rounded.signum() == 0
                        ? "0"
                        : rounded.stripTrailingZeros().toPlainString();
            }
        }
    }

    /** Keys and values while they are gathered. */
    final class Fields {
        private final List<Entry> entries = new ArrayList<>();
        private String remark = "";

        private Fields() {}

        /** Says something about the key that comes next. */
        public Fields remark(String text) {
            remark = text;
            return this;
        }

        /** Adds a key. */
        public Fields put(String name, Draft value) {
            entries.add(new Entry(name, value, remark));
            remark = "";
            return this;
        }

        /** Adds a key with a text. */
        public Fields put(String name, String text) {
            return put(name, of(text));
        }

        /** Adds a key with a whole number. */
        public Fields put(String name, long number) {
            return put(name, of(number));
        }

        /** Adds a key with a number. */
        public Fields put(String name, double number) {
            return put(name, of(number));
        }

        /** Adds a key with a truth value. */
        public Fields put(String name, boolean truth) {
            return put(name, of(truth));
        }

        /** Adds a key with fields of its own. */
        public Fields put(String name, Fields fields) {
            return put(name, fields.drafted());
        }

        /** Adds a key with a list of fields. */
        public Fields put(String name, List<Fields> items) {
            return put(
                    name, new Listed(items.stream().<Draft>map(Fields::drafted).toList()));
        }

        /** Whether there is no key yet. */
        public boolean isEmpty() {
            return entries.isEmpty();
        }

        /** The keys of the format that were gathered. */
        public Keyed drafted() {
            return new Keyed(entries, false);
        }

        /** The names that were gathered. */
        public Keyed named() {
            return new Keyed(entries, true);
        }
    }
}
