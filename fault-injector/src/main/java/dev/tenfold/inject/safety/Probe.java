package dev.tenfold.inject.safety;

import io.vertx.core.Future;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.time.Duration;

/**
 * Something that must hold: before a game day begins, as its steady state, or as long as it runs, as its stop
 * condition. It never changes anything.
 */
public sealed interface Probe permits PromQlProbe, HttpProbe {
    /** What people call it. */
    String name();

    /** The server it asks. */
    URI server();

    /** How long nobody needs to be able to tell: no data, no answer. Beyond it counts as broken. */
    Duration patience();

    /** What must hold, for people. */
    String text();

    /**
     * Asks once.
     *
     * @param client that follows no redirect
     * @return never fails: trouble is a finding that nobody can tell
     */
    Future<Finding> ask(WebClient client);
}
