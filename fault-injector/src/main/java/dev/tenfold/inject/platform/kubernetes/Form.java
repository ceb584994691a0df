package dev.tenfold.inject.platform.kubernetes;

import com.google.protobuf.CodedOutputStream;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** How a value that stands in JSON is written in protocol buffers. */
enum Form {
    /** A string. */
    TEXT {
        @Override
        void write(int number, Object value, CodedOutputStream out) throws IOException {
            out.writeString(number, (String) value);
        }
    },
    /** A whole number. */
    WHOLE {
        @Override
        void write(int number, Object value, CodedOutputStream out) throws IOException {
            out.writeInt64(number, ((Number) value).longValue());
        }
    },
    /** {@code meta.v1 Time}: seconds since 1970. */
    TIME {
        @Override
        void write(int number, Object value, CodedOutputStream out) throws IOException {
            long seconds = Instant.parse((String) value).getEpochSecond();
            out.writeByteArray(number, Message.bytes(inner -> {
                inner.writeInt64(1, seconds);
                inner.writeInt32(2, 0);
            }));
        }
    },
    /** {@code meta.v1 Duration}: nanoseconds, from seconds such as {@code 15s} or {@code 1.5s}. */
    DURATION {
        @Override
        void write(int number, Object value, CodedOutputStream out) throws IOException {
            String seconds = ((String) value).replaceFirst("s$", "");
            long nanos = new BigDecimal(seconds).movePointRight(9).longValueExact();
            out.writeByteArray(number, Message.bytes(inner -> inner.writeInt64(1, nanos)));
        }
    },
    /** {@code resource.Quantity}: the text of the quantity in a message of its own. */
    QUANTITY {
        @Override
        void write(int number, Object value, CodedOutputStream out) throws IOException {
            out.writeByteArray(number, Message.bytes(inner -> inner.writeString(1, (String) value)));
        }
    },
    /** A map of strings. */
    TEXTS {
        @Override
        void write(int number, Object value, CodedOutputStream out) throws IOException {
            writeMap(number, (JsonObject) value, TEXT, out);
        }
    },
    /** A map of quantities. */
    QUANTITIES {
        @Override
        void write(int number, Object value, CodedOutputStream out) throws IOException {
            writeMap(number, (JsonObject) value, QUANTITY, out);
        }
    },
    /** A message, which its field writes. */
    MESSAGE,
    /** Many messages, which their field writes. */
    MESSAGES;

    void write(int number, Object value, CodedOutputStream out) throws IOException {
        throw new IllegalStateException(this + " is written by its field");
    }

    private static void writeMap(int number, JsonObject map, Form values, CodedOutputStream out) throws IOException {
        for (Map.Entry<String, Object> entry : map) {
            out.writeByteArray(number, Message.bytes(inner -> {
                inner.writeString(1, entry.getKey());
                values.write(2, entry.getValue(), inner);
            }));
        }
    }
}
