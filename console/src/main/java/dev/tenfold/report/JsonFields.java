package dev.tenfold.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Named values as JSON: numbers rounded and in plain notation, {@code null} for what was not measured. */
final class JsonFields {

    /** Digits kept of series, of which there are many: a microsecond of latency, a thousandth of a request. */
    private static final int SERIES = 3;

    /** Digits kept of single numbers. */
    private static final int SINGLE = 6;

    private final JsonGenerator json;

    JsonFields(JsonGenerator json) {
        this.json = json;
    }

    void open() throws IOException {
        json.writeStartObject();
    }

    void close() throws IOException {
        json.writeEndObject();
    }

    void object(String name, Content content) throws IOException {
        json.writeObjectFieldStart(name);
        content.write();
        json.writeEndObject();
    }

    <T> void objects(String name, List<T> values, ContentOf<T> content) throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values) {
            json.writeStartObject();
            content.write(value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void text(String name, String value) throws IOException {
        json.writeStringField(name, value);
    }

    void whole(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    void number(String name, OptionalDouble value) throws IOException {
        number(name, value.orElse(Double.NaN));
    }

    void number(String name, double value) throws IOException {
        json.writeFieldName(name);
        number(value, SINGLE);
    }

    void strings(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    void numbers(String name, double[] values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            number(value, SERIES);
        }
        json.writeEndArray();
    }

    void causes(String name, Map<String, Double> requests) throws IOException {
        json.writeObjectFieldStart(name);
        // The record does not promise an order, the file does.
        for (Map.Entry<String, Double> cause : new TreeMap<>(requests).entrySet()) {
            number(cause.getKey(), cause.getValue());
        }
        json.writeEndObject();
    }

    private void number(double value, int decimals) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(Figures.plain(value, decimals));
        } else {
            json.writeNull();
        }
    }

    /** Writes the fields of an object. */
    interface Content {
        void write() throws IOException;
    }

    /** Writes the fields of an object that spells a value. */
    interface ContentOf<T> {
        void write(T value) throws IOException;
    }
}
