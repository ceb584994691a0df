package dev.tenfold.inject.sink;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A message of protocol buffers in the making; the parts of it are written in the order of the calls. */
final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes, 64);

    /** One act of writing, which cannot fail in memory. */
    private interface Act {
        void write(CodedOutputStream out) throws IOException;
    }

    private Message then(Act act) {
        try {
            act.write(out);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Message text(int field, String text) {
        return then(stream -> stream.writeString(field, text));
    }

    Message number(int field, int number) {
        return then(stream -> stream.writeUInt32(field, number));
    }

    Message fixed(int field, long number) {
        return then(stream -> stream.writeFixed64(field, number));
    }

    Message real(int field, double number) {
        return then(stream -> stream.writeDouble(field, number));
    }

    Message part(int field, Message part) {
        return then(stream -> stream.writeByteArray(field, part.bytes()));
    }

    /** Many numbers in one field. */
    Message fixeds(int field, List<Long> numbers) {
        Message packed = new Message();
        numbers.forEach(number -> packed.then(stream -> stream.writeFixed64NoTag(number)));
        return part(field, packed);
    }

    /** Many numbers in one field. */
    Message reals(int field, List<Double> numbers) {
        Message packed = new Message();
        numbers.forEach(number -> packed.then(stream -> stream.writeDoubleNoTag(number)));
        return part(field, packed);
    }

    byte[] bytes() {
        then(CodedOutputStream::flush);
        return bytes.toByteArray();
    }
}
