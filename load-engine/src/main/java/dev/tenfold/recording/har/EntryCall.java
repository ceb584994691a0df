package dev.tenfold.recording.har;

import dev.tenfold.recording.Header;
import dev.tenfold.recording.RecordedBody;
import dev.tenfold.recording.RecordedCall;
import dev.tenfold.recording.text.Figures;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One entry of an archive with headers and bodies.
 *
 * @param entry of which all values were read
 */
record EntryCall(Entry entry) {
    /** The call. */
    RecordedCall call() {
        String url = text("request.url");
        Optional<RecordedBody> answer = answer();
        double size = Figures.of(text("response.content.size"));
        long bytes = answer.isPresent() ? answer.get().bytes().length : size >= 0 ? (long) size : -1;
        return new RecordedCall(
                entry.request(),
                RecordedCall.hostOf(url),
                RecordedCall.targetOf(url),
                "",
                headers("request.headers."),
                body(),
                headers("response.headers."),
                answer,
                bytes,
                entry.lasts());
    }

    private String text(String path) {
        return entry.leaves().getOrDefault(path, "");
    }

    /** Those of HTTP/2 that begin with a colon are no headers, but what the request line says. */
    private List<Header> headers(String list) {
        List<Header> headers = new ArrayList<>();
        for (int i = 0; entry.leaves().containsKey(list + i + ".name"); i++) {
            String name = text(list + i + ".name");
            if (!name.isEmpty() && name.charAt(0) != ':') {
                headers.add(new Header(name, text(list + i + ".value")));
            }
        }
        return headers;
    }

    /** What was posted: its text, or else its parameters as a form. */
    private Optional<RecordedBody> body() {
        String type = text("request.postData.mimeType");
        String body = text("request.postData.text");
        if (body.isEmpty()) {
            body = form();
        }
        if (body.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = text("request.postData.encoding").equals("base64") ? unpacked(body) : utf8(body);
        return Optional.of(new RecordedBody(type, bytes));
    }

    private String form() {
        StringBuilder form = new StringBuilder();
        String list = "request.postData.params.";
        for (int i = 0; entry.leaves().containsKey(list + i + ".name"); i++) {
            form.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(text(list + i + ".name"), StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(text(list + i + ".value"), StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    private Optional<RecordedBody> answer() {
        String body = entry.leaves().get("response.content.text");
        if (body == null || body.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = text("response.content.encoding").equals("base64") ? unpacked(body) : utf8(body);
        return Optional.of(new RecordedBody(text("response.content.mimeType"), bytes));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] unpacked(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException other) {
            return utf8(base64);
        }
    }
}
