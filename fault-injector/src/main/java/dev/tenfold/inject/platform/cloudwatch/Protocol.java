package dev.tenfold.inject.platform.cloudwatch;

import dev.tenfold.metric.FloatText;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How requests and answers are written. */
enum Protocol {
    /** Forms and XML, the oldest. */
    QUERY("text/xml") {
        @Override
        Buffer answer(String operation, Map<String, Object> tree, String requestId) {
            return Buffer.buffer(QueryXml.answer(operation, tree, requestId));
        }

        @Override
        Buffer refusal(AwsFault fault, String requestId) {
            return Buffer.buffer(QueryXml.refusal(fault, requestId));
        }
    },
    /** AWS JSON 1.0. */
    JSON("application/x-amz-json-1.0") {
        @Override
        Buffer answer(String operation, Map<String, Object> tree, String requestId) {
            return Buffer.buffer(((JsonObject) json(tree)).encode());
        }
    },
    /** Smithy RPC v2 with CBOR, which today's SDKs prefer. */
    CBOR("application/cbor") {
        @Override
        Buffer answer(String operation, Map<String, Object> tree, String requestId) {
            return Buffer.buffer(Cbor.bytes(tree));
        }
    };

    private final String contentType;

    Protocol(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    abstract Buffer answer(String operation, Map<String, Object> tree, String requestId);

    Buffer refusal(AwsFault fault, String requestId) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("__type", "com.amazonaws.cloudwatch#" + fault.shape());
        tree.put("message", fault.getMessage());
        return answer("", tree, requestId);
    }

    private static Object json(Object value) {
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((name, each) -> object.put(name.toString(), json(each)));
            return object;
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(each -> array.add(json(each)));
            return array;
        }
        if (value instanceof Instant instant) {
            return new BigDecimal(FloatText.shortest(instant.toEpochMilli() / 1000.0));
        }
        return value instanceof Double number ? new BigDecimal(FloatText.shortest(number)) : value;
    }
}
