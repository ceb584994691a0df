package dev.tenfold.recording;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One request with all that is needed to send it again, and what answered it. Its text shows neither path, headers nor
 * bodies: secrets may be in all of them.
 *
 * @param request when, how long, which status
 * @param host that was asked, with its port if that is not the usual one, in lower case; empty if unknown
 * @param target path and query as they were sent
 * @param upstream who answered behind the server that wrote the log; empty if unknown
 * @param headers of the request
 * @param body of the request
 * @param answerHeaders of the answer
 * @param answerBody of the answer, unpacked
 * @param bodyBytes size of the answer's body alone, unpacked; -1 if unknown, or known only together with its head
 * @param lasting whether it was a web socket or a stream of events, which no single request is
 */
public record RecordedCall(
        Request request,
        String host,
        String target,
        String upstream,
        List<Header> headers,
        Optional<RecordedBody> body,
        List<Header> answerHeaders,
        Optional<RecordedBody> answerBody,
        long bodyBytes,
        boolean lasting) {
    public RecordedCall {
        headers = List.copyOf(headers);
        answerHeaders = List.copyOf(answerHeaders);
    }

    /**
     * A line of a log, which knows neither headers nor bodies. An address with a host says which; else the log does.
     */
    public static RecordedCall ofLog(Request request, String host, String address, String upstream) {
        String said = hostOf(address);
        return new RecordedCall(
                request,
                said.isEmpty() ? plainHost(host) : said,
                targetOf(address),
                // Of several that were tried the last has answered.
                upstream.substring(upstream.lastIndexOf(", ") + 1).strip(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                -1,
                false);
    }

    /** The host in an address, with its port if that is not the usual one; empty if it has none. */
    public static String hostOf(String address) {
        int scheme = address.indexOf("://");
        boolean absolute = scheme > 0 && address.indexOf('/') == scheme + 1;
        if (!absolute) {
            return "";
        }
        String rest = address.substring(scheme + 3);
        return plainHost(rest.split("[/?#]", 2)[0]);
    }

    /** A host in lower case, without a user, and without the ports of HTTP and HTTPS. */
    private static String plainHost(String text) {
        String host = text.substring(text.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return host.replaceFirst(":(80|443)$", "");
    }

    /** Path and query of an address. */
    public static String targetOf(String address) {
        String plain = address.split("#", 2)[0];
        int query = plain.indexOf('?');
        String path = Paths.of(query < 0 ? plain : plain.substring(0, query));
        return (path.isEmpty() && query >= 0 ? "/" : path) + (query < 0 ? "" : plain.substring(query));
    }

    /** The method; GET where a log tells paths alone. */
    public String method() {
        return request.method().isEmpty() && !target.isEmpty() ? "GET" : request.method();
    }

    @Override
    public String toString() {
        return method() + " answered with " + request.status();
    }
}
