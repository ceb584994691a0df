package dev.tenfold.recording.accesslog;

import dev.tenfold.recording.Paths;
import dev.tenfold.recording.RecordedCall;
import dev.tenfold.recording.Request;
import dev.tenfold.recording.RequestColumns;
import dev.tenfold.recording.text.Stamps;
import dev.tenfold.recording.text.Text;

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
    private int addressFrom;
    private int addressTo;
    /** The line again, if it says anything beside; null if not. */
    private byte[] more;

    private int hostFrom;
    private int hostTo;
    private int queryFrom;
    private int queryTo;
    private int upstreamFrom;
    private int upstreamTo;
    private int restFrom;
    private int restTo;
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
        more = null;
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
        addressFrom = from;
        addressTo = to;
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

    /** Forgets what stood beside in the line before: only here, since most lines have nothing of it. */
    private void beside(byte[] bytes) {
        if (more == null) {
            more = bytes;
            hostTo = 0;
            queryTo = 0;
            upstreamTo = 0;
            restTo = 0;
        }
    }

    /** Takes the host. */
    void host(byte[] bytes, int from, int to) {
        beside(bytes);
        hostFrom = from;
        hostTo = to;
    }

    /** Takes a query that is written apart from its path. */
    void query(byte[] bytes, int from, int to) {
        beside(bytes);
        queryFrom = from;
        queryTo = to;
    }

    /** Takes who answered behind. */
    void upstream(byte[] bytes, int from, int to) {
        beside(bytes);
        upstreamFrom = from;
        upstreamTo = to;
    }

    /** Takes the end of one of Envoy's lines. */
    void rest(byte[] bytes, int from, int to) {
        beside(bytes);
        restFrom = from;
        restTo = to;
    }

    /** The request added last with all that the line says beside: for those who send it again. */
    RecordedCall call(Request request) {
        String address = line == null ? "" : Text.of(line, addressFrom, addressTo);
        String query = word(queryFrom, queryTo);
        if (!query.isEmpty() && address.indexOf('?') < 0) {
            address += query.startsWith("?") ? query : "?" + query;
        }
        String host = word(hostFrom, hostTo);
        String upstream = word(upstreamFrom, upstreamTo);
        if (more != null && restTo > 0) {
            String[] quoted = Text.of(more, restFrom, restTo).split("\"", -1);
            host = quoted.length > 5 ? known(quoted[5]) : host;
            upstream = quoted.length > 7 ? known(quoted[7]) : upstream;
        }
        return RecordedCall.ofLog(request, host, address, upstream);
    }

    private String word(int from, int to) {
        return more == null || to <= from ? "" : known(Text.of(more, from, to));
    }

    private static String known(String text) {
        String plain = text.replace("\"", "").strip();
        return plain.equals("-") ? "" : plain;
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
