package dev.tenfold.inject.platform.cloudwatch;

import java.math.BigDecimal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads CBOR as trees of maps, lists, texts, numbers, truth values and instants. */
final class CborReader {
    private static final int DEEPEST = 32;
    private static final int INDEFINITE = 31;
    /** Stands for the end of an indefinite list or map. */
    private static final Object BREAK = new Object();

    private final ByteBuffer in;

    private CborReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    /** @throws AwsFault if it is no CBOR, or more than one value */
    static Object read(byte[] bytes) {
        CborReader reader = new CborReader(bytes);
        try {
            Object value = reader.value(0);
            if (value != BREAK && !reader.in.hasRemaining()) {
                return value;
            }
        } catch (BufferUnderflowException truncated) {
            // The same complaint as of other malformed bodies.
        }
        throw malformed();
    }

    private static AwsFault malformed() {
        return AwsFault.serialization("the body is no CBOR");
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw malformed();
        }
        int head = in.get() & 0xff;
        int detail = head & 0x1f;
        return switch (head >> 5) {
            case 0 -> number(detail);
            case 1 -> -1 - number(detail);
            case 2, Cbor.TEXT -> text(detail);
            case Cbor.LIST -> list(detail, depth);
            case Cbor.MAP -> map(detail, depth);
            case Cbor.TAG -> tagged(detail, depth);
            default -> simple(detail);
        };
    }

    private long number(int detail) {
        return switch (detail) {
            case 24 -> in.get() & 0xffL;
            case 25 -> in.getShort() & 0xffffL;
            case 26 -> in.getInt() & 0xffff_ffffL;
            case 27 -> in.getLong();
            default -> {
                if (detail > 27) {
                    throw malformed();
                }
                yield detail;
            }
        };
    }

    private String text(int detail) {
        if (detail == INDEFINITE) {
            StringBuilder text = new StringBuilder();
            while ((in.get(in.position()) & 0xff) != 0xff) {
                text.append(text(in.get() & 0x1f));
            }
            in.get();
            return text.toString();
        }
        byte[] bytes = new byte[length(detail)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private int length(int detail) {
        long length = number(detail);
        // Each item takes a byte at least: what is longer than the rest is a lie, and must not be believed with memory.
        if (length < 0 || length > in.remaining()) {
            throw malformed();
        }
        return (int) length;
    }

    private List<Object> list(int detail, int depth) {
        List<Object> list = new ArrayList<>();
        if (detail == INDEFINITE) {
            for (Object each = value(depth + 1); each != BREAK; each = value(depth + 1)) {
                list.add(each);
            }
            return list;
        }
        int length = length(detail);
        for (int i = 0; i < length; i++) {
            list.add(whole(depth));
        }
        return list;
    }

    private Map<String, Object> map(int detail, int depth) {
        Map<String, Object> map = new TreeMap<>();
        boolean indefinite = detail == INDEFINITE;
        int length = indefinite ? Integer.MAX_VALUE : length(detail);
        for (int i = 0; i < length; i++) {
            Object key = value(depth + 1);
            if (key == BREAK && indefinite) {
                return map;
            }
            if (!(key instanceof String name)) {
                throw malformed();
            }
            map.put(name, whole(depth));
        }
        return map;
    }

    /** A value that must not be the end of something indefinite; null if it is null. */
    private Object whole(int depth) {
        Object value = value(depth + 1);
        if (value == BREAK) {
            throw malformed();
        }
        return value;
    }

    private Object tagged(int detail, int depth) {
        long tag = number(detail);
        Object value = whole(depth);
        if (tag != Cbor.EPOCH_SECONDS) {
            return value;
        }
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            throw malformed();
        }
        double millis = Math.floor(number.doubleValue() * 1000 + 0.5);
        return Instant.ofEpochMilli((long) millis);
    }

    private Object simple(int detail) {
        return switch (detail) {
            case 20 -> false;
            case 21 -> true;
            case 22, 23 -> null;
            case 25 -> half(in.getShort());
            case 26 -> plain(in.getFloat());
            case 27 -> plain(in.getDouble());
            case INDEFINITE -> BREAK;
            default -> throw malformed();
        };
    }

    /** Numbers are asked for as texts, of which a decimal has the same on every JDK. */
    private static Object plain(double number) {
        return Double.isFinite(number) ? new BigDecimal(number) : Double.valueOf(number);
    }

    private static Object half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double size = exponent == 0
                ? Math.scalb((double) fraction, -24)
                : exponent == 31
                        ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                        : Math.scalb(fraction + 1024.0, exponent - 25);
        return plain(bits < 0 ? -size : size);
    }
}
