package dev.tenfold.inject.sink;

import com.google.protobuf.CodedOutputStream;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The block format of snappy, which remote write is compressed with. Netty's encoder is made for frames of at most 64
 * KB and remembers positions in 16 bits: of more it makes garbage. So that it is given pieces, whose lengths are then
 * left out; a copy never reaches out of its piece, and pieces one after the other are a block again.
 *
 * @see <a href="https://github.com/google/snappy/blob/main/format_description.txt">the format</a>
 */
final class Snappy {
    private static final int PIECE = 1 << 15;

    private Snappy() {}

    /** Compresses. */
    static Buffer compress(byte[] plain) {
        ByteBuf block = Unpooled.buffer(plain.length / 4 + 64);
        block.writeBytes(varint(plain.length));
        ByteBuf encoded = Unpooled.buffer(PIECE + PIECE / 6 + 32);
        var encoder = new io.netty.handler.codec.compression.Snappy();
        for (int from = 0; from < plain.length; from += PIECE) {
            int length = Math.min(PIECE, plain.length - from);
            encoded.clear();
            encoder.reset();
            encoder.encode(Unpooled.wrappedBuffer(plain, from, length), encoded, length);
            encoded.skipBytes(CodedOutputStream.computeUInt32SizeNoTag(length));
            block.writeBytes(encoded);
        }
        return Buffer.buffer(Arrays.copyOf(block.array(), block.readableBytes()));
    }

    private static byte[] varint(int number) {
        byte[] bytes = new byte[CodedOutputStream.computeUInt32SizeNoTag(number)];
        try {
            CodedOutputStream.newInstance(bytes).writeUInt32NoTag(number);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes;
    }
}
