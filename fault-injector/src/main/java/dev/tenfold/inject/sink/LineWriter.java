package dev.tenfold.inject.sink;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** Puts lines into packets, as many as fit; a line that is longer goes alone. */
final class LineWriter {
    private final int most;
    private final List<Buffer> packets = new ArrayList<>();
    private Buffer packet;

    /** @param most bytes in a packet */
    LineWriter(int most) {
        this.most = most;
    }

    /** Adds a line, which ends with a line feed. */
    void line(byte[] line) {
        if (packet == null || packet.length() + line.length > most) {
            packet = Buffer.buffer(Math.min(most, 1 << 16));
            packets.add(packet);
        }
        packet.appendBytes(line);
    }

    /** The packets, in order. */
    List<Buffer> packets() {
        return packets;
    }
}
