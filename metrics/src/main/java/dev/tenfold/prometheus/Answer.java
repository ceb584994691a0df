package dev.tenfold.prometheus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The body of an answer of Prometheus' HTTP API, as maps, lists and texts; numbers are kept as text. */
record Answer(Object root) {
    private static final JsonFactory JSON = new JsonFactory();

    /** @throws IOException if it is no JSON */
    static Answer read(String body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            return new Answer(value(parser));
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> object = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                object.put(key, value(parser));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(parser));
            }
            return list;
        }
        if (token == null) {
            throw new IOException("no JSON");
        }
        return parser.getText();
    }

    /** What lies under a key; an answer without anything if there is no such key. */
    Answer at(String key) {
        return new Answer(root instanceof Map<?, ?> object ? object.get(key) : null);
    }

    /** The item of a list; an answer without anything if there are fewer. */
    Answer at(int index) {
        return new Answer(root instanceof List<?> list && index < list.size() ? list.get(index) : null);
    }

    /** The items of a list. */
    List<Answer> items() {
        List<Answer> items = new ArrayList<>();
        if (root instanceof List<?> list) {
            list.forEach(item -> items.add(new Answer(item)));
        }
        return items;
    }

    /** The texts of an object, by key. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        if (root instanceof Map<?, ?> object) {
            object.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        }
        return texts;
    }

    /** The text itself; empty if there is none. */
    String text() {
        return root instanceof String text ? text : "";
    }
}
