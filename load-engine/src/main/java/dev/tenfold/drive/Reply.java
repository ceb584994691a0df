package dev.tenfold.drive;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** An answer as checks and captures see it. Only for as long as they run. */
public final class Reply {
    private final Exchange exchange;
    private String text;

    Reply(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The status, 100..599. */
    public int status() {
        return exchange.status;
    }

    /** A header's values, by its name in any case; none if it is not there. */
    public List<String> headers(String name) {
        return exchange.headers == null ? List.of() : exchange.headers.getAll(name);
    }

    /** Size of the body, bytes. */
    public long bytes() {
        return exchange.bytes;
    }

    /** The body as UTF-8; empty where nobody said that it would be read. */
    public String text() {
        if (text == null) {
            text = exchange.body == null ? "" : exchange.body.toString(StandardCharsets.UTF_8);
        }
        return text;
    }
}
