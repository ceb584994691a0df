package dev.tenfold.inject.platform.kubernetes;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers in the form for which the client asks. The clients of the real controllers ask for
 * {@code application/vnd.kubernetes.protobuf, *}{@code /*}, and get protocol buffers where an object has them.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#alternate-representations-of-resources">
 *     Kubernetes API concepts: alternate representations</a>
 */
final class Reply {
    private static final String JSON = "application/json";
    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";

    private Reply() {}

    /** An object that is known as JSON alone, as far as these APIs go. */
    static void send(RoutingContext context, JsonObject object) {
        choose(context, range -> plain(range, JSON) ? Optional.of(JSON) : Optional.empty(), JSON);
        sendJson(context, 200, JSON, object);
    }

    /** An object that has a form in protocol buffers. */
    static void send(RoutingContext context, JsonObject object, Message message) {
        String type = choose(
                context,
                range -> plain(range, JSON)
                        ? Optional.of(JSON)
                        : plain(range, PROTOBUF) ? Optional.of(PROTOBUF) : Optional.empty(),
                JSON + ", " + PROTOBUF);
        if (type.equals(JSON)) {
            sendJson(context, 200, JSON, object);
        } else {
            context.response().putHeader("Content-Type", PROTOBUF).end(Buffer.buffer(message.envelope(object)));
        }
    }

    /** Discovery: aggregated where the client knows of it, otherwise as it always was. */
    static void send(RoutingContext context, JsonObject legacy, Function<String, JsonObject> aggregated) {
        String type = choose(context, Reply::discovery, JSON);
        if (type.equals(JSON)) {
            sendJson(context, 200, JSON, legacy);
        } else {
            JsonObject object = aggregated.apply(type);
            String full = JSON + ";g=apidiscovery.k8s.io;v=" + type + ";as=APIGroupDiscoveryList";
            sendJson(context, 200, full, object);
        }
    }

    /** Refuses a request; a refusal is always told in JSON. */
    static void refuse(RoutingContext context, Refusal refusal) {
        sendJson(context, refusal.code(), JSON, refusal.status());
    }

    private static Optional<String> discovery(MIMEHeader range) {
        if (plain(range, JSON)) {
            return Optional.of(JSON);
        }
        String version = range.parameter("v");
        boolean known = "apidiscovery.k8s.io".equals(range.parameter("g"))
                && "APIGroupDiscoveryList".equals(range.parameter("as"))
                && List.of("v2", "v2beta1").contains(String.valueOf(version));
        return known && covers(range, JSON) ? Optional.of(version) : Optional.empty();
    }

    /** Whether a range asks for a type as it is, and not for a rendering of it such as a table. */
    private static boolean plain(MIMEHeader range, String type) {
        return range.parameter("as") == null && covers(range, type);
    }

    private static boolean covers(MIMEHeader range, String type) {
        int slash = type.indexOf('/');
        boolean component = range.component().equals("*") || range.component().equals(type.substring(0, slash));
        return component
                && (range.subComponent().equals("*") || range.subComponent().equals(type.substring(slash + 1)));
    }

    private static String choose(
            RoutingContext context, Function<MIMEHeader, Optional<String>> offered, String accepted) {
        List<MIMEHeader> ranges = new ArrayList<>(context.parsedHeaders().accept());
        if (ranges.isEmpty()) {
            return JSON;
        }
        return ranges.stream()
                .map(offered)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> Refusal.notAcceptable(accepted));
    }

    private static void sendJson(RoutingContext context, int code, String type, JsonObject object) {
        context.response().setStatusCode(code).putHeader("Content-Type", type).end(object.encode() + "\n");
    }
}
