package dev.tenfold.drive;

import java.nio.charset.StandardCharsets;

/** Path and query as a request line can carry them. */
final class UriText {
    private static final String HEX = "0123456789ABCDEF";

    private UriText() {}

    /** The same text where it is printable ASCII; all else, and spaces, percent-encoded as UTF-8. */
    static String of(String text) {
        int first = 0;
        while (first < text.length() && speaks(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text.isEmpty() ? "/" : text;
        }
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (speaks((char) (each & 0xff))) {
                encoded.append((char) each);
            } else {
                encoded.append('%').append(HEX.charAt(each >> 4 & 15)).append(HEX.charAt(each & 15));
            }
        }
        return encoded.toString();
    }

    private static boolean speaks(char each) {
        return each > ' ' && each < 0x7f;
    }
}
