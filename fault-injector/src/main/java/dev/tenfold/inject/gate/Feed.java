package dev.tenfold.inject.gate;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** An answer that goes on for a while, until one side ends it. */
public final class Feed {
    private final RoutingContext context;
    private final HttpServerResponse response;

    Feed(RoutingContext context) {
        this.context = context;
        this.response = context.response();
    }

    /** Begins with a media type, such as {@code text/event-stream}. */
    public void begin(String mediaType) {
        response.setChunked(true).putHeader("Content-Type", mediaType);
    }

    /** Whether the client still listens. */
    public boolean isOpen() {
        return !response.closed() && !response.ended();
    }

    /** Whether the client reads more slowly than it is written to; who writes on fills the memory. */
    public boolean isFull() {
        return response.writeQueueFull();
    }

    /** Writes a text. */
    public void write(String text) {
        response.write(text);
    }

    /** Ends it as it should. */
    public void end() {
        response.end();
    }

    /** Ends it at once, whatever the client has not read. */
    public void abort() {
        context.request().connection().close();
    }

    /** Has something done when it ends, whoever ends it. */
    public void onEnd(Runnable act) {
        context.addEndHandler(done -> act.run());
    }
}
