package dev.tenfold.drive.mock;

import dev.tenfold.drive.replay.Secrets;
import dev.tenfold.recording.Header;
import dev.tenfold.recording.RecordedBody;
import dev.tenfold.recording.RecordedCall;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One recorded answer, without secrets.
 *
 * @param status 200..599; 0 if none came
 * @param headers beside those of the connection
 * @param body where it was recorded
 * @param bytes how many are given where it was not
 */
record MockAnswer(int status, List<Header> headers, Optional<RecordedBody> body, int bytes) {
    private static final Set<String> UNSENT = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "transfer-encoding",
            "content-encoding",
            "content-length",
            "trailer",
            "upgrade",
            "date",
            "alt-svc",
            "strict-transport-security");

    /** @param mostBytes that are given where no body was recorded */
    static MockAnswer of(RecordedCall call, Secrets secrets, int mostBytes) {
        Optional<RecordedBody> body = call.answerBody().map(secrets::body);
        long size = call.bodyBytes() >= 0
                ? call.bodyBytes()
                : Math.max(0, call.request().bytes());
        List<Header> headers = new ArrayList<>();
        boolean typed = false;
        for (Header each : secrets.headers(call.answerHeaders())) {
            String name = each.name().toLowerCase(Locale.ROOT);
            if (name.matches("[!#$%&'*+.^_`|~0-9a-z-]+") && !UNSENT.contains(name)) {
                headers.add(new Header(
                        name, each.value().replaceAll("\\p{Cntrl}+", " ").strip()));
                typed |= name.equals("content-type");
            }
        }
        if (!typed && body.isPresent() && !body.get().type().isEmpty()) {
            headers.add(new Header("content-type", body.get().type()));
        }
        return new MockAnswer(call.request().status(), headers, body, (int) Math.min(size, mostBytes));
    }

    /** Sets status and headers. */
    void head(HttpServerResponse response) {
        response.setStatusCode(status);
        headers.forEach(each -> response.headers().add(each.name(), each.value()));
    }

    /** Whether it is one that never has a body. */
    boolean bodiless() {
        return status == 204 || status == 304;
    }

    /** What is sent: the recorded bytes, else as many spaces as there were. */
    Buffer content() {
        return body.map(each -> Buffer.buffer(each.bytes())).orElseGet(() -> blank(bytes));
    }

    private static Buffer blank(int bytes) {
        byte[] spaces = new byte[bytes];
        Arrays.fill(spaces, (byte) ' ');
        return Buffer.buffer(spaces);
    }
}
