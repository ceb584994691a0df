package dev.tenfold.recording;

import java.nio.charset.StandardCharsets;

/** The path in an address: without scheme, host, query and fragment. */
public final class Paths {
    private Paths() {}

    /** The path in an address; {@code /} if it has a host but no path. */
    public static String of(String url) {
        byte[] bytes = url.getBytes(StandardCharsets.UTF_8);
        int from = from(bytes, 0, bytes.length);
        int to = to(bytes, from, bytes.length);
        return from == to && !url.isEmpty() ? "/" : new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Where the path begins: behind scheme and host, if there are any. */
    public static int from(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == '/') {
            return from;
        }
        int at = from;
        while (at < to && (bytes[at] >= 'a' && bytes[at] <= 'z' || bytes[at] >= 'A' && bytes[at] <= 'Z')) {
            at++;
        }
        if (at == from || at + 2 >= to || bytes[at] != ':' || bytes[at + 1] != '/' || bytes[at + 2] != '/') {
            return from;
        }
        at += 3;
        while (at < to && bytes[at] != '/' && bytes[at] != '?' && bytes[at] != '#') {
            at++;
        }
        return at;
    }

    /** Where a path that begins somewhere ends: before its query or fragment. */
    public static int to(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '?' && bytes[at] != '#') {
            at++;
        }
        return at;
    }
}
