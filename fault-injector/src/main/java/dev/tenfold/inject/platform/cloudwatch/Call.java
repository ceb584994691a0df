package dev.tenfold.inject.platform.cloudwatch;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** A request as it came. */
record Call(RoutingContext context) {
    private static final int LARGEST_INFLATED = 4 << 20;

    Protocol protocol() {
        if (context.pathParam("operation") != null) {
            return Protocol.CBOR;
        }
        return context.request().getHeader("X-Amz-Target") != null ? Protocol.JSON : Protocol.QUERY;
    }

    String operation() {
        return switch (protocol()) {
            case CBOR -> context.pathParam("operation");
            case JSON -> context.request().getHeader("X-Amz-Target").replaceFirst("^.*\\.", "");
            case QUERY -> form().getOrDefault("Action", "").toString();
        };
    }

    Asked asked() {
        return new Asked(
                "",
                switch (protocol()) {
                    case CBOR -> cbor();
                    case JSON -> json();
                    case QUERY -> form();
                });
    }

    /** The body as it was sent. */
    byte[] raw() {
        Buffer body = context.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    private byte[] body() {
        if (!"gzip".equals(context.request().getHeader("Content-Encoding"))) {
            return raw();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(raw()))) {
            byte[] inflated = in.readNBytes(LARGEST_INFLATED + 1);
            if (inflated.length > LARGEST_INFLATED) {
                throw AwsFault.serialization("the body is too large");
            }
            return inflated;
        } catch (IOException broken) {
            throw AwsFault.serialization("the body cannot be inflated");
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> cbor() {
        byte[] body = body();
        Object tree = body.length == 0 ? Map.of() : CborReader.read(body);
        if (tree instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw AwsFault.serialization("the body must be a map");
    }

    private Map<String, Object> json() {
        try {
            byte[] body = body();
            return body.length == 0 ? Map.of() : new JsonObject(Buffer.buffer(body)).getMap();
        } catch (DecodeException | ClassCastException broken) {
            throw AwsFault.serialization("the body is no JSON object");
        }
    }

    private Map<String, Object> form() {
        Map<String, String> form = new TreeMap<>();
        MultiMap query = context.queryParams();
        query.forEach(entry -> form.put(entry.getKey(), entry.getValue()));
        String body = new String(body(), StandardCharsets.UTF_8);
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return FormTree.of(form.entrySet());
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw AwsFault.serialization("the form cannot be read");
        }
    }
}
