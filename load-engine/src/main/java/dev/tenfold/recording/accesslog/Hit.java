package dev.tenfold.recording.accesslog;

import dev.tenfold.recording.RequestColumns;
import dev.tenfold.recording.text.Paths;
import dev.tenfold.recording.text.Stamps;

/** What one line says; used again for each line. */
final class Hit {
    long atMillis;
    long startedMillis;
    double seconds;
    double upstreamSeconds;
    int status;
    boolean statusMissing;
    boolean requestMissing;
    long bytes;
    private byte[] line;
    private int methodFrom;
    private int methodTo;
    private int pathFrom;
    private int pathTo;
    int trailerFrom;
    int trailerTo;

    /** Forgets the line before. */
    void clear() {
        atMillis = Stamps.NONE;
        startedMillis = Stamps.NONE;
        seconds = Double.NaN;
        upstreamSeconds = Double.NaN;
        status = 0;
        statusMissing = false;
        requestMissing = false;
        bytes = -1;
        line = null;
        methodFrom = 0;
        methodTo = 0;
        pathFrom = 0;
        pathTo = 0;
        trailerFrom = 0;
        trailerTo = 0;
    }

    /** Takes the method, if the bytes look like one. */
    boolean method(byte[] bytes, int from, int to) {
        line = bytes;
        for (int i = from; i < to; i++) {
            if ((bytes[i] < 'A' || bytes[i] > 'Z') && bytes[i] != '-' && bytes[i] != '_') {
                return false;
            }
        }
        if (to == from || to - from == 1 && bytes[from] == '-') {
            return false;
        }
        methodFrom = from;
        methodTo = to;
        return to > from;
    }

    /** Takes the path from an address. */
    void path(byte[] bytes, int from, int to) {
        line = bytes;
        pathFrom = Paths.from(bytes, from, to);
        pathTo = Paths.to(bytes, pathFrom, to);
    }

    /**
     * Takes method and path from a request line, such as {@code GET /index.html HTTP/1.1}; the last part may be off.
     */
    void requestLine(byte[] bytes, int from, int to) {
        int space = from;
        while (space < to && bytes[space] != ' ') {
            space++;
        }
        requestMissing = space - from == 0 || space - from == 1 && bytes[from] == '-';
        if (space == to || !method(bytes, from, space)) {
            return;
        }
        int end = to;
        for (int i = to - 1; i > space; i--) {
            if (bytes[i] == ' ') {
                end = i + 5 < to && bytes[i + 1] == 'H' && bytes[i + 5] == '/' ? i : to;
                break;
            }
        }
        path(bytes, space + 1, end);
    }

    /** Why the line is no request; empty if it is one. */
    String stranger() {
        if (statusMissing && requestMissing) {
            return "not HTTP";
        }
        return atMillis == Stamps.NONE && startedMillis == Stamps.NONE ? "no time" : "";
    }

    /** Adds what the line says as a request; 499 and 460 are those of clients that went away. */
    void addTo(RequestColumns requests, boolean stampedAtEnd) {
        double took = Double.isNaN(seconds) ? upstreamSeconds : seconds;
        long at = startedMillis;
        if (at == Stamps.NONE) {
            at = stampedAtEnd && took > 0 ? atMillis - Math.round(took * 1000) : atMillis;
        }
        boolean failed = status == 0 || status >= 500 || status == 499 || status == 460;
        requests.add(at, took, status, failed, bytes);
        int method = line == null ? 0 : requests.methods().number(line, methodFrom, methodTo);
        int path = line == null ? 0 : requests.paths().number(line, pathFrom, pathTo);
        requests.name(method, path, 0);
    }
}
