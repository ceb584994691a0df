package dev.tenfold.recording.text;

import java.nio.charset.StandardCharsets;

/** Bytes as text: UTF-8, or Latin-1 where they are not UTF-8. */
public final class Text {
    private Text() {}

    /** Some bytes as text. */
    public static String of(byte[] bytes, int from, int to) {
        String utf8 = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return utf8.indexOf('\ufffd') < 0 ? utf8 : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** A text for a message: on one line, without control characters, at most 80 characters. */
    public static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        if (plain.isEmpty()) {
            return "nothing";
        }
        return plain.length() <= 80 ? plain : plain.substring(0, 77) + "...";
    }
}
