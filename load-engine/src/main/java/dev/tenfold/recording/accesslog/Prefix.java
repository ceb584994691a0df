package dev.tenfold.recording.accesslog;

import java.nio.charset.StandardCharsets;

/** What a collector writes before a line: syslog (RFC 3164), or Kubernetes' {@code TIME stdout F}. */
final class Prefix {
    private static final int FARTHEST = 160;
    private static final byte[] END = "]: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STREAM = " std".getBytes(StandardCharsets.US_ASCII);
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private Prefix() {}

    /** Where the line itself begins. */
    static int end(byte[] line, int from, int to) {
        if (to - from < 20) {
            return from;
        }
        if (line[from] == '<' || isMonth(line, from)) {
            int end = find(END, line, from, to);
            return end < 0 ? colon(line, from, to) : end + END.length;
        }
        if (line[from + 4] == '-' && line[from + 10] == 'T') {
            int stream = find(STREAM, line, from, to);
            // " stdout F " and " stderr F " are of one length.
            boolean whole = stream > 0 && stream - from < 40 && stream + 10 < to && line[stream + 9] == ' ';
            return whole ? stream + 10 : from;
        }
        return from;
    }

    private static boolean isMonth(byte[] line, int from) {
        int at = line[from + 3] == ' ' ? MONTHS.indexOf(new String(line, from, 3, StandardCharsets.ISO_8859_1)) : -1;
        return at >= 0 && at % 3 == 0;
    }

    private static int colon(byte[] line, int from, int to) {
        for (int i = from + 15; i < Math.min(to - 1, from + FARTHEST); i++) {
            if (line[i] == ':' && line[i + 1] == ' ') {
                return i + 2;
            }
        }
        return from;
    }

    private static int find(byte[] what, byte[] line, int from, int to) {
        for (int i = from; i < Math.min(to - what.length, from + FARTHEST); i++) {
            int k = 0;
            while (k < what.length && line[i + k] == what[k]) {
                k++;
            }
            if (k == what.length) {
                return i;
            }
        }
        return -1;
    }
}
