package dev.tenfold.inject.platform.kubernetes;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/** A request to one of the APIs: only reading, and with the options of lists. */
record Asked(RoutingContext context) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    /** Lets an answer be asked for under a path; refusals are told as {@code Status}. */
    static void mount(Router router, String path, Consumer<Asked> answer) {
        router.route(path).handler(context -> {
            try {
                Asked asked = new Asked(context);
                asked.requireReading();
                answer.accept(asked);
            } catch (Refusal refusal) {
                Reply.refuse(context, refusal);
            }
        });
    }

    private void requireReading() {
        if (context.request().method() != HttpMethod.GET) {
            throw Refusal.methodNotAllowed("the server does not allow this method on the requested resource");
        }
        if (flag("watch")) {
            throw Refusal.methodNotAllowed("watch is not supported: these metrics are read again and again");
        }
        // A list is answered whole, so that no token to go on with was ever given.
        if (!option("continue").isEmpty()) {
            throw Refusal.expired("The provided continue parameter is too old to display a consistent list result."
                    + " You can start a new list without the continue parameter.");
        }
        if (!option("limit").matches("[0-9]{0,18}")) {
            throw Refusal.badRequest("limit must be a whole number >= 0, was " + option("limit"));
        }
    }

    private boolean flag(String name) {
        return option(name).equals("true") || option(name).equals("1");
    }

    /** A part of the path. */
    String path(String name) {
        return context.pathParam(name);
    }

    /** The namespace of the request; empty if it asks of all. */
    Optional<String> namespace() {
        return Optional.ofNullable(context.pathParam("namespace"));
    }

    /** An option; empty if it is not there. */
    String option(String name) {
        String value = context.queryParams().get(name);
        return value == null ? "" : value;
    }

    LabelSelector selector(String name) {
        return LabelSelector.parse(option(name));
    }

    /** An instant as Kubernetes tells it, to the second. */
    static String time(Instant instant) {
        return TIME.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
