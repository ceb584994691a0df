package dev.tenfold.inject.platform.kubernetes;

import com.google.protobuf.CodedOutputStream;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;

/**
 * A field of a {@link Message}.
 *
 * @param name in JSON
 * @param number in protocol buffers
 * @param form how its value is written
 * @param inner what its value is, if that is a message; null otherwise
 */
record Field(String name, int number, Form form, Message inner) {
    Field(String name, int number, Form form) {
        this(name, number, form, null);
    }

    static Field text(String name, int number) {
        return new Field(name, number, Form.TEXT);
    }

    static Field of(String name, int number, Message inner) {
        return new Field(name, number, Form.MESSAGE, inner);
    }

    static Field each(String name, int number, Message inner) {
        return new Field(name, number, Form.MESSAGES, inner);
    }

    /** Writes the value that stands in JSON; nothing for null. */
    void write(Object value, CodedOutputStream out) throws IOException {
        if (value == null) {
            return;
        }
        switch (form) {
            case MESSAGE -> out.writeByteArray(number, inner.bytes((JsonObject) value));
            case MESSAGES -> {
                for (Object item : (JsonArray) value) {
                    out.writeByteArray(number, inner.bytes((JsonObject) item));
                }
            }
            default -> form.write(number, value, out);
        }
    }
}
