package dev.tenfold.inject.sink;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A message of protocol buffers taken apart without its description: fields by number, in the order of the bytes. */
final class Proto {
    private final TreeMap<Integer, List<Object>> fields = new TreeMap<>();

    static Proto read(byte[] bytes) {
        Proto message = new Proto();
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        try {
            while (!in.isAtEnd()) {
                int tag = in.readTag();
                Object value = switch (WireFormat.getTagWireType(tag)) {
                    case WireFormat.WIRETYPE_VARINT -> in.readRawVarint64();
                    case WireFormat.WIRETYPE_FIXED64 -> in.readRawLittleEndian64();
                    case WireFormat.WIRETYPE_LENGTH_DELIMITED -> in.readByteArray();
                    default -> throw new IOException("tag " + tag);
                };
                message.fields
                        .computeIfAbsent(WireFormat.getTagFieldNumber(tag), field -> new ArrayList<>())
                        .add(value);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return message;
    }

    private List<Object> all(int field) {
        return fields.getOrDefault(field, List.of());
    }

    boolean has(int field) {
        return fields.containsKey(field);
    }

    List<Proto> parts(int field) {
        return all(field).stream().map(bytes -> read((byte[]) bytes)).toList();
    }

    Proto part(int field) {
        return parts(field).get(0);
    }

    List<String> texts(int field) {
        return all(field).stream()
                .map(bytes -> new String((byte[]) bytes, StandardCharsets.UTF_8))
                .toList();
    }

    String text(int field) {
        return texts(field).get(0);
    }

    long number(int field) {
        return all(field).isEmpty() ? 0 : (Long) all(field).get(0);
    }

    double real(int field) {
        return Double.longBitsToDouble(number(field));
    }

    /** Packed numbers of variable length. */
    List<Integer> packed(int field) {
        List<Integer> numbers = new ArrayList<>();
        CodedInputStream in = CodedInputStream.newInstance((byte[]) all(field).get(0));
        try {
            while (!in.isAtEnd()) {
                numbers.add(in.readUInt32());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return numbers;
    }

    /** Packed numbers of eight bytes. */
    List<Long> packedFixed(int field) {
        List<Long> numbers = new ArrayList<>();
        CodedInputStream in = CodedInputStream.newInstance((byte[]) all(field).get(0));
        try {
            while (!in.isAtEnd()) {
                numbers.add(in.readFixed64());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return numbers;
    }
}
