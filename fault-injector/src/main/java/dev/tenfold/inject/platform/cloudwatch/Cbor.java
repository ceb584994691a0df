package dev.tenfold.inject.platform.cloudwatch;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Writes trees of maps, lists, texts, numbers, truth values and instants as CBOR.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8949">RFC 8949</a>
 * @see <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">Smithy RPC v2 CBOR</a>
 */
final class Cbor {
    static final int TEXT = 3;
    static final int LIST = 4;
    static final int MAP = 5;
    static final int TAG = 6;
    static final int SIMPLE = 7;
    static final int EPOCH_SECONDS = 1;
    private static final int FALSE = 20;
    private static final int TRUE = 21;
    private static final int DOUBLE = 27;

    private Cbor() {}

    static byte[] bytes(Object tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(tree, new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Object value, DataOutputStream out) throws IOException {
        if (value instanceof Map<?, ?> map) {
            head(MAP, map.size(), out);
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                write(entry.getKey(), out);
                write(entry.getValue(), out);
            }
        } else if (value instanceof List<?> list) {
            head(LIST, list.size(), out);
            for (Object each : list) {
                write(each, out);
            }
        } else if (value instanceof Boolean flag) {
            head(SIMPLE, flag ? TRUE : FALSE, out);
        } else if (value instanceof Integer number) {
            head(number < 0 ? 1 : 0, number < 0 ? -1L - number : number, out);
        } else if (value instanceof Double number) {
            writeDouble(number, out);
        } else if (value instanceof Instant instant) {
            head(TAG, EPOCH_SECONDS, out);
            writeDouble(instant.toEpochMilli() / 1000.0, out);
        } else {
            byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
            head(TEXT, text.length, out);
            out.write(text);
        }
    }

    private static void writeDouble(double number, DataOutputStream out) throws IOException {
        out.writeByte(SIMPLE << 5 | DOUBLE);
        out.writeDouble(number);
    }

    private static void head(int major, long number, DataOutputStream out) throws IOException {
        int kind = major << 5;
        if (number < 24) {
            out.writeByte((int) (kind | number));
        } else if (number < 1 << 8) {
            out.writeByte(kind | 24);
            out.writeByte((int) number);
        } else if (number < 1 << 16) {
            out.writeByte(kind | 25);
            out.writeShort((int) number);
        } else {
            out.writeByte(kind | 26);
            out.writeInt((int) number);
        }
    }
}
