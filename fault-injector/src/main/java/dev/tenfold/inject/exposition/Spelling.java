package dev.tenfold.inject.exposition;

import dev.tenfold.metric.Labels;
import java.util.Arrays;

/**
 * Names and labels as they stand in a scrape. They are mostly the same from snapshot to snapshot, in the same place,
 * and spelling them, character by character, is most of what a scrape costs: so each is spelled once. One thread at a
 * time.
 */
public final class Spelling {
    private Labels[] labels = new Labels[0];
    private String[] texts = new String[0];
    private int place;

    /** A new scrape begins. */
    void turn() {
        Arrays.fill(labels, place, labels.length, null);
        Arrays.fill(texts, place, texts.length, null);
        place = 0;
    }

    /** {@code name{label="value"}}, alike in all formats. */
    String of(Labels next) {
        if (place == labels.length) {
            labels = Arrays.copyOf(labels, Math.max(64, 2 * place));
            texts = Arrays.copyOf(texts, labels.length);
        }
        if (!next.equals(labels[place])) {
            labels[place] = next;
            texts[place] = spell(next);
        }
        return texts[place++];
    }

    private static String spell(Labels labels) {
        StringBuilder text = new StringBuilder(160).append(labels.name());
        int bare = text.length();
        labels.forEach((name, value) -> {
            if (!name.equals(Labels.NAME)) {
                text.append(text.length() == bare ? '{' : ',').append(name).append("=\"");
                escape(value, text);
                text.append('"');
            }
        });
        return text.length() == bare ? text.toString() : text.append('}').toString();
    }

    private static void escape(String value, StringBuilder text) {
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '"' -> text.append("\\\"");
                case '\n' -> text.append("\\n");
                default -> text.append(letter);
            }
        }
    }
}
