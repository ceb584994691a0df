package dev.tenfold.prometheus;

import dev.tenfold.metric.Labels;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The body of a remote-write 1.0 request: protocol buffers in the snappy block format, which is written without
 * compressing, as one literal.
 *
 * @see <a href="https://prometheus.io/docs/specs/prw/remote_write_spec/">the specification</a>
 * @see <a href="https://github.com/google/snappy/blob/main/format_description.txt">snappy's format</a>
 */
public final class RemoteWrite {
    private static final int BYTES = 2;
    private static final int FIXED64 = 1;
    private static final int VARINT = 0;

    private final Map<Labels, ByteArrayOutputStream> series = new LinkedHashMap<>();

    /** Adds a sample; those of one series in the order of time. */
    public RemoteWrite add(Labels labels, long timeMillis, double value) {
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        tag(sample, 1, FIXED64);
        ByteBuffer bits = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        sample.writeBytes(bits.putLong(Double.doubleToRawLongBits(value)).array());
        tag(sample, 2, VARINT);
        varint(sample, timeMillis);
        message(series.computeIfAbsent(labels, RemoteWrite::header), 2, sample.toByteArray());
        return this;
    }

    private static ByteArrayOutputStream header(Labels labels) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        labels.forEach((name, value) -> {
            ByteArrayOutputStream label = new ByteArrayOutputStream();
            message(label, 1, name.getBytes(StandardCharsets.UTF_8));
            message(label, 2, value.getBytes(StandardCharsets.UTF_8));
            message(header, 1, label.toByteArray());
        });
        return header;
    }

    /** Whether it holds no sample. */
    public boolean isEmpty() {
        return series.isEmpty();
    }

    /** The request's body. */
    public byte[] body() {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        series.values().forEach(each -> message(request, 1, each.toByteArray()));
        return snappy(request.toByteArray());
    }

    private static byte[] snappy(byte[] plain) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        varint(block, plain.length);
        int most = 1 << 16;
        for (int at = 0; at < plain.length; at += most) {
            int length = Math.min(most, plain.length - at);
            // A literal whose length less one takes two bytes.
            block.write(61 << 2);
            block.write(length - 1);
            block.write((length - 1) >> 8);
            block.write(plain, at, length);
        }
        return block.toByteArray();
    }

    private static void message(ByteArrayOutputStream out, int field, byte[] content) {
        tag(out, field, BYTES);
        varint(out, content.length);
        out.writeBytes(content);
    }

    private static void tag(ByteArrayOutputStream out, int field, int type) {
        varint(out, field << 3 | type);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
