package dev.tenfold.inject.sink;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;

/** The block format of snappy, which remote write is compressed with. */
final class Snappy {
    private Snappy() {}

    /** Compresses. */
    static Buffer compress(byte[] plain) {
        ByteBuf in = Unpooled.wrappedBuffer(plain);
        ByteBuf out = Unpooled.buffer(plain.length / 4 + 64);
        new io.netty.handler.codec.compression.Snappy().encode(in, out, plain.length);
        return Buffer.buffer(java.util.Arrays.copyOf(out.array(), out.readableBytes()));
    }
}
